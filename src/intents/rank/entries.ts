import type { Catalogue, ColumnEntry } from '../../catalogue/catalogue.ts';
import { boundBy, type FieldRegistry, periodOf } from '../../catalogue/fields.ts';
import { labelLike, numberIn } from '../../catalogue/labels.ts';
import { isAspect, isNumeric } from '../../contract/aspects.ts';
import type { Condition, Direction, Place, Subject } from '../../contract/query.ts';
import type { Field } from '../../contract/schema.ts';
import { byParts, ofEach } from '../../memo.ts';
import type { Column, Tools } from '../intent.ts';

/** A role with the figure that puts it in its place. */
export interface Entry extends ColumnEntry {
  field: string;
}

/** The fields that put roles in order, of one measure, the preferred first; empty where no criterion was read. */
export function ranking(
  subject: Subject,
  conditions: readonly Condition[],
  fields: FieldRegistry,
  by?: string,
): readonly Field[] {
  if (by !== undefined) {
    const aspects = [isAspect(by) ? by : fields.get(by).aspect];
    return ranking({ ...subject, aspects, fields: isAspect(by) ? [] : [by] }, [], fields);
  }
  if (subject.label !== null) return ofLabel(subject.fields.map((id) => fields.get(id)));
  const named = subject.fields.map((id) => fields.get(id)).filter(isNumber);
  const ofThose = (ones: readonly Condition[]) => boundBy(ones, fields).filter(isNumber);
  // Which way a figure goes ("that are growing") puts nothing in order where something else does.
  const bounded = ofThose(conditions.filter(({ value }) => value !== 0));
  const asked = usual(withoutPhrases(subject, conditions, fields), fields);
  const first = named[0] ?? bounded[0] ?? asked ?? ofThose(conditions)[0];
  // What is named of people and puts nothing in order ("the most diverse") gives way to nothing else of them.
  if (first && first.measure !== 'pay' && subject.fields.some((id) => isBesides(fields.get(id), first)))
    return [];
  if (!first?.measure) return first ? [first] : [];
  const measure = fields.ofMeasure(first.measure);
  const { statistic } = subject;
  const matching = measure.filter((field) => field.statistic === statistic);
  const preferred = statistic && matching.length > 0 ? matching : named.length > 0 ? [first] : [];
  // A median or an average that was asked for is not mixed with the other.
  const rest = statistic === 'median' || statistic === 'average' ? [] : [first, ...measure];
  return [...new Set([...preferred, ...rest])];
}

/** The lists of shares that roles can be put in order by where one label of them is asked for ("the most women"). */
const ofLabel = (named: readonly Field[]) => named.filter(isOfLabels);

const isBesides = (named: Field, first: Field) => named.aspect === first.aspect && !isNumber(named);

const isOfLabels = ({ unit, statistic, part }: Field) =>
  statistic === 'share' && (unit === 'distribution' || part !== undefined);

/** The label that is asked for, as the lists of the fields have it. */
export function labelOf(
  { label }: Subject,
  [field]: readonly Field[],
  catalogue: Tools['catalogue'],
): string | undefined {
  return label === null || !field || !isOfLabels(field)
    ? undefined
    : labelLike(catalogue.labels(field.id), label);
}

/** A field of lists as that of the shares of one label. */
export const shareOf = (field: Field, label: string | undefined): Field =>
  label === undefined ? field : { ...field, label, unit: 'percent' };

/**
 * Returns the fields to order all roles of a place by: the criterion, unless it only bounds them, is not published by
 * place, and pay that bounds them too is ("jobs in Ohio that grow by 10% and pay 70k").
 */
export function rankingAt(
  place: Place | undefined,
  criterion: readonly Field[],
  conditions: readonly Condition[],
  { catalogue }: Pick<Tools, 'catalogue'>,
): readonly Field[] {
  const isAt = ({ id }: Field) => catalogue.columnAt(place?.code ?? '', id).length > 0;
  if (!place || criterion.some(isAt)) return criterion;
  const bounding = boundBy(conditions, catalogue.fields);
  const pay = bounding.find(isAt);
  const bounds = bounding.some(({ measure }) => measure === criterion[0]?.measure);
  return bounds && pay?.measure ? catalogue.fields.ofMeasure(pay.measure) : criterion;
}

/** Returns whether a field can put roles in order: a number with more and less. */
function isNumber({ unit, better, measure }: Field): boolean {
  return (better !== undefined || measure !== undefined) && (isNumeric(unit) || unit === 'range');
}

/** Returns the subject without aspects that only a condition in words names ("no experience required"). */
function withoutPhrases(subject: Subject, conditions: readonly Condition[], fields: FieldRegistry): Subject {
  const worded = boundBy(conditions, fields).filter((field) => !isNumber(field));
  const others = subject.aspects.filter((one) => worded.every(({ aspect }) => aspect !== one));
  return { ...subject, aspects: others };
}

/** The figure that a subject stands for: pay by the year unless it is asked by the hour. */
function usual({ aspects, period, statistic }: Subject, fields: FieldRegistry): Field | undefined {
  if (period === 'hour') return payBy('hour', fields);
  const [aspect] = aspects.filter((one) => one !== 'overview');
  if (aspect === 'salary' || statistic === 'median' || statistic === 'average') return payBy('year', fields);
  return aspects.flatMap((one) => fields.ofAspect(one)).find(isNumber);
}

/** Median pay, by the year or by the hour. */
export function payBy(period: 'hour' | 'year', fields: FieldRegistry): Field | undefined {
  return fields
    .where({ measure: 'pay', statistic: 'median', period })
    .find((field) => periodOf(field) === period);
}

/** The entries of all roles by criteria that are asked for again and again; each holds at most some 1,000. */
const KEPT = 60;
const entriesBy = ofEach((catalogue: Catalogue) =>
  byParts(KEPT, (place: string | undefined, label: string | undefined, ...fields: string[]) =>
    firstOfEach(fields, (id) =>
      place === undefined ? catalogue.column(id, label) : catalogue.columnAt(place, id),
    ),
  ),
);

/**
 * One entry a role, by the first of the fields that it has: its figure, or that of a label of its lists. `pool` null:
 * all that the catalogue holds, in a place or at large.
 */
export function entriesOf(
  fields: readonly Field[],
  pool: readonly Column[] | null,
  { catalogue, book }: Pick<Tools, 'catalogue' | 'book'>,
  place: Place | null = null,
  label?: string,
): readonly Entry[] {
  const ids = fields.map(({ id }) => id);
  if (!pool) return entriesBy(catalogue)(place?.code, label, ...ids);
  return firstOfEach(ids, (id) => {
    const field = catalogue.fields.get(id);
    return pool.flatMap((one) => heldEntry(one, field, book, label));
  });
}

function firstOfEach(
  fields: readonly string[],
  entriesIn: (field: string) => readonly ColumnEntry[],
): readonly Entry[] {
  const byRole = new Map<string, Entry>();
  for (const field of fields)
    for (const entry of entriesIn(field))
      if (!byRole.has(entry.role)) byRole.set(entry.role, { ...entry, field });
  return [...byRole.values()];
}

function heldEntry(column: Column, field: Field, book: Tools['book'], label?: string): ColumnEntry[] {
  const fact = book.held(column, field)[0];
  const role = column.role.id;
  if (!fact) return [];
  const value = numberIn(fact.value, label);
  if (value !== undefined) return [{ role, value, fact }];
  const range = typeof fact.value === 'object' && 'min' in fact.value ? fact.value : null;
  return range ? [{ role, value: (range.min + range.max) / 2, fact }] : [];
}

/**
 * The best first; of roles with one figure the one that the figure was published for, then the wider code; before that
 * the better paid where pay is asked for beside the figure.
 */
export function inOrder(
  entries: readonly Entry[],
  direction: Direction,
  { catalogue }: Pick<Tools, 'catalogue'>,
  beside?: Field,
): Entry[] {
  const pay = new Map(beside && catalogue.column(beside.id).map(({ role, value }) => [role, value]));
  const paid = ({ role }: Entry) => pay.get(role) ?? 0;
  const breadth = ({ fact, role }: Entry) => {
    const whole = catalogue.head(role).soc?.endsWith('.00') ?? true;
    return (fact.wider ? 2 : 0) + (whole ? 0 : 1);
  };
  return entries.toSorted(
    (a, b) =>
      (direction === 'least' ? a.value - b.value : b.value - a.value) ||
      paid(b) - paid(a) ||
      breadth(a) - breadth(b),
  );
}

/** Digits of a code that name an occupation; what follows names a part of it. */
const SOC_DIGITS = 7;

/** A figure that a wider group of occupations shares is ranked once, under the first of them. */
export function withoutRepeats(entries: readonly Entry[], { catalogue }: Pick<Tools, 'catalogue'>): Entry[] {
  const seen = new Set<string>();
  return entries.filter(({ role, fact, value }) => {
    const soc = catalogue.head(role).soc?.slice(0, SOC_DIGITS);
    const group = fact.wider ? (fact.wider.code ?? fact.wider.title) : (soc ?? role);
    const key = `${group} ${value}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
