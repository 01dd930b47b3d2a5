import type { RoleHead } from '../catalogue/catalogue.ts';
import type { AnswerFact } from '../contract/answer.ts';
import type { Unit } from '../contract/aspects.ts';
import type { Field, Item } from '../contract/schema.ts';
import { listed, lowerFirst, phraseFor, showNumber, showShare, withOptionalArticle } from './display.ts';
import { aRole, nounPlural } from './nouns.ts';
import { counted, text } from './own/texts.ts';
import { labelIn, sharesOf } from './shares.ts';

/** The highest of several values against the lowest. */
export interface Comparison {
  high: { fact: AnswerFact; value: number };
  low: { fact: AnswerFact; value: number };
  difference: number;
  equal: boolean;
}

/** Items of a list that a sentence names, unless told otherwise. */
const LISTED = 4;
/** "None" fits no sentence that says what somebody has. */
const NOTHING = /^none$/i;

/** "an operations officer earns $46,813 a year on average", "the average age of operations officers is 44 years". */
export function statement(role: RoleHead, fact: AnswerFact, field: Field, most = LISTED): string {
  if (field.unit === 'distribution' && Array.isArray(fact.value))
    return sharesOf(role, fact.value as Item[], field, most);
  if (hasOwnSubject(field)) return ofGroup(nounPlural(role), fact, field, most);
  if (
    !field.says &&
    Array.isArray(fact.value) &&
    areDeeds(namedItems(fact.value as Item[], field, most), field)
  )
    return `${nounPlural(role)} ${valueIn(fact, field, most)}`;
  if (!spelled(fact, field) && (!field.says || NOTHING.test(fact.display)))
    return text('possessive', {
      role: aRole(role),
      label: field.label.toLowerCase(),
      value: valueIn(fact, field, most),
    });
  return `${aRole(role)} ${predicate(fact, field, most)}`;
}

/** Returns whether the words of a field are a sentence of its own, with the role somewhere in it. */
export function hasOwnSubject(field: Field): boolean {
  return field.says?.includes(ROLES) ?? false;
}

/** The sentence of a field that has a subject of its own, about these people. */
export function ofGroup(people: string, fact: AnswerFact, field: Field, most = LISTED): string {
  return predicate(fact, field, most).replace(ROLES, people);
}

/** Returns a field's sentence on a role with a value ("a nurse works with Excel", "tutors typically evaluate work"). */
export function saysOf(role: RoleHead, value: string, field: Field): string {
  const says = (field.says ?? '').replace('{value}', value).replace('{a}', withOptionalArticle(value));
  return hasOwnSubject(field) ? says.replace(ROLES, nounPlural(role)) : `${aRole(role)} ${says}`;
}

/** The placeholder of the people in a sentence that has a subject of its own. */
const ROLES = '{roles}';

/** Returns the predicate of a fact: "earns $46,813 a year on average". */
export function predicate(fact: AnswerFact, field: Field, most = LISTED): string {
  const whole = spelled(fact, field);
  if (whole) return whole;
  const value = valueIn(fact, field, most);
  if (!field.says) return text('has_label', { label: field.label.toLowerCase(), value });
  const period = fact.asOf && (field.unit === 'percent' || field.dated) ? ` (${fact.asOf})` : '';
  return `${filledSays(field.says, value)}${period}`;
}

/** Returns the words of a field with its value in place: "holds {a}" is "holds a bachelor's degree". */
export function filledSays(says: string, value: string): string {
  return says.replace('{value}', value).replace('{a}', withOptionalArticle(value));
}

/** Returns whether the items of a list are deeds ("operate equipment"), so that several people can be their subject. */
export function areDeeds(items: readonly string[], field: Field): boolean {
  return field.aspect === 'duties' && items.every((item) => !/^\p{Ll}+(?:s|ing)\b/u.test(item));
}

/** Returns the words for a value that the general wording of its field does not fit ("None"). */
function spelled({ value }: AnswerFact, field: Field): string | undefined {
  return typeof value === 'string' ? field.spelled?.[value.toLowerCase()] : undefined;
}

/** A value in the middle of a sentence. */
export function valueIn(fact: AnswerFact, field: Field, most = LISTED): string {
  if (Array.isArray(fact.value)) return listed(namedItems(fact.value as Item[], field, most));
  return typeof fact.value === 'string' ? asClause(fact.display, field) : fact.display;
}

/** The items of a list that a sentence names. */
const namedItems = (items: readonly Item[], field: Field, most: number) =>
  items.slice(0, most).map((item) => itemIn(item, items, field));

/** An item of a list in the middle of a sentence, with its share and without the marks of a source. */
export function itemIn({ label, percent }: Item, list: readonly Item[], field: Field): string {
  const share = percent === undefined ? '' : ` (${showShare(percent, list)})`;
  return `${labelIn(label, field)}${share}`;
}

/** A phrase of a source as part of a sentence of ours: no full stop, no capital but of names. */
export function asClause(text: string, field?: Field): string {
  const open = text.replace(/\.$/, '');
  return phraseFor(open) ?? (field?.names ? open : lowerFirst(open));
}

/** The number by which a fact is compared; a range counts by its middle. */
export function numberOf(fact: AnswerFact): number | null {
  if (typeof fact.value === 'number') return fact.value;
  if (typeof fact.value === 'object' && 'min' in fact.value) return (fact.value.min + fact.value.max) / 2;
  return null;
}

/** The highest against the lowest of facts; null where any is capped or no number. */
export function compareFacts(facts: readonly AnswerFact[]): Comparison | null {
  const values = facts.flatMap((fact) => {
    const value = numberOf(fact);
    return value !== null && !fact.bound ? [{ fact, value }] : [];
  });
  if (values.length < facts.length || values.length < 2) return null;
  const sorted = [...values].sort((a, b) => b.value - a.value);
  const [high, low] = [sorted[0], sorted.at(-1)];
  if (!high || !low) return null;
  const exact = typeof high.fact.value === 'number' && typeof low.fact.value === 'number';
  return {
    high,
    low,
    difference: exact ? round(high.value - low.value, 2) : 0,
    equal: high.value === low.value,
  };
}

export function round(value: number, decimals: number): number {
  return Number(value.toFixed(decimals));
}

/** A difference in the unit of its field: "$57,237", "7.4 percentage points", "3 years". */
export function differenceIn(difference: number, unit: Unit): string {
  if (unit === 'percent') {
    const points = round(difference, 1);
    return counted('points', points, { gap: `${points}` });
  }
  if (unit === 'score') {
    const points = round(difference, 1);
    return counted('score_points', points, { gap: `${points}` });
  }
  return showNumber(difference, unit);
}
