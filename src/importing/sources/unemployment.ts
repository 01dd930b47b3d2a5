import { basename } from 'node:path';
import { readCsv } from '../csv.ts';
import { ImportError } from '../error.ts';
import { averages, type CpsTable, censusFact, readCpsTable } from './cps-table.ts';
import { titleKey } from './crosswalks.ts';
import { blsSource, gapsBy, type OfficialFile } from './source.ts';

/** Unemployment by occupation title, as CPS table 25b prints it. */
type Unemployment = CpsTable<Line>;

interface Line {
  title: string;
  /** Percent; null for a base that is too small for a rate. */
  rate: number | null;
  /** Thousands of people. */
  laborForce: number | null;
}

const FIELD = 'outlook.unemployment';
/** Below this many people (thousands) a rate swings from year to year. */
const SMALL = 100;
/** Months for which no data were collected, by year. */
const WITHOUT: Readonly<Record<string, string>> = { 2025: 'October' };

/** Unemployment by the occupation of the last job. */
export const unemployment: OfficialFile<Unemployment> = {
  about: 'unemployment: cpsaat25b.xlsx',
  like: /^cpsaat25b.*\.(?:xlsx|csv)$/i,
  example: 'cpsaat25b.xlsx',
  spared: true,
  read: (path) => (/\.csv$/i.test(path) ? readCopy(path) : readWorkbook(path)),
  source({ year }) {
    const month = WITHOUT[year];
    const left = month ? ` The averages of ${year} leave out ${month}.` : '';
    const text = `The unemployed are counted by the last job that they held.${left}`;
    const title = 'Current Population Survey, table 25b';
    return blsSource(`cps-unemployment-${year}`, title, averages(year), 'cps', { fields: [FIELD], text });
  },
  facts(subject, read, source, context) {
    const found = censusFact(FIELD, ({ rate }) => rate, subject, read, source, context);
    if (!found) return [];
    const { fact, line } = found;
    if (line.laborForce === null || line.laborForce >= SMALL) return [fact];
    const note = `Few people are behind the unemployment rate of “${line.title}”: it swings from year to year.`;
    return [{ ...fact, note }];
  },
  gaps: gapsBy([FIELD], {
    role: 'the source publishes no rate for so few people, or none for this occupation',
    group: 'the source publishes no rate for this group',
  }),
};

/** Reads the table as the publisher prints it. */
const readWorkbook = (path: string): Promise<Unemployment> =>
  readCpsTable(path, unemployment, /^unemployment\s+rate/i, (row, title) => ({
    title,
    rate: row.amount(1, 'unemployment rate'),
    laborForce: row.amount(0, 'labor force'),
  }));

/** Reads a copy of the table as comma-separated values, with the year in its name. */
async function readCopy(path: string): Promise<Unemployment> {
  const year = /20\d{2}/.exec(basename(path))?.[0];
  if (year === undefined) throw new ImportError({ file: path }, 'does not say its year in its name');
  const byTitle: Unemployment['byTitle'] = new Map();
  for (const row of await readCsv(path))
    byTitle.set(titleKey(row.cell('occupation')), {
      title: row.cell('occupation'),
      rate: row.number('unemployment_rate'),
      laborForce: row.number('labor_force_thousands'),
    });
  return { year, byTitle, without: null };
}
