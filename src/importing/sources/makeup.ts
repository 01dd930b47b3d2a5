import type { Item, StoredFact } from '../../contract/schema.ts';
import { averages, type CpsTable, censusFact, readCpsTable } from './cps-table.ts';
import { blsSource, gapsBy, type OfficialFile } from './source.ts';

/** Shares of people by occupation title, as CPS table 11 prints them; none where too few (under 50,000) stand behind them. */
type Makeup = CpsTable<Line>;

interface Line {
  title: string;
  gender: Item[];
  race: Item[];
}

const FIELDS = { gender: 'demographics.gender', race: 'demographics.race' } as const;
/** The columns of each race or ethnicity, and the labels that they become. */
const GROUPS = {
  White: 'white',
  'Black or African American': 'black or african american',
  Asian: 'asian',
  'Hispanic or Latino': 'hispanic or latino',
} as const;

/** Who works in an occupation, by gender and by race (table 11 of the Current Population Survey). */
export const makeup: OfficialFile<Makeup> = {
  about: 'shares of women and by race: cpsaat11.xlsx',
  like: /^cpsaat11(?!b).*\.xlsx$/i,
  example: 'cpsaat11.xlsx',
  spared: true,
  read: (path) =>
    readCpsTable(path, makeup, /^women$/i, (row, title) => {
      const women = row.amount(1, 'women');
      const race = Object.entries(GROUPS).flatMap(([label, column]): Item[] => {
        const percent = row.amount(1, column);
        return percent === null ? [] : [{ label, percent }];
      });
      return { title, gender: split(women), race: race.toSorted(byShare) };
    }),
  source({ year }) {
    const text =
      'Shares by race leave out the smaller groups, and people of Hispanic or Latino ethnicity are counted with their race as well: they do not add to a hundred.';
    const title = 'Current Population Survey, table 11';
    return blsSource(`cps-makeup-${year}`, title, averages(year), 'cps', { fields: [FIELDS.race], text });
  },
  facts: (subject, read, source, context) =>
    (Object.keys(FIELDS) as (keyof typeof FIELDS)[]).flatMap((kind): StoredFact[] => {
      const shares = (line: Line) => (line[kind].length > 0 ? line[kind] : null);
      const found = censusFact(FIELDS[kind], shares, subject, read, source, context);
      return found ? [found.fact] : [];
    }),
  gaps: gapsBy(Object.values(FIELDS), {
    role: 'the source publishes no shares for so few people, or none for this occupation',
    group: 'the source publishes no shares for this group',
  }),
};

const byShare = (a: Item, b: Item) => (b.percent ?? 0) - (a.percent ?? 0);

/** The table prints the share of women; the survey counts everybody else as men. */
function split(women: number | null): Item[] {
  if (women === null) return [];
  const men = Number((100 - women).toFixed(1));
  return [
    { label: 'Female', percent: women },
    { label: 'Male', percent: men },
  ].toSorted(byShare);
}
