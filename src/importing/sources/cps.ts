import { type CpsTable, censusFact, readCpsTable } from './cps-table.ts';
import { blsSource, type OfficialFile } from './source.ts';

declare module './source.ts' {
  interface Reads {
    cps: Ages;
  }
}

/** Median ages by occupation title, as CPS table 11b prints them; null where too few people (under 50,000) stand behind one. */
export type Ages = CpsTable<{ title: string; age: number | null }>;

const AGE = 'demographics.age_median';

/** Ages by census occupation; which one an occupation falls under, the crosswalks say. */
export const cps: OfficialFile<Ages> = {
  name: 'cps',
  about: 'ages: cpsaat11b.xlsx',
  like: /^cpsaat11b.*\.xlsx$/i,
  example: 'cpsaat11b.xlsx',
  absent: 'no --cps: the catalogue holds no ages',
  read: (path) =>
    readCpsTable(path, cps, /^median age$/i, (row, title) => ({ title, age: row.amount(1, 'median age') })),
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
  facts(subject, read, source, context) {
    const found = censusFact(AGE, ({ age }) => age, subject, read, source, context);
    return found ? [found.fact] : [];
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
