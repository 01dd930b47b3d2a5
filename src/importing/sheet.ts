import { ImportError } from './error.ts';
import type { Row, Workbook } from './xlsx.ts';

/** A row of a sheet by column titles; a title may be given in several wordings, since they change over the years. */
export interface SheetRow {
  /** Its number in the sheet. */
  readonly number: number;
  /** The number of cells of the row, up to the last filled one. */
  readonly width: number;
  /** Returns the text of the first cell, which in some tables lacks a title of its own. */
  first(): string;
  /** Returns the text of a cell, '' if it is blank; throws when the sheet lacks the column. */
  text(...titles: string[]): string;
  /** Returns the text of a cell, '' if it is blank or the sheet lacks the column. */
  textIfAny(...titles: string[]): string;
  /** A number rounded to `decimals`, which takes away the binary noise of the files; null for a blank or a marker. */
  amount(decimals: number, ...titles: string[]): number | null;
  /** An error that names the file, this row and the column. */
  fault(column: string, problem: string): ImportError;
}

/** The markers that publishers print in place of a figure that they lack or withhold. */
const MARKERS = new Set(['*', '**', '~', '—', '–', '-', 'n/a', 'N/A']);

/** Reads a sheet whose header row is recognised by one of its cells, or by `header`; rows above it are passed over. */
export async function readSheet(
  book: Workbook,
  sheet: string,
  header: RegExp | ((row: Row) => boolean),
  visit: (row: SheetRow) => unknown,
): Promise<void> {
  const isHeader =
    header instanceof RegExp ? (row: Row) => row.some((cell) => header.test(cell?.trim() ?? '')) : header;
  let columns: Columns | undefined;
  await book.rows(sheet, (row, number) => {
    if (columns) return visit(rowOf(book.file, row, number, columns));
    if (isHeader(row)) columns = columnsOf(book.file, row, number);
    return undefined;
  });
  if (!columns) throw new ImportError({ file: book.file }, `sheet ${sheet} has no header row that is known`);
}

function rowOf(file: string, cells: Row, row: number, columns: Columns): SheetRow {
  const text = (...titles: string[]) => cells[columns.of(titles)]?.trim() ?? '';
  const fault = (column: string, problem: string) => new ImportError({ file, row, column }, problem);
  return {
    number: row,
    width: cells.length,
    first: () => cells[0]?.trim() ?? '',
    text,
    fault,
    textIfAny: (...titles) => (columns.has(titles) ? text(...titles) : ''),
    amount(decimals, ...titles) {
      const cell = text(...titles);
      if (cell === '' || MARKERS.has(cell)) return null;
      const value = Number(cell.replace(/[,$]/g, ''));
      if (!Number.isFinite(value)) throw fault(titles[0] ?? '', `“${cell.slice(0, 40)}” is no number`);
      return Number(value.toFixed(decimals));
    },
  };
}

interface Columns {
  has(titles: readonly string[]): boolean;
  of(titles: readonly string[]): number;
}

/** Returns a lookup of columns: the one whose title is exactly one of those given, else the first that contains one. */
function columnsOf(file: string, header: Row, row: number): Columns {
  const heads = Array.from(header, (title) => plain(title ?? ''));
  const found = new Map<string, number>();
  const find = (titles: readonly string[]): number => {
    const key = titles.join('|');
    const known = found.get(key);
    if (known !== undefined) return known;
    const wanted = titles.map(plain);
    const exact = heads.findIndex((head) => wanted.includes(head));
    const at = exact >= 0 ? exact : heads.findIndex((head) => wanted.some((title) => head.includes(title)));
    found.set(key, at);
    return at;
  };
  return {
    has: (titles) => find(titles) >= 0,
    of(titles) {
      const at = find(titles);
      if (at < 0) throw new ImportError({ file, row, column: titles[0] }, 'is missing in the header');
      return at;
    },
  };
}

function plain(title: string): string {
  return title
    .toLowerCase()
    .replace(/[\s_]+/g, ' ')
    .trim();
}
