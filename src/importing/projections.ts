import { ImportError } from './error.ts';
import { cellNumber, readSheet } from './sheet.ts';
import { openWorkbook, type Row } from './xlsx.ts';

/** What the Employment Projections say of one occupation. */
export interface Projection {
  code: string;
  title: string;
  /** Jobs of the base year, the self-employed included. */
  jobs: number | null;
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
  rows: Map<string, Projection>;
  skipped: Record<string, number>;
}

/**
 * Reads `occupation.xlsx`: the table that holds projections and worker characteristics together, which is
 * 1.2 since the 2024–34 edition and 1.7 before. Employment and openings are in thousands there.
 */
export async function readProjections(path: string): Promise<Projections> {
  const book = await openWorkbook(path);
  try {
    for (const sheet of ['Table 1.2', 'Table 1.7']) {
      if (!book.sheets.includes(sheet)) continue;
      const table = await readTableOf(book, sheet);
      if (table) return table;
    }
    throw new ImportError(
      { file: book.file },
      'has no table 1.2 or 1.7 with both projections and typical education',
    );
  } finally {
    book.close();
  }
}

const isHeader = (row: Row) => row.some((cell) => /occupation type/i.test(cell ?? ''));

async function readTableOf(
  book: Awaited<ReturnType<typeof openWorkbook>>,
  sheet: string,
): Promise<Projections | null> {
  const rows = new Map<string, Projection>();
  let period: string | null = null;
  let complete = true;
  let summaries = 0;
  await book.rows(sheet, (row) => {
    if (!isHeader(row)) return undefined;
    const titles = row.map((cell) => cell ?? '');
    period =
      titles
        .map((title) => /(20\d{2})[–-](\d{2})/.exec(title))
        .find(Boolean)
        ?.slice(1, 3)
        .join('–') ?? null;
    complete = titles.some((title) => /typical education/i.test(title));
    return false;
  });
  if (!complete) return null;
  await readSheet(book, sheet, isHeader, (row, columns, number) => {
    const code = row[columns.of('matrix code')]?.trim();
    const type = row[columns.of('occupation type')]?.trim().toLowerCase();
    if (!code || !type) return;
    if (type !== 'line item') {
      summaries += 1;
      return;
    }
    if (!/^\d{2}-\d{4}$/.test(code)) {
      throw new ImportError({ file: book.file, row: number }, `“${code.slice(0, 20)}” is no occupation code`);
    }
    const thousands = (at: number) => {
      const value = cellNumber(row[at], 1);
      return value === null ? null : Math.round(value * 1000);
    };
    rows.set(code, {
      code,
      title: (row[columns.of('matrix title')] ?? '').trim(),
      jobs: thousands(columns.of('employment, 20')),
      growth: cellNumber(row[columns.of('employment change, percent')], 1),
      openings: thousands(columns.of('occupational openings')),
      wage: wageIn(row[columns.of('median annual wage')]),
      education: textIn(row[columns.of('typical education')]),
      experience: textIn(row[columns.of('work experience')]),
      training: textIn(row[columns.of('on-the-job training')]),
    });
  });
  if (rows.size === 0) throw new ImportError({ file: book.file }, `${sheet} holds no line item`);
  if (period === null)
    throw new ImportError({ file: book.file }, `${sheet} does not say its period in the header`);
  const baseYear = Number((period as string).slice(0, 4));
  return { period, baseYear, rows, skipped: { 'projection rows that sum up others': summaries } };
}

/** "—" is no data. */
function textIn(text: string | undefined): string | null {
  const trimmed = text?.trim() ?? '';
  return trimmed === '' || /^[—–-]$/.test(trimmed) ? null : trimmed;
}

function wageIn(text: string | undefined): Projection['wage'] {
  const capped = text?.trim().startsWith('>=') ?? false;
  const value = cellNumber(text?.replace('>=', ''), 0);
  return value === null ? null : { value, capped };
}
