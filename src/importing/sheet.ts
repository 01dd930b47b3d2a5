import { ImportError } from './error.ts';
import type { Row, Workbook } from './xlsx.ts';

/** A sheet's header: where each column is, found by words of its title, since titles change over the years. */
export interface Columns {
  /** The position of the column whose title has all these words; throws when there is none. */
  of(...words: string[]): number;
  /** The same, or undefined. */
  maybe(...words: string[]): number | undefined;
}

/** Reads a sheet whose header row is recognised by `isHeader`; rows above it are passed over. */
export async function readSheet(
  book: Workbook,
  sheet: string,
  isHeader: (row: Row) => boolean,
  visit: (row: Row, columns: Columns, number: number) => boolean | void,
): Promise<void> {
  let columns: Columns | undefined;
  await book.rows(sheet, (row, number) => {
    if (columns) return visit(row, columns, number);
    if (isHeader(row)) columns = columnsOf(book.file, row, number);
    return undefined;
  });
  if (!columns) throw new ImportError({ file: book.file }, `sheet ${sheet} has no header row that is known`);
}

function columnsOf(file: string, header: Row, row: number): Columns {
  const titles = Array.from(header, (title) =>
    (title ?? '')
      .toLowerCase()
      .replace(/[\s_]+/g, ' ')
      .trim(),
  );
  const maybe = (...words: string[]): number | undefined => {
    const exact = titles.indexOf(words.join(' ').toLowerCase());
    if (exact >= 0) return exact;
    const at = titles.findIndex((title) => words.every((word) => title.includes(word.toLowerCase())));
    return at < 0 ? undefined : at;
  };
  return {
    maybe,
    of(...words) {
      const at = maybe(...words);
      if (at === undefined)
        throw new ImportError({ file, row, column: words.join(' ') }, 'is missing in the header');
      return at;
    },
  };
}

/** A cell as a number; null for markers and blanks. Binary noise of the file is rounded away. */
export function cellNumber(text: string | undefined, decimals: number): number | null {
  if (text === undefined || text.trim() === '') return null;
  const value = Number(text.replace(/[,$]/g, ''));
  return Number.isFinite(value) ? Number(value.toFixed(decimals)) : null;
}
