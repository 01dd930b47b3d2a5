import { ImportError } from '../error.ts';
import { openTable } from '../locate.ts';
import { readSheet } from '../sheet.ts';
import type { Row } from '../xlsx.ts';
import { censusOf, titleKey } from './crosswalks.ts';
import { blsSource, type OfficialFile, period } from './source.ts';

declare module './source.ts' {
  interface Reads {
    cps: Ages;
  }
}

/** Median ages by occupation title, as CPS table 11b prints them: it has titles and no codes. */
export interface Ages {
  year: number;
  /** By {@link titleKey}. */
  byTitle: Map<string, { title: string; age: number | null }>;
  /** The month that the averages leave out, where the file says so. */
  without: string | null;
}

/** Reads `cpsaat11b.xlsx`. */
async function readAges(path: string): Promise<Ages> {
  const book = await openTable(path, cps.like, cps.example);
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

const AGE = 'demographics.age_median';

/** Ages by census occupation; which one an occupation falls under, the crosswalks say. */
export const cps: OfficialFile<Ages> = {
  name: 'cps',
  about: 'ages: cpsaat11b.xlsx',
  like: /^cpsaat11b.*\.xlsx$/i,
  example: 'cpsaat11b.xlsx',
  absent: 'no --cps: the catalogue holds no ages',
  read: readAges,
  source({ year, without }) {
    const source = blsSource(
      `bls-cps-${year}`,
      'Current Population Survey, table 11b',
      `${year} annual averages`,
      'https://www.bls.gov/cps/',
    );
    if (without === null) return source;
    const text = `The averages of ${year} leave out ${without}, for which no data were collected.`;
    return { ...source, notes: [{ fields: [AGE], text }] };
  },
  facts({ kind, code }, read, source, context) {
    const census = kind === 'role' ? censusOf(code, context.read('crosswalks')) : null;
    const entry = census && read.byTitle.get(census.key);
    if (!entry || entry.age === null) return [];
    const own = census.entry.exact && code.endsWith('.00');
    return [
      {
        field: AGE,
        value: entry.age,
        source: source.id,
        ...period(source),
        ...(own ? {} : { wider: { title: entry.title } }),
      },
    ];
  },
  gaps: ({ kind }) => [
    {
      fields: [AGE],
      reason:
        kind === 'role'
          ? 'the source publishes no median age for so few people, or none for this occupation'
          : 'the source publishes no median age for this group',
    },
  ],
};
