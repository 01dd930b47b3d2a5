import type { Item, Role, Source, StoredFact } from '../catalogue/schema.ts';
import type { Ages } from './ages.ts';
import type { CensusCode, Crosswalks } from './crosswalks.ts';
import type { Oews, OewsRow, Wage, WageKey } from './oews.ts';
import type { Onet, OnetOccupation } from './onet.ts';
import type { Projections } from './projections.ts';
import type { ImportSources } from './sources.ts';

/** What was read, before it is one catalogue. */
export interface Material {
  onet: Onet;
  oews: Oews | null;
  projections: Projections | null;
  ages: Ages | null;
  crosswalks: Crosswalks | null;
  areas: Map<string, { area: string; wage: Wage }[]> | null;
}

/** Software beyond this many is not asked about; flagged ones come first. */
const SOFTWARE_KEPT = 40;

/** Turns the material into one role for each O*NET-SOC code, every fact with its source. */
export function assemble(material: Material, sources: ImportSources): Role[] {
  const { onet, crosswalks } = material;
  const dataCode = (code: string) => dataCodeOf(code, material);
  const sharing = new Map<string, number>();
  for (const code of onet.occupations.keys())
    sharing.set(dataCode(code), (sharing.get(dataCode(code)) ?? 0) + 1);
  return [...onet.occupations.values()].map((occupation) => {
    const code = dataCode(occupation.code);
    const shared = (sharing.get(code) ?? 0) > 1 || code !== occupation.code.slice(0, 7);
    const facts: StoredFact[] = [
      ...onetFacts(occupation, onet, sources.onet),
      ...wageFacts(material.oews?.rows.get(code), shared, sources.oews),
      ...projectionFacts(material, code, shared, sources.projections),
      ...ageFacts(occupation.code, material.ages, crosswalks, sources.ages),
      ...areaFacts(material.areas?.get(code), sources.oews),
    ];
    return {
      id: `onet-${occupation.code}`,
      title: occupation.title,
      plural: occupation.title,
      aliases: [],
      soc: occupation.code,
      official: [],
      pairs: [],
      facts,
      missing: missingOf(occupation, facts, material, code),
      notes: [],
    };
  });
}

/** The code under which wages and projections of an O*NET occupation are published. */
function dataCodeOf(code: string, { oews, projections, crosswalks }: Material): string {
  const own = code.slice(0, 7);
  if (oews?.rows.has(own) || projections?.rows.has(own)) return own;
  return crosswalks?.matrix.get(code) ?? own;
}

function onetFacts(occupation: OnetOccupation, onet: Onet, source: Source): StoredFact[] {
  const facts: StoredFact[] = [];
  const put = (field: string, value: StoredFact['value'], more: Partial<StoredFact> = {}) =>
    facts.push({ field, value, source: source.id, ...more });
  if (occupation.description) put('overview.definition', occupation.description);
  const related = occupation.related.flatMap((code): Item[] => {
    const title = onet.occupations.get(code)?.title;
    return title ? [{ label: title, soc: code }] : [];
  });
  if (related.length > 0) put('overview.related', related);
  const tasks = occupation.tasks.length > 0 ? occupation.tasks : occupation.otherTasks;
  if (tasks.length > 0)
    put(
      'duties.tasks',
      tasks.map((label) => ({ label })),
    );
  if (occupation.skills.length > 0) put('skills.importance', byShare(occupation.skills));
  if (occupation.software.length > 0)
    put('skills.software', byFlag(occupation.software).slice(0, SOFTWARE_KEPT));
  if (occupation.interests.length > 0)
    put(
      'skills.interests',
      occupation.interests.map((label) => ({ label })),
    );
  if (occupation.education) {
    const { items, date, imprecise } = occupation.education;
    const note = imprecise
      ? { note: 'O*NET marks some of these shares as imprecise: they rest on few answers.' }
      : {};
    if (items.length > 0)
      put('education.required', byShare(items), { ...(date ? { asOf: `surveyed ${date}` } : {}), ...note });
  }
  if (occupation.zone) {
    const { zone, name } = occupation.zone;
    put('requirements.job_zone', `Job Zone ${zone}${name ? `: ${name.toLowerCase()}` : ''}`);
  }
  return facts;
}

function byShare(items: readonly Item[]): Item[] {
  return [...items].sort((a, b) => (b.percent ?? 0) - (a.percent ?? 0));
}

function byFlag(items: readonly Item[]): Item[] {
  const rank = (item: Item) => (item.flag?.includes('demand') ? 2 : 0) + (item.flag?.includes('hot') ? 1 : 0);
  return [...items].sort((a, b) => rank(b) - rank(a));
}

const WAGE_FIELDS: Record<WageKey, [year: string, hour: string]> = {
  median: ['salary.median', 'salary.hourly_median'],
  mean: ['salary.average', 'salary.hourly_average'],
  pct10: ['salary.p10', 'salary.hourly_p10'],
  pct25: ['salary.p25', 'salary.hourly_p25'],
  pct75: ['salary.p75', 'salary.hourly_p75'],
  pct90: ['salary.p90', 'salary.hourly_p90'],
};

function wageFacts(row: OewsRow | undefined, shared: boolean, source: Source | null): StoredFact[] {
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

function projectionFacts(
  { projections, oews }: Material,
  code: string,
  shared: boolean,
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
  const published = oews?.rows.get(code);
  const known = published && (published.yearly.median || published.hourly.median);
  if (row.wage && !known)
    put('salary.median_projections', row.wage.value, base, row.wage.capped ? { bound: 'at_least' } : {});
  return facts;
}

function ageFacts(
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

function areaFacts(areas: { area: string; wage: Wage }[] | undefined, source: Source | null): StoredFact[] {
  if (!areas || !source) return [];
  const items = areas.map(({ area, wage }) => ({ label: area, amount: wage.value }));
  return [
    {
      field: 'salary.by_state',
      value: items.sort((a, b) => b.amount - a.amount),
      source: source.id,
      ...period(source),
    },
  ];
}

/** Why a field that such a catalogue has is missing for an occupation. */
function missingOf(
  occupation: OnetOccupation,
  facts: readonly StoredFact[],
  material: Material,
  code: string,
): Role['missing'] {
  const has = new Set(facts.map((fact) => fact.field));
  const missing: Role['missing'] = [];
  const lacks = (fields: readonly string[], reason: string) => {
    for (const field of fields) if (!has.has(field)) missing.push({ field, reason });
  };
  const bare = occupation.tasks.length + occupation.otherTasks.length === 0;
  const onet = bare
    ? 'O*NET publishes only a title and a description for this occupation'
    : 'O*NET has not collected it for this occupation';
  lacks(
    ['duties.tasks', 'skills.importance', 'skills.software', 'education.required', 'requirements.job_zone'],
    onet,
  );
  lacks(
    ['environment.place', 'environment.focus', 'environment.industries', 'environment.tasks'],
    'the official files that were imported say nothing of the work environment',
  );
  if (material.oews) {
    const row = material.oews.rows.get(code);
    const [yearly, hourly] = [
      Object.values(WAGE_FIELDS).map(([year]) => year),
      Object.values(WAGE_FIELDS).map(([, hour]) => hour),
    ];
    if (!row)
      lacks(
        [...yearly, ...hourly, 'outlook.jobs'],
        'the source publishes no wages or jobs for this occupation',
      );
    else {
      lacks(
        yearly,
        row.only === 'hour'
          ? 'the source gives pay by the hour only for this occupation'
          : 'the source does not publish it',
      );
      lacks(
        hourly,
        row.only === 'year'
          ? 'the source gives pay by the year only for this occupation'
          : 'the source does not publish it',
      );
    }
    lacks(['outlook.jobs'], 'the source does not publish it');
  }
  if (material.projections)
    lacks(
      ['outlook.growth', 'outlook.openings', 'education.entry', 'experience.entry', 'requirements.training'],
      'the projections do not cover this occupation',
    );
  if (material.ages)
    lacks(
      ['demographics.age_median'],
      'the source publishes no median age for so few people, or none for this occupation',
    );
  return missing;
}
