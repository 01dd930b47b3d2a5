import { averages, type CpsTable, censusFact, readCpsTable } from './cps-table.ts';
import { blsSource, gapsBy, type OfficialFile } from './source.ts';

/** Median ages by occupation title, as CPS table 11b prints them; null where too few people (under 50,000) stand behind one. */
export type Ages = CpsTable<{ title: string; age: number | null }>;

const AGE = 'demographics.age_median';

/** Ages by census occupation; which one an occupation falls under, the crosswalks say. */
export const cps: OfficialFile<Ages> = {
  about: 'ages: cpsaat11b.xlsx',
  like: /^cpsaat11b.*\.xlsx$/i,
  example: 'cpsaat11b.xlsx',
  absent: 'no --cps: the catalogue holds no ages',
  read: (path) =>
    readCpsTable(path, cps, /^median age$/i, (row, title) => ({ title, age: row.amount(1, 'median age') })),
  source({ year, without }) {
    const text = `The averages of ${year} leave out ${without}, for which no data were collected.`;
    const notes = without === null ? [] : [{ fields: [AGE], text }];
    return blsSource(`cps-${year}`, 'Current Population Survey, table 11b', averages(year), 'cps', ...notes);
  },
  facts(subject, read, source, context) {
    const found = censusFact(AGE, ({ age }) => age, subject, read, source, context);
    return found ? [found.fact] : [];
  },
  gaps: gapsBy([AGE], {
    role: 'the source publishes no median age for so few people, or none for this occupation',
    group: 'the source publishes no median age for this group',
  }),
};
