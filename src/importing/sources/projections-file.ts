import { ImportError } from '../error.ts';
import { openTable } from '../locate.ts';
import { readSheet, type SheetRow } from '../sheet.ts';
import type { Row, Workbook } from '../xlsx.ts';

/** The Employment Projections of one occupation. */
export interface Projection {
  code: string;
  title: string;
  /** Jobs of the base year, the self-employed included. */
  jobs: number | null;
  /** Jobs of the last year that is projected, and how many more they are than those of the base year. */
  ahead: number | null;
  change: number | null;
  /** Percent over the whole period. */
  growth: number | null;
  openings: number | null;
  wage: { value: number; capped: boolean } | null;
  education: string | null;
  experience: string | null;
  training: string | null;
}

export interface Projections {
  /** "2024–34" */
  period: string;
  baseYear: number;
  /** Line items by code. */
  rows: Map<string, Projection>;
  /** The groups that sum them up, by code. */
  groups: Map<string, Projection>;
  /** Addresses of the pages of the Occupational Outlook Handbook that line items link to, by code. */
  pages: Map<string, string>;
}

/**
 * Reads `occupation.xlsx`: the table that holds projections and worker characteristics together, which is
 * 1.2 since the 2024–34 edition and 1.7 before. Employment and openings are in thousands there.
 */
export async function readProjections(path: string): Promise<Projections> {
  using book = await openTable(path, /^occupation.*\.xlsx$/i, 'occupation.xlsx');
  for (const sheet of ['Table 1.2', 'Table 1.7']) {
    if (!book.sheets.includes(sheet)) continue;
    const table = await readTableOf(book, sheet);
    if (table) return table;
  }
  throw new ImportError(
    { file: book.file },
    'has no table 1.2 or 1.7 with both projections and typical education',
  );
}

const isHeader = (row: Row) => row.some((cell) => /occupation type/i.test(cell ?? ''));

/** Returns the rows of one table; null for a table without education and training. */
async function readTableOf(book: Workbook, sheet: string): Promise<Projections | null> {
  const period = await periodOf(book, sheet);
  if (period === null) return null;
  const rows = new Map<string, Projection>();
  const groups = new Map<string, Projection>();
  const pages = new Map<string, string>();
  const links = await book.links(sheet);
  await readSheet(book, sheet, isHeader, (row) => {
    const code = row.text('matrix code');
    const type = row.text('occupation type').toLowerCase();
    if (code === '' || type === '') return;
    const page = links.get(row.number);
    if (page) pages.set(code, page);
    if (type === 'line item') rows.set(code, projectionOf(row, code, endOf(period)));
    else if (type === 'summary') groups.set(code, projectionOf(row, code, endOf(period)));
  });
  if (rows.size === 0) throw new ImportError({ file: book.file }, `${sheet} holds no line item`);
  return {
    period,
    baseYear: Number(period.slice(0, 4)),
    rows,
    groups,
    pages,
  };
}

/** "2024–34" by the titles of the columns, which carry it with either dash. */
async function periodOf(book: Workbook, sheet: string): Promise<string | null> {
  let header: string[] | undefined;
  await book.rows(sheet, (row) => {
    if (isHeader(row)) header = Array.from(row, (cell) => cell ?? '');
    return header === undefined;
  });
  if (!header?.some((title) => /typical education/i.test(title))) return null;
  const found = header
    .map((title) => /(20\d{2})[–-](\d{2})(?!\d)/.exec(title))
    .find((match) => match !== null);
  if (!found) throw new ImportError({ file: book.file }, `${sheet} does not say its period in the header`);
  return `${found[1]}–${found[2]}`;
}

/** "2034" of "2024–34". */
export const endOf = (period: string): string => `${period.slice(0, 2)}${period.slice(-2)}`;

function projectionOf(row: SheetRow, code: string, end: string): Projection {
  if (!/^\d{2}-\d{4}$/.test(code))
    throw row.fault('matrix code', `“${code.slice(0, 20)}” is no occupation code`);
  const thousands = (column: string) => {
    const value = row.amount(1, column);
    return value === null ? null : Math.round(value * 1000);
  };
  return {
    code,
    title: row.text('matrix title'),
    jobs: thousands('employment, 20'),
    ahead: thousands(`employment, ${end}`),
    change: thousands('employment change, numeric'),
    growth: row.amount(1, 'employment change, percent'),
    openings: thousands('occupational openings'),
    wage: wageIn(row),
    education: phraseIn(row, 'typical education'),
    experience: phraseIn(row, 'work experience'),
    training: phraseIn(row, 'on-the-job training'),
  };
}

/** Returns the text of a cell; null for "—", which marks missing data. */
function phraseIn(row: SheetRow, column: string): string | null {
  const text = row.text(column);
  return text === '' || /^[—–-]$/.test(text) ? null : text;
}

/** ">=$239,200" is at least that much. */
function wageIn(row: SheetRow): Projection['wage'] {
  const column = 'median annual wage';
  const bound = /^>=\s*\$?([\d,]+)$/.exec(row.text(column))?.[1];
  if (bound !== undefined) return { value: Number(bound.replaceAll(',', '')), capped: true };
  const value = row.amount(0, column);
  return value === null ? null : { value, capped: false };
}
