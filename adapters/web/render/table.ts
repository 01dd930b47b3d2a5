import { html } from 'hono/html';
import type { Answer, AnswerTable, Section, TableCell, TableRow } from '../../../src/contract/answer.ts';
import { listHeading } from '../../../src/layout/grid.ts';
import type { Html } from './types.ts';

/** With more columns than these a narrow screen shows the roles below one another, figure by figure. */
const NARROW_COLUMNS = 2;
/** With more than these every screen moves along them. */
const WIDE_COLUMNS = 5;

/** The figures side by side. Roles are named in the markup where a style that stacks cells takes the meaning of a table. */
export function tableHtml(table: AnswerTable, caption: string): Html {
  const columns = table.columns.length;
  const fit =
    columns > WIDE_COLUMNS ? 'scroll wide many' : columns > NARROW_COLUMNS ? 'scroll wide' : 'scroll';
  return html`<div class="${fit}" role="group" aria-label="${caption}" tabindex="0"><table role="table">
<caption class="unseen">${caption}</caption>
<thead role="rowgroup"><tr role="row"><td role="cell"></td>${table.columns.map((title) => html`<th scope="col" role="columnheader">${title}</th>`)}</tr></thead>
<tbody role="rowgroup">${table.rows.map((row) => rowHtml(row, table.columns))}</tbody></table></div>`;
}

/** Where roles stand below one another, what all have in the same words is shown once. */
function rowHtml({ label, cells }: TableRow, titles: readonly string[]): Html {
  const alike = cells.length > 1 && cells.every(({ text }) => text === cells[0]?.text);
  const cellHtml = ({ text, missing }: TableCell, at: number) => {
    const classes = [missing ? 'missing' : '', alike && at > 0 ? 'same' : ''].filter(Boolean).join(' ');
    return html`<td role="cell" data-of="${alike ? 'All' : titles[at]}"${classes ? html` class="${classes}"` : ''}>${text}</td>`;
  };
  return html`<tr role="row"><th scope="row" role="rowheader">${label}</th>${cells.map(cellHtml)}</tr>`;
}

/** Lists by what they hold (duties, skills), a column a role. */
export function sectionsHtml({ sections, roles }: Answer): Html[] {
  const titles = new Map(roles.map(({ id, title, short }) => [id, short ?? title]));
  const headings = Map.groupBy(sections, (section) => listHeading(section, roles));
  return [...headings].map(([heading, lists]) => {
    return html`<section class="lists"><h3>${heading}</h3><div class="columns">${lists.map((list) =>
      listHtml(list, titles.size > 1 ? (titles.get(list.role) ?? null) : null, lists.length === 1),
    )}</div></section>`;
  });
}

/** A list that stands alone has room for columns. */
function listHtml({ items, more }: Section, role: string | null, alone: boolean): Html {
  return html`<div>${role === null ? '' : html`<h4>${role}</h4>`}<ul${alone ? html` class="alone"` : ''}>${items.map((item) => html`<li>${item}</li>`)}${
    more > 0 ? html`<li class="quiet">and ${more} more</li>` : ''
  }</ul></div>`;
}
