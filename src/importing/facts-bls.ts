import type { Source, StoredFact } from '../contract/schema.ts';
import type { Ages } from './ages.ts';
import type { CensusCode, Crosswalks } from './crosswalks.ts';
import type { AreaWages, OewsRow, Wage, WageKey } from './oews.ts';
import type { Projections } from './projections.ts';

/** The fields of each wage: by the year, by the hour. */
export const WAGE_FIELDS: Record<WageKey, [year: string, hour: string]> = {
  median: ['salary.median', 'salary.hourly_median'],
  mean: ['salary.average', 'salary.hourly_average'],
  pct10: ['salary.p10', 'salary.hourly_p10'],
  pct25: ['salary.p25', 'salary.hourly_p25'],
  pct75: ['salary.p75', 'salary.hourly_p75'],
  pct90: ['salary.p90', 'salary.hourly_p90'],
};

export function wageFacts(row: OewsRow | undefined, shared: boolean, source: Source | null): StoredFact[] {
  if (!row || !source) return [];
  const wider = shared ? { wider: { title: row.title, code: row.code } } : {};
  const fact = (field: string, wage: Wage | undefined): StoredFact[] =>
    wage
      ? [
          {
            field,
            value: wage.value,
            source: source.id,
            ...period(source),
            ...(wage.capped ? { bound: 'at_least' } : {}),
            ...wider,
          },
        ]
      : [];
  const wages = (Object.keys(WAGE_FIELDS) as WageKey[]).flatMap((key) => [
    ...fact(WAGE_FIELDS[key][0], row.yearly[key]),
    ...fact(WAGE_FIELDS[key][1], row.hourly[key]),
  ]);
  const jobs: StoredFact[] =
    row.employment === null
      ? []
      : [
          {
            field: 'outlook.jobs',
            value: row.employment,
            source: source.id,
            ...period(source),
            ...wider,
            note: 'Employees only; the self-employed are not counted.',
          },
        ];
  return [...wages, ...jobs];
}

function period(source: Source): { asOf?: string } {
  return source.asOf === null ? {} : { asOf: source.asOf };
}

/**
 * What the projections say. Their median wage, which is that of another year, stands in only where the
 * wage files have none.
 */
export function projectionFacts(
  projections: Projections | null,
  code: string,
  shared: boolean,
  paid: boolean,
  source: Source | null,
): StoredFact[] {
  const row = projections?.rows.get(code);
  if (!row || !projections || !source) return [];
  const wider = shared ? { wider: { title: row.title, code } } : {};
  const facts: StoredFact[] = [];
  const put = (
    field: string,
    value: StoredFact['value'] | null,
    asOf: string,
    more: Partial<StoredFact> = {},
  ) => {
    if (value !== null) facts.push({ field, value, source: source.id, asOf, ...wider, ...more });
  };
  const base = String(projections.baseYear);
  put('outlook.growth', row.growth, projections.period);
  put('outlook.openings', row.openings, projections.period);
  put('outlook.employment', row.jobs, base, { note: 'The self-employed are counted too.' });
  put('education.entry', row.education, base);
  put('experience.entry', row.experience, base);
  put('requirements.training', row.training, base);
  if (row.wage && !paid)
    put('salary.median_projections', row.wage.value, base, row.wage.capped ? { bound: 'at_least' } : {});
  return facts;
}

export function ageFacts(
  code: string,
  ages: Ages | null,
  crosswalks: Crosswalks | null,
  source: Source | null,
): StoredFact[] {
  const census = censusOf(code, crosswalks);
  if (!census || !ages || !source) return [];
  const entry = ages.byTitle.get(census.key);
  if (!entry || entry.age === null) return [];
  const own = census.entry.exact && code.endsWith('.00');
  return [
    {
      field: 'demographics.age_median',
      value: entry.age,
      source: source.id,
      ...period(source),
      ...(own ? {} : { wider: { title: entry.title } }),
    },
  ];
}

/** The census occupation with the longest code that the occupation falls under. */
function censusOf(code: string, crosswalks: Crosswalks | null): { key: string; entry: CensusCode } | null {
  let best: { key: string; entry: CensusCode } | null = null;
  for (const [key, entry] of crosswalks?.census ?? []) {
    if (!code.startsWith(entry.prefix)) continue;
    if (!best || entry.prefix.length > best.entry.prefix.length) best = { key, entry };
  }
  return best;
}

/** Median yearly wages by state or area, the highest first. */
export function areaFacts(
  field: string,
  areas: AreaWages | null,
  code: string,
  shared: boolean,
  source: Source | null,
): StoredFact[] {
  const published = areas?.byCode.get(code);
  if (!published || !source) return [];
  const items = published.wages.map(({ area, wage }) => ({
    label: area,
    amount: wage.value,
    ...(wage.capped ? { flag: 'or more' } : {}),
  }));
  const wider = shared ? { wider: { title: published.title, code } } : {};
  return [
    {
      field,
      value: items.sort((a, b) => b.amount - a.amount),
      source: source.id,
      ...period(source),
      ...wider,
    },
  ];
}
