import type { Source, StoredFact } from '../../contract/schema.ts';
import { CODE_FILES, type Oews, type OewsRow, readOews, type Wage, type WageKey } from './oews-file.ts';
import { blsSource, type Gap, type OfficialFile, type Published, period } from './source.ts';

/** The fields of each wage: by the year, by the hour. */
export const WAGE_FIELDS: Record<WageKey, [year: string, hour: string]> = {
  median: ['salary.median', 'salary.hourly_median'],
  mean: ['salary.average', 'salary.hourly_average'],
  pct10: ['salary.p10', 'salary.hourly_p10'],
  pct25: ['salary.p25', 'salary.hourly_p25'],
  pct75: ['salary.p75', 'salary.hourly_p75'],
  pct90: ['salary.p90', 'salary.hourly_p90'],
};
export const YEARLY = Object.values(WAGE_FIELDS).map(([year]) => year);
export const HOURLY = Object.values(WAGE_FIELDS).map(([, hour]) => hour);
/** Employees alone: all jobs, those of the self-employed among them, are counted by the projections, for the nation. */
export const EMPLOYEES = 'outlook.employees';

/** National wages and employment: detailed occupations and the groups that they add up to. */
export const oews: OfficialFile<Oews> = {
  about: 'wages and employment: national_M20YY_dl.xlsx',
  ...CODE_FILES.nation,
  absent: 'no --oews: the catalogue holds no wages',
  read: readOews,
  source: ({ year }) => wagesOf(year),
  skipped: ({ skipped }) => skipped,
  facts(subject, read, source, { lookup }) {
    const rows = subject.kind === 'group' ? read.groups : read.rows;
    const { row, wider } = lookup(subject, rows);
    return row ? wageFacts(row, wider, source) : [];
  },
  gaps(subject, read, { lookup }) {
    const { row } = lookup(subject, subject.kind === 'group' ? read.groups : read.rows);
    return wageGaps(row);
  },
};

/** National, state and metropolitan wages of one year are one release. */
export function wagesOf(year: number): Source {
  return blsSource(`oews-${year}`, 'Occupational Employment and Wage Statistics', `May ${year}`, 'oes');
}

/** Returns what a row says: each wage that it has, and the number of employees. */
export function wageFacts(row: OewsRow, wider: Published<OewsRow>['wider'], source: Source): StoredFact[] {
  const shared = { source: source.id, ...period(source), ...(wider ? { wider } : {}) };
  const fact = (field: string, wage: Wage | undefined): StoredFact[] =>
    wage ? [{ field, value: wage.value, ...shared, ...(wage.capped ? { bound: 'at_least' } : {}) }] : [];
  const wages = (Object.keys(WAGE_FIELDS) as WageKey[]).flatMap((key) => [
    ...fact(WAGE_FIELDS[key][0], row.yearly[key]),
    ...fact(WAGE_FIELDS[key][1], row.hourly[key]),
  ]);
  if (row.employment === null) return wages;
  return [...wages, { field: EMPLOYEES, value: row.employment, ...shared }];
}

const UNPUBLISHED = 'the source does not publish it';

function wageGaps(row: OewsRow | undefined): Gap[] {
  if (!row)
    return [
      {
        fields: [...YEARLY, ...HOURLY, EMPLOYEES],
        reason: 'the source publishes no wages or employees for this occupation',
      },
    ];
  const only = (period: 'hour' | 'year') => `the source gives pay by the ${period} only for this occupation`;
  return [
    { fields: YEARLY, reason: row.only === 'hour' ? only('hour') : UNPUBLISHED },
    { fields: HOURLY, reason: row.only === 'year' ? only('year') : UNPUBLISHED },
    { fields: [EMPLOYEES], reason: UNPUBLISHED },
  ];
}
