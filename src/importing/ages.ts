import { ImportError } from './error.ts';
import { openTable } from './locate.ts';
import { readSheet } from './sheet.ts';
import type { Row } from './xlsx.ts';

/** Median ages by occupation title, as CPS table 11b prints them: it has titles and no codes. */
export interface Ages {
  year: number;
  /** By {@link titleKey}. */
  byTitle: Map<string, { title: string; age: number | null }>;
  /** The month that the averages leave out, where the file says so. */
  without: string | null;
}

/** Titles of two files are the same when they differ in case, commas or spaces only. */
export function titleKey(title: string): string {
  return title.toLowerCase().replace(/[^a-z]+/g, '');
}

/** Reads `cpsaat11b.xlsx`. */
export async function readAges(path: string): Promise<Ages> {
  const book = await openTable(path, /^cpsaat11b.*\.xlsx$/i, 'cpsaat11b.xlsx');
  try {
    let year: number | null = null;
    let without: string | null = null;
    const byTitle: Ages['byTitle'] = new Map();
    const isHeader = (row: Row) => {
      // The year stands alone in a cell above or beside the titles of the columns.
      for (const cell of row) year ??= Number(/^20\d{2}$/.exec(cell?.trim() ?? '')?.[0]) || null;
      return row.some((cell) => /^median age$/i.test(cell?.trim() ?? ''));
    };
    await readSheet(book, book.sheets[0] ?? '', isHeader, (row) => {
      const title = row.first();
      const note = /averages that exclude ([A-Z][a-z]+)/.exec(title);
      if (note) without = note[1] ?? null;
      // A group's heading and the notes at the foot have a first cell only.
      if (title === '' || row.width < 3) return;
      // "–" stands for a base under 50,000 people, too few for a median.
      byTitle.set(titleKey(title), { title, age: row.amount(1, 'median age') });
    });
    if (year === null) throw new ImportError({ file: book.file }, 'does not say its year in the header');
    if (byTitle.size === 0) throw new ImportError({ file: book.file }, 'holds no occupation');
    return { year, byTitle, without };
  } finally {
    book.close();
  }
}
