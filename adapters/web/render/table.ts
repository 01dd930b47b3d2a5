import { html } from 'hono/html';
import type { Answer, AnswerTable, Section } from '../../../src/contract/answer.ts';
import { listHeading } from '../../../src/layout/grid.ts';
import type { Html } from './types.ts';

/** Columns beyond these are set so that a narrow screen can move along them. */
const NARROW_COLUMNS = 2;

/** The figures side by side; the first column stays where the others move. */
export function tableHtml(table: AnswerTable, caption: string): Html {
  const wide = table.columns.length > NARROW_COLUMNS;
  return html`<div class="${wide ? 'scroll wide' : 'scroll'}" role="group" aria-label="${caption}" tabindex="0"><table>
<caption class="unseen">${caption}</caption>
<thead><tr><td></td>${table.columns.map((title) => html`<th scope="col">${title}</th>`)}</tr></thead>
<tbody>${table.rows.map(
    ({ label, cells }) =>
      html`<tr><th scope="row">${label}</th>${cells.map(
        ({ text, missing }) => html`<td${missing ? html` class="missing"` : ''}>${text}</td>`,
      )}</tr>`,
  )}</tbody></table></div>`;
}

/** Lists by what they hold (duties, skills), a column a role. */
export function sectionsHtml({ sections, roles }: Answer): Html[] {
  const titles = new Map(roles.map(({ id, title }) => [id, title]));
  const fields = [...new Set(sections.map(({ field }) => field))];
  return fields.map((field) => {
    const lists = sections.filter((section) => section.field === field);
    const [first] = lists;
    return html`<section class="lists"><h3>${first ? listHeading(first, roles) : field}</h3><div class="columns">${lists.map(
      (list) =>
        listHtml(list, titles.size > 1 ? (titles.get(list.role) ?? list.role) : null, lists.length === 1),
    )}</div></section>`;
  });
}

/** A list that stands alone has room for columns. */
function listHtml({ items, more }: Section, role: string | null, alone: boolean): Html {
  return html`<div>${role === null ? '' : html`<h4>${role}</h4>`}<ul${alone ? html` class="alone"` : ''}>${items.map((item) => html`<li>${item}</li>`)}${
    more > 0 ? html`<li class="quiet">and ${more} more</li>` : ''
  }</ul></div>`;
}
