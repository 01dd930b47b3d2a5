import type { FieldRegistry } from '../catalogue/fields.ts';
import type { Aspect } from '../contract/aspects.ts';
import type { Asked } from '../contract/query.ts';
import type { Field } from '../contract/schema.ts';

/** Whether a role has a field: how selection looks at the catalogue. */
export type Has = (role: string, field: string) => boolean;

export interface Selection {
  /** What the table and the lists show, in order. */
  fields: Field[];
  /** Fields that were asked for and that no role has: said to be missing. */
  lacking: Field[];
}

/** The overview shows this many figures at most: more is not read. */
const OVERVIEW_ROWS = 9;

/** The fields that answer a question about these roles. */
export function select(asked: Asked, roles: readonly string[], fields: FieldRegistry, has: Has): Selection {
  const any = (field: Field) => roles.some((role) => has(role, field.id));
  const aspects = asked.aspects.length > 0 ? asked.aspects : (['overview'] as Aspect[]);
  const parts = aspects.map((aspect) => ofAspect(aspect, asked, roles, fields, has));
  const chosen = [...new Set(parts.flatMap((part) => part.fields))];
  const lacking = parts.flatMap((part) => {
    const main = part.fields.find((field) => field.statistic !== undefined) ?? part.fields[0];
    const nothing = part.lacking.length === 0 && main !== undefined && !part.fields.some(any);
    return (nothing ? [main] : part.lacking).filter((field) => !any(field));
  });
  return { fields: chosen.filter(any), lacking: [...new Set(lacking)] };
}

function ofAspect(
  aspect: Aspect,
  asked: Asked,
  roles: readonly string[],
  fields: FieldRegistry,
  has: Has,
): Selection {
  const any = (field: Field) => roles.some((role) => has(role, field.id));
  const named = asked.fields.map((id) => fields.get(id)).filter((field) => field.aspect === aspect);
  if (named.length > 0 && aspect !== 'salary') return withRest(named, aspect, roles, fields, has);
  if (aspect === 'salary') return salaryFields(named, asked, roles, fields, has);
  if (aspect === 'overview') return { fields: overviewFields(roles, fields, has), lacking: [] };
  const all = fields.ofAspect(aspect).filter((field) => !field.onRequest || DETAIL.has(aspect));
  const shown = all.filter(any);
  return {
    fields: aspectFields(aspect, shown, roles, fields, has),
    lacking: shown.length > 0 ? [] : all.slice(0, 1),
  };
}

/** Aspects whose fields are all given only on request: asking for the aspect is the request. */
const DETAIL = new Set<Aspect>(['demographics']);

/** What was named; where a role lacks all of it, the rest of the aspect stands in, so that nobody gets nothing. */
function withRest(
  named: readonly Field[],
  aspect: Aspect,
  roles: readonly string[],
  fields: FieldRegistry,
  has: Has,
): Selection {
  const covered = roles.every((role) => named.some((field) => has(role, field.id)));
  const rest = covered
    ? []
    : fields.ofAspect(aspect).filter((field) => !field.onRequest || DETAIL.has(aspect));
  const some = named.filter((field) => roles.some((role) => has(role, field.id)));
  const lead = some.length > 0 ? some : named.slice(0, 1);
  // An average that a source does not give is answered by its median, and said to be one.
  const measures = new Set(named.flatMap((field) => field.measure ?? []));
  const alike = fields.ofAspect(aspect).filter((field) => field.measure && measures.has(field.measure));
  const stand = aspect === 'demographics' ? alike : [...alike, ...rest];
  // One list of duties or skills is as good as another.
  const told = (field: Field) => isList(field) && roles.some((role) => has(role, field.id));
  const listed = lead.every(isList) && stand.some(told);
  const answered = some.length > 0 || listed || alike.some((field) => isTwin(field, named, roles, has));
  return {
    fields: [...new Set([...(listed ? some : lead), ...(covered ? [] : stand)])],
    lacking: answered ? [] : lead,
  };
}

/** Another source's field for the same thing ("entry education", "education required"): nothing is missing then. */
function isTwin(field: Field, named: readonly Field[], roles: readonly string[], has: Has): boolean {
  const same = named.some((one) => one.measure === field.measure && one.statistic === field.statistic);
  return same && roles.some((role) => has(role, field.id));
}

const isList = (field: Field) => field.unit === 'list' && LISTS.has(field.aspect);
/** Aspects that sources tell in lists of their own making. */
const LISTS = new Set<Aspect>(['duties', 'skills']);

function aspectFields(
  aspect: Aspect,
  shown: readonly Field[],
  roles: readonly string[],
  fields: FieldRegistry,
  has: Has,
): Field[] {
  // What is asked of newcomers is told under "requirements" too, where a source files it elsewhere.
  if (aspect !== 'requirements') return [...shown];
  const borrowed = ['education.entry', 'education.minimum', 'experience.entry', 'experience.minimum_years']
    .filter((id) => fields.has(id) && roles.some((role) => has(role, id)))
    .map((id) => fields.get(id));
  const stated = new Set(shown.map((field) => field.id));
  const told =
    stated.has('requirements.education') && roles.every((role) => has(role, 'requirements.education'));
  const extra = told ? [] : borrowed;
  const held = roles.some((role) => !shown.concat(extra).some((field) => has(role, field.id)));
  const fallback = held
    ? ['education.degree', 'education.major', 'experience.years', 'experience.years_to_become'].map((id) =>
        fields.get(id),
      )
    : [];
  return [...extra, ...shown, ...fallback.filter((field) => roles.some((role) => has(role, field.id)))];
}

function overviewFields(roles: readonly string[], fields: FieldRegistry, has: Has): Field[] {
  const ranked = fields.all
    .filter((field) => field.overview !== undefined && roles.some((role) => has(role, field.id)))
    .sort((a, b) => (a.overview ?? 0) - (b.overview ?? 0));
  const shared = ranked.filter((field) => roles.every((role) => has(role, field.id)));
  const picked = new Set([...shared, ...ranked].slice(0, OVERVIEW_ROWS));
  return ranked.filter((field) => picked.has(field));
}

function salaryFields(
  named: readonly Field[],
  asked: Asked,
  roles: readonly string[],
  fields: FieldRegistry,
  has: Has,
): Selection {
  const all = fields.ofAspect('salary');
  const hourly = asked.period === 'hour';
  const inPeriod = (field: Field) =>
    hourly === isHourly(field) || (field.unit !== 'USD/year' && field.unit !== 'USD/hour');
  const covers = (set: readonly Field[]) => roles.every((role) => set.some((field) => has(role, field.id)));
  const standard = all.filter((field) => !field.onRequest);
  if (named.length > 0) {
    const some = named.filter((field) => roles.some((role) => has(role, field.id)));
    if (some.length > 0)
      return {
        fields: covers(some) ? some : [...some, ...preferred(standard, some, roles, has)],
        lacking: [],
      };
    // A rate by the hour is answered by its median or its average.
    const measures = new Set(named.flatMap((field) => (field.statistic === 'hourly' ? field.measure : [])));
    const rates = all.filter(
      (field) => measures.has(field.measure) && roles.some((role) => has(role, field.id)),
    );
    if (rates.length > 0)
      return {
        fields: covers(rates) ? rates : [...rates, ...preferred(standard, rates, roles, has)],
        lacking: [],
      };
    const near = substitutes(asked, all, roles, [], has, standard);
    return {
      fields: asked.statistic ? [...new Set([...near, ...standard])] : standard,
      lacking: named.slice(0, 1),
    };
  }
  const wanted = all.filter((field) => matches(field, asked, hourly) && inPeriod(field));
  if (asked.statistic || asked.period === 'hour') {
    const some = wanted.filter((field) => roles.some((role) => has(role, field.id)));
    const stand = covers(some) ? [] : substitutes(asked, all, roles, some, has, standard);
    return { fields: [...new Set([...some, ...stand])], lacking: some.length > 0 ? [] : wanted.slice(0, 1) };
  }
  if (asked.period === 'year') {
    const yearly = standard.filter((field) => !isHourly(field));
    const main = yearly.filter((field) => field.measure !== undefined);
    if (covers(main)) return { fields: yearly, lacking: [] };
    return {
      fields: standard,
      lacking: main.some((field) => roles.some((role) => has(role, field.id))) ? [] : main.slice(0, 1),
    };
  }
  return { fields: standard, lacking: [] };
}

function isHourly(field: Field): boolean {
  return field.unit === 'USD/hour';
}

function matches(field: Field, asked: Asked, hourly: boolean): boolean {
  if (!asked.statistic) return hourly && isHourly(field) && !field.onRequest;
  return field.statistic === asked.statistic || (hourly && field.statistic === 'hourly');
}

/** For the roles that lack the statistic asked for: the nearest that their sources give. */
function substitutes(
  asked: Asked,
  all: readonly Field[],
  roles: readonly string[],
  some: readonly Field[],
  has: Has,
  standard: readonly Field[],
): Field[] {
  const lacking = roles.filter((role) => !some.some((field) => has(role, field.id)));
  const near = NEAR[asked.statistic ?? ''] ?? [];
  const nearest = all.filter(
    (field) => near.includes(field.id) && lacking.some((role) => has(role, field.id)),
  );
  return nearest.length > 0 ? nearest : preferred(standard, some, lacking, has);
}

/** What comes nearest to a statistic that a source does not give, and is said not to be the same. */
const NEAR: Record<string, readonly string[]> = {
  start: ['salary.p10', 'salary.p25', 'salary.range'],
  experienced: ['salary.p75', 'salary.p90', 'salary.range'],
  range: ['salary.p10', 'salary.p90', 'salary.start', 'salary.experienced'],
  median: ['salary.average', 'salary.hourly_median', 'salary.hourly_average'],
  average: ['salary.median', 'salary.hourly_average', 'salary.hourly_median'],
};

function preferred(
  standard: readonly Field[],
  some: readonly Field[],
  roles: readonly string[],
  has: Has,
): Field[] {
  const money = standard.filter((field) => field.measure?.startsWith('pay.') && !some.includes(field));
  return money.filter((field) => roles.some((role) => has(role, field.id)));
}
