import { type FieldRegistry, periodOf } from '../catalogue/fields.ts';
import type { AnswerFact } from '../contract/answer.ts';
import type { Subject } from '../contract/query.ts';
import type { Field } from '../contract/schema.ts';
import type { Unlike } from '../contract/verdict-clauses.ts';
import { numberOf } from '../wording/sentences.ts';
import type { Column, Scope, Tools } from './intent.ts';

/** The one figure of each column that the lead is about. */
export interface Focus {
  /** The field where all have it in common, else the preferred one. */
  field: Field;
  /** By column, in the order of the question; null for a column that lacks the measure. */
  values: (AnswerFact | null)[];
  /**
   * The obstacle to comparing the values; null: comparable. `gap`: one is missing; `field`: they measure other things;
   * `each`: each column is meant by a statistic of its own.
   */
  unlike: Unlike | 'gap' | 'field' | 'each' | null;
}

/** Chooses what the lead is about: a field that was asked for and that most columns have. */
export function focusOf({ subject, fields: shown, columns }: Scope, tools: Tools): Focus | null {
  const { catalogue, book } = tools;
  const measures = shown.filter(isStated);
  const named = measures.filter((field) => subject.fields.includes(field.id));
  const candidates =
    named.length > 0 ? named : measures.filter((field) => isMeasured(field, catalogue.fields));
  const eligible = candidates.length > 0 ? candidates : measures;
  // For a place, its own figures come before those that hold everywhere.
  const local = named.length > 0 ? [] : eligible.filter((field) => isLocal(field, columns, tools));
  const best = mostCommon(local.length > 0 ? local : eligible, columns, tools);
  if (!best) return null;
  const group = best.measure ? measures.filter((field) => field.measure === best.measure) : [best];
  const order = [
    best,
    ...group.filter((field) => field !== best),
    ...rest(best, subject, catalogue.fields),
    ...shown.filter((field) => standsIn(field, best)),
  ];
  const values = columns.map((column) => {
    const own = order.find((field) => book.has(column, field));
    return own ? (book.state(column, own)[0] ?? null) : null;
  });
  return { field: best, values, unlike: unlikeOf(values, catalogue.fields, tools) };
}

/** Returns whether a place among the columns has a figure of its own. */
function isLocal(field: Field, columns: readonly Column[], { book }: Tools): boolean {
  return columns.some(
    (column) =>
      column.place && book.local(column.role.id, column.place).some(({ field: id }) => id === field.id),
  );
}

/** Figures of each column by a statistic of its own ("a starting X, an experienced Y"). */
export function focusByStatistic(
  wanted: readonly (Field['statistic'] | undefined)[],
  shown: readonly Field[],
  columns: readonly Column[],
  tools: Tools,
): Focus | null {
  const values = columns.map((column, at) => {
    const field = shown.find((one) => one.statistic === wanted[at] && tools.book.has(column, one));
    return field ? (tools.book.state(column, field)[0] ?? null) : null;
  });
  const first = values.find((fact) => fact !== null);
  if (!first) return null;
  return { field: tools.catalogue.fields.get(first.field), values, unlike: 'each' };
}

/** Returns the obstacle to comparing facts; null if they are comparable. */
export function unlikeOf(
  values: readonly (AnswerFact | null)[],
  fields: FieldRegistry,
  { catalogue }: Pick<Tools, 'catalogue'>,
): Focus['unlike'] {
  const facts = values.filter((fact) => fact !== null);
  if (facts.length < values.length) return 'gap';
  const own = facts.map((fact) => fields.get(fact.field));
  const differ = <T>(of: (field: Field) => T) => new Set(own.map(of)).size > 1;
  if (differ(periodOf)) return 'period';
  if (differ((field) => field.statistic ?? null)) return 'statistic';
  if (differ((field) => field.measure ?? field.id)) return 'field';
  if (isAmount(facts) && differBySource(facts, catalogue)) return 'undated';
  if (facts.some((fact) => fact.bound)) return 'capped';
  return differ((field) => field.id) && !own.every((field) => field.measure) ? 'field' : null;
}

/** Numbers are worked out; phrases only stand side by side. */
const isAmount = (facts: readonly AnswerFact[]) => facts.every((fact) => numberOf(fact) !== null);

/** Undated figures of an article are never subtracted from dated ones, nor those of two articles from each other. */
function differBySource(facts: readonly AnswerFact[], catalogue: Tools['catalogue']): boolean {
  const undated = facts.filter((fact) => !isDated(fact, catalogue));
  return undated.length > 0 && new Set(facts.map((fact) => fact.source)).size > 1;
}

/** Returns whether a fact or its source states its date. */
export function isDated(fact: AnswerFact, catalogue: Tools['catalogue']): boolean {
  return (fact.asOf ?? catalogue.source(fact.source).asOf) !== null;
}

/** Other fields of the measure that are not shown: they stand in where a column lacks what is. */
function rest(best: Field, subject: Subject, fields: FieldRegistry): readonly Field[] {
  return best.measure && !subject.statistic ? fields.ofMeasure(best.measure).filter(isStated) : [];
}

/** Returns whether a figure stands in for a missing measure: pay of another period, other years of one aspect. */
function standsIn(field: Field, best: Field): boolean {
  if (field.statistic === 'percentile' || field.aspect !== best.aspect || !best.measure) return false;
  const pay = [field, best].every(isPay);
  return pay || (field.unit === best.unit && best.unit === 'years');
}

/** Pay at large, by the year or by the hour. */
export function isPay(field: Field): boolean {
  return field.aspect === 'salary' && USUAL.has(field.statistic) && periodOf(field) !== null;
}

const USUAL: ReadonlySet<Field['statistic']> = new Set(['average', 'median', 'hourly']);

/** Returns whether one sentence can state a field; the lists below the table are left out. */
function isStated(field: Field): boolean {
  return !field.several && (field.unit !== 'phrase' || field.says !== undefined);
}

/** Returns whether a figure comes first: one with a better end, or a measure that several fields tell. */
function isMeasured(field: Field, fields: FieldRegistry): boolean {
  const told = field.measure !== undefined && fields.ofMeasure(field.measure).length > 1;
  return told || field.better !== undefined || IN_ONE_FIGURE.has(field.unit);
}

/** Units whose figures stand for their subject, whether or not more of it is better. */
const IN_ONE_FIGURE: ReadonlySet<Field['unit']> = new Set(['percent', 'score', 'years']);

/** The first field that all columns have; else the one that most have. */
function mostCommon(
  fields: readonly Field[],
  columns: readonly Column[],
  { book }: Tools,
): Field | undefined {
  const count = (field: Field) => columns.filter((column) => book.has(column, field)).length;
  return fields.reduce<Field | undefined>(
    (best, field) => (!best || count(field) > count(best) ? field : best),
    undefined,
  );
}
