import type { Source, StoredFact } from '../../contract/schema.ts';
import { ImportError } from '../error.ts';
import { openTable } from '../locate.ts';
import { readSheet, type SheetRow } from '../sheet.ts';
import type { Row } from '../xlsx.ts';
import { censusOf, titleKey } from './crosswalks.ts';
import { type Context, period, type Subject } from './source.ts';

/** A table of the Current Population Survey by occupation title, as it is printed: it has titles and no codes. */
export interface CpsTable<Line extends { title: string }> {
  year: string;
  /** By {@link titleKey}. */
  byTitle: Map<string, Line>;
  /** The month that the averages leave out, where the file says so. */
  without: string | null;
}

/**
 * Reads the first sheet of a table.
 * @param header the title of a column that only the row of titles has; the year stands beside or above it.
 */
export async function readCpsTable<Line extends { title: string }>(
  path: string,
  { like, example }: { like: RegExp; example: string },
  header: RegExp,
  lineOf: (row: SheetRow, title: string) => Line,
): Promise<CpsTable<Line>> {
  using book = await openTable(path, like, example);
  let year: string | undefined;
  let without: string | null = null;
  const byTitle: CpsTable<Line>['byTitle'] = new Map();
  const isHeader = (row: Row) => {
    for (const cell of row) year ??= /\b20\d{2}\b/.exec(cell ?? '')?.[0];
    return row.some((cell) => header.test(cell?.trim() ?? ''));
  };
  await readSheet(book, book.sheets[0] ?? '', isHeader, (row) => {
    const title = row.first();
    without ??= /averages that exclude ([A-Z][a-z]+)/.exec(title)?.[1] ?? null;
    // A group's heading and the notes at the foot have a first cell only; an occupation of its title comes after it.
    if (title !== '' && row.width > 2) byTitle.set(titleKey(title), lineOf(row, title));
  });
  if (year === undefined) throw new ImportError({ file: book.file }, 'does not say its year in the header');
  if (byTitle.size === 0) throw new ImportError({ file: book.file }, 'holds no occupation');
  return { year, byTitle, without };
}

/** The period of a table, as its source has it. */
export const averages = (year: string): string => `${year} annual averages`;

/** Returns the line of a role's census occupation as a fact of a field, said to be wider where that holds others too. */
export function censusFact<Line extends { title: string }>(
  field: string,
  value: (line: Line) => StoredFact['value'] | null,
  { kind, code }: Subject,
  { byTitle }: CpsTable<Line>,
  source: Source,
  context: Context,
): { fact: StoredFact; line: Line } | null {
  const census = kind === 'role' ? censusOf(code, context.read('crosswalks')) : null;
  const line = census ? byTitle.get(census.key) : undefined;
  const figure = line && value(line);
  if (!census || !line || figure == null) return null;
  const { exact, prefix } = census.entry;
  const own = exact && code.endsWith('.00');
  // By its code, the one that the figure is published for and its parts are told to be one.
  const wider = own ? {} : { wider: { title: line.title, ...(exact ? { code: prefix } : {}) } };
  return { fact: { field, value: figure, source: source.id, ...period(source), ...wider }, line };
}
