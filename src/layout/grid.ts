import type { Answer, AnswerTable, Section } from '../contract/answer.ts';

/** Values of an answer side by side, as a sheet or a document holds them. */
export interface Grid {
  columns: string[];
  rows: { label: string; cells: string[]; sources: string[] }[];
}

/** The separator between the items of a list in one cell. */
const BETWEEN_ITEMS = '; ';

/** Returns the table of an answer and, below it, its lists with a column a role. */
export function gridOf(answer: Omit<Answer, 'text'>): Grid {
  const table: AnswerTable = answer.table ?? { columns: columnsOf(answer), rows: [] };
  const titles = new Map(answer.sources.map(({ id, title }) => [id, title]));
  const facts = new Map(answer.facts.map((fact) => [fact.id, titles.get(fact.source) ?? fact.source]));
  const rows = table.rows.map(({ label, cells }) => ({
    label,
    cells: cells.map(({ text }) => text),
    sources: [...new Set(cells.flatMap((cell) => cell.facts.flatMap((id) => facts.get(id) ?? [])))],
  }));
  return { columns: table.columns, rows: [...rows, ...listRows(answer, table.columns, titles)] };
}

/** The columns of an answer without a table: its roles, or one for a list that is of none of them. */
function columnsOf({ roles, sections }: Omit<Answer, 'text'>): string[] {
  const listed = sections.length === 0 || roles.some(({ id }) => sections.some(({ role }) => role === id));
  return listed ? roles.map(({ title }) => title) : [''];
}

/** Returns a row for each thing that lists hold; roles without a column in the table are named in the first cell. */
function listRows(
  { sections, roles, facts }: Omit<Answer, 'text'>,
  columns: readonly string[],
  sources: ReadonlyMap<string, string>,
): Grid['rows'] {
  const headings = Map.groupBy(sections, (section) => listHeading(section, roles));
  return [...headings].map(([label, lists]) => {
    const cells = columns.map(() => '');
    for (const { role, items } of lists) {
      const title = roles.find(({ id }) => id === role)?.title;
      const at = columns.indexOf(title ?? '');
      const words = items.join(BETWEEN_ITEMS);
      if (at >= 0) cells[at] = words;
      else if (cells.length > 0)
        cells[0] = [cells[0], title ? `${title}: ${words}` : words].filter(Boolean).join('\n');
    }
    const from = facts
      .filter((fact) => lists.some(({ field }) => field === fact.field))
      .map(({ source }) => sources.get(source) ?? source);
    return { label, cells, sources: [...new Set(from)] };
  });
}

/** Returns what a list holds ("Top skills"), without the role that its title may name ("Top skills, Baker"). */
export function listHeading({ title, role }: Section, roles: Answer['roles']): string {
  const of = `, ${roles.find(({ id }) => id === role)?.title ?? role}`;
  return title.endsWith(of) ? title.slice(0, -of.length) : title;
}
