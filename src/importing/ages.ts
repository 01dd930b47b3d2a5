import { ImportError } from './error.ts';
import { cellNumber, readSheet } from './sheet.ts';
import { openWorkbook, type Row } from './xlsx.ts';

/** Median ages by occupation title, as CPS table 11b prints them: it has titles and no codes. */
export interface Ages {
  year: number;
  byTitle: Map<string, { title: string; age: number | null }>;
}

/** Titles of two files are the same when they differ in case, commas or spaces only. */
export function titleKey(title: string): string {
  return title.toLowerCase().replace(/[^a-z]+/g, '');
}

/** Reads `cpsaat11b.xlsx`. */
export async function readAges(path: string): Promise<Ages> {
  const book = await openWorkbook(path);
  try {
    const sheet = book.sheets[0] ?? '';
    let year: number | null = null;
    const byTitle: Ages['byTitle'] = new Map();
    const isHeader = (row: Row) => row.some((cell) => /^median age$/i.test(cell?.trim() ?? ''));
    await book.rows(sheet, (row, number) => {
      for (const cell of row) year ??= Number(/^(20\d{2})$/.exec(cell?.trim() ?? '')?.[1]) || null;
      return number < 8 && year === null;
    });
    await readSheet(book, sheet, isHeader, (row, columns) => {
      const title = row[0]?.trim();
      if (!title || row.length < 3) return;
      // "–" stands for a base under 50,000 people, too few for a median.
      byTitle.set(titleKey(title), { title, age: cellNumber(row[columns.of('median age')], 1) });
    });
    if (year === null) throw new ImportError({ file: book.file }, 'does not say its year in the header');
    if (byTitle.size === 0) throw new ImportError({ file: book.file }, 'holds no occupation');
    return { year, byTitle };
  } finally {
    book.close();
  }
}
