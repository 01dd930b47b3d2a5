import type { Answer } from '../contract/answer.ts';
import { listHeading } from './grid.ts';
import { clean } from './width.ts';

/** The characters that Markdown would read as markup inside a line. */
const MARKUP = /[\\`*_{}[\]<>|~#]/g;
/** The text that Markdown would read as a list or a heading at the start of a line. */
const LINE_START = /^(\d*)([-+=.)])(?=\s)/;

/** Returns the whole answer as Markdown with GitHub's tables: lead, table, lists, notes, sources. */
export function renderMarkdown(answer: Omit<Answer, 'text'>): string {
  const blocks = [
    ...answer.lead.split('\n').map(escaped),
    tableOf(answer.table),
    ...listsOf(answer),
    choicesOf(answer),
    answer.notes.map((note) => `> ${escaped(note)}`).join('\n>\n'),
    answer.sources.map(sourceOf).join('\n'),
  ];
  return `${blocks.filter((block) => block.trim() !== '').join('\n\n')}\n`;
}

function tableOf(table: Answer['table']): string {
  if (table === null || table.rows.length === 0) return '';
  const line = (cells: readonly string[]) => `| ${cells.map(escaped).join(' | ')} |`;
  const rule = `|${' --- |'.repeat(table.columns.length + 1)}`;
  const rows = table.rows.map(({ label, cells }) => line([label, ...cells.map(({ text }) => text)]));
  return [line(['', ...table.columns]), rule, ...rows].join('\n');
}

/** A heading for each kind of list; with several roles the role below it. */
function listsOf({ sections, roles }: Omit<Answer, 'text'>): string[] {
  const titles = new Map(roles.map(({ id, title }) => [id, title]));
  return sections.flatMap((section, at) => {
    const { role, items, more } = section;
    const before = sections[at - 1];
    const holds = listHeading(section, roles);
    const heading = before && listHeading(before, roles) === holds ? [] : [`### ${escaped(holds)}`];
    const title = titles.size > 1 ? titles.get(role) : undefined;
    const name = title === undefined ? [] : [`**${escaped(title)}**`];
    const lines = items.map((item) => `- ${escaped(item)}`);
    return [...heading, ...name, [...lines, ...(more > 0 ? [`- and ${more} more`] : [])].join('\n')];
  });
}

/** Returns the list of choices of an answer that asks back. */
function choicesOf({ outcome, choices }: Omit<Answer, 'text'>): string {
  if (outcome === 'answer') return '';
  return choices.map(({ label }) => `- ${escaped(label)}`).join('\n');
}

function sourceOf({ title, publisher, asOf, url }: Answer['sources'][number]): string {
  const name = url
    ? `[${escaped(title)}](<${url.replaceAll(/[<>\s]/g, encodeURIComponent)}>)`
    : escaped(title);
  return `- Source: ${name} (${escaped(publisher)}, ${asOf ? escaped(asOf) : 'undated'})`;
}

/** One line whose characters all stand for themselves. */
function escaped(text: string): string {
  return clean(text).replace(MARKUP, '\\$&').replace(LINE_START, '$1\\$2');
}
