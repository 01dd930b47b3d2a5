import type { Aspect, Unit } from '../contract/aspects.ts';
import type { Condition, Subject } from '../contract/query.ts';
import type { Field } from '../contract/schema.ts';

/** The registry of fields: each declared once, in `data/fields.json`, and read by everything else. */
export interface FieldRegistry {
  readonly all: readonly Field[];
  /** Returns the field with this id; throws for an unknown id, since every id in use was validated at load. */
  get(id: string): Field;
  has(id: string): boolean;
  ofAspect(aspect: Aspect): readonly Field[];
  /** The fields that answer one question ("pay.yearly"), the preferred first. */
  ofMeasure(measure: string): readonly Field[];
  /** The fields that a description fits, in file order. */
  where(wanted: FieldQuery): readonly Field[];
}

/** A query for fields by what they measure, so that code does not name ids. */
export interface FieldQuery {
  /** A measure ("pay.yearly"), or the first part of one ("pay"). */
  measure?: string | undefined;
  statistic?: Field['statistic'] | undefined;
  period?: Period | undefined;
  aspect?: Aspect | undefined;
}
export type Period = 'hour' | 'year';

/** Returns the period that an amount of money is paid for; null for fields that do not hold money. */
export function periodOf({ unit, of }: Field): Period | null {
  return PERIODS[unit] ?? (of ? PERIODS[of] : undefined) ?? null;
}

/** Returns whether roles may be put in order by what comes near a subject without figures: by one field that says so of itself. */
export function isStoodFor(near: readonly string[], fields: FieldRegistry): boolean {
  const [only, ...others] = near;
  return only !== undefined && others.length === 0 && fields.get(only).ranksNear === true;
}

/** Measures that roles are offered to be ranked by, where a question names none. */
const CRITERIA = ['pay.yearly', 'growth', 'jobs', 'openings'];

/** Returns the fields that roles are offered to be ranked by, in order. */
export function criteria(fields: FieldRegistry): Field[] {
  return CRITERIA.flatMap((measure) => fields.ofMeasure(measure)[0] ?? []);
}

/** Returns the fields that conditions are on. */
export function boundBy(conditions: readonly Condition[], fields: FieldRegistry): Field[] {
  return conditions.flatMap((one) => ('field' in one ? [fields.get(one.field)] : []));
}

/** Returns a subject without some fields, and without the aspects that it names by them alone. */
export function withoutFields(subject: Subject, ids: readonly string[], registry: FieldRegistry): Subject {
  const gone = subject.fields.filter((id) => ids.includes(id));
  if (gone.length === 0) return subject;
  const fields = subject.fields.filter((id) => !ids.includes(id));
  const left = new Set(fields.map((id) => registry.get(id).aspect));
  const bare = new Set(gone.map((id) => registry.get(id).aspect).filter((aspect) => !left.has(aspect)));
  return { ...subject, fields, aspects: subject.aspects.filter((aspect) => !bare.has(aspect)) };
}

const PERIODS: Partial<Record<Unit, Period>> = { 'USD/year': 'year', 'USD/hour': 'hour' };

function fits(field: Field, { measure, statistic, period, aspect }: FieldQuery): boolean {
  const own = field.measure ?? '';
  return (
    (measure === undefined || own === measure || own.startsWith(`${measure}.`)) &&
    (statistic === undefined || field.statistic === statistic) &&
    (period === undefined || periodOf(field) === period) &&
    (aspect === undefined || field.aspect === aspect)
  );
}

/** Builds the registry; throws on a field that is declared twice. */
export function fieldRegistry(all: readonly Field[]): FieldRegistry {
  const byId = new Map<string, Field>();
  const byAspect = Map.groupBy(all, ({ aspect }) => aspect);
  const byMeasure = Map.groupBy(all, ({ measure }) => measure);
  for (const field of all) {
    if (byId.has(field.id)) throw new Error(`field ${field.id} is declared twice`);
    byId.set(field.id, field);
  }
  return {
    all,
    has: (id) => byId.has(id),
    ofAspect: (aspect) => byAspect.get(aspect) ?? [],
    ofMeasure: (measure) => byMeasure.get(measure) ?? [],
    where: (wanted) => all.filter((field) => fits(field, wanted)),
    get(id) {
      const field = byId.get(id);
      if (!field) throw new Error(`no field ${id} in data/fields.json`);
      return field;
    },
  };
}
