import { ImportError } from './error.ts';
import { type Columns, cellNumber, readSheet } from './sheet.ts';
import { openWorkbook, type Row, type Workbook } from './xlsx.ts';

/** A wage: an amount, or "at least" it where the source caps it (`#`). */
export interface Wage {
  value: number;
  capped: boolean;
}

/** What OEWS publishes of one occupation in one area. */
export interface OewsRow {
  code: string;
  title: string;
  area: string;
  employment: number | null;
  yearly: Partial<Record<WageKey, Wage>>;
  hourly: Partial<Record<WageKey, Wage>>;
  /** Published by the year only (teachers, pilots), or by the hour only (actors, musicians). */
  only: 'year' | 'hour' | null;
}

export const WAGE_KEYS = ['mean', 'pct10', 'pct25', 'median', 'pct75', 'pct90'] as const;
export type WageKey = (typeof WAGE_KEYS)[number];

/** The cap that `#` stands for, by the notes of the files: dollars an hour and a year. */
const CAP = { hour: 115, year: 239_200 };

export interface Oews {
  year: number;
  rows: Map<string, OewsRow>;
  skipped: Record<string, number>;
}

/** Reads a national file: detailed occupations by code. The year is that of the sheet or file name. */
export async function readOews(path: string): Promise<Oews> {
  const rows = new Map<string, OewsRow>();
  const skipped: Record<string, number> = {};
  const { year } = await eachRow(path, (row, group) => {
    // Seven codes stand twice, as broad and as detailed: only the detailed row counts.
    if (group === 'detailed') rows.set(row.code, row);
    else skipped[`OEWS rows of level ${group}`] = (skipped[`OEWS rows of level ${group}`] ?? 0) + 1;
  });
  if (rows.size === 0) throw new ImportError({ file: path }, 'holds no row of level “detailed”');
  return { year, rows, skipped };
}

/** Reads a state or metropolitan file: median yearly wages by occupation and area. */
export async function readOewsAreas(
  path: string,
): Promise<{ year: number; byCode: Map<string, { area: string; wage: Wage }[]> }> {
  const byCode = new Map<string, { area: string; wage: Wage }[]>();
  const { year } = await eachRow(path, (row, group) => {
    const wage = row.yearly.median;
    if (group !== 'detailed' || !wage) return;
    const list = byCode.get(row.code);
    if (list) list.push({ area: row.area, wage });
    else byCode.set(row.code, [{ area: row.area, wage }]);
  });
  return { year, byCode };
}

async function eachRow(
  path: string,
  visit: (row: OewsRow, group: string) => void,
): Promise<{ year: number }> {
  const book = await openWorkbook(path);
  try {
    const sheet = book.sheets[0] ?? '';
    const year = yearOf(sheet, path, book);
    const isHeader = (row: Row) => row.some((cell) => cell?.toUpperCase() === 'OCC_CODE');
    await readSheet(book, sheet, isHeader, (row, columns, number) => {
      const code = row[columns.of('occ code')];
      if (code === undefined) return;
      if (!/^\d{2}-\d{4}$/.test(code)) {
        throw new ImportError(
          { file: book.file, row: number, column: 'OCC_CODE' },
          `“${code.slice(0, 20)}” is no occupation code`,
        );
      }
      visit(rowOf(row, columns, code), (row[columns.of('o group')] ?? '').toLowerCase());
    });
    return { year };
  } finally {
    book.close();
  }
}

function yearOf(sheet: string, path: string, book: Workbook): number {
  const year = /M?(20\d{2})/.exec(sheet)?.[1] ?? /M(20\d{2})/.exec(path)?.[1];
  if (!year)
    throw new ImportError(
      { file: book.file },
      'neither its sheet nor its name says the year; keep the publisher’s name, such as national_M2025_dl.xlsx',
    );
  return Number(year);
}

function rowOf(row: Row, columns: Columns, code: string): OewsRow {
  const yearly: OewsRow['yearly'] = {};
  const hourly: OewsRow['hourly'] = {};
  for (const key of WAGE_KEYS) {
    const [year, hour] = [
      wageIn(row[columns.of(`a ${key}`)], CAP.year, 0),
      wageIn(row[columns.of(`h ${key}`)], CAP.hour, 2),
    ];
    if (year) yearly[key] = year;
    if (hour) hourly[key] = hour;
  }
  const says = (column: string) => {
    const at = columns.maybe(column);
    return at !== undefined && (row[at] ?? '').toUpperCase() === 'TRUE';
  };
  const truthy = (column: string) => says(column) || row[columns.maybe(column) ?? -1] === '1';
  return {
    code,
    title: row[columns.of('occ title')] ?? '',
    area: row[columns.of('area title')] ?? '',
    employment: cellNumber(row[columns.of('tot emp')], 0),
    yearly,
    hourly,
    only: truthy('annual') ? 'year' : truthy('hourly') ? 'hour' : null,
  };
}

/** `*` and `**` are not available; `#` is at or above the cap. */
function wageIn(text: string | undefined, cap: number, decimals: number): Wage | null {
  if (text?.trim() === '#') return { value: cap, capped: true };
  const value = cellNumber(text, decimals);
  return value === null ? null : { value, capped: false };
}
