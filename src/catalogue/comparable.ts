import type { AnswerFact } from '../contract/answer.ts';
import type { FieldRegistry } from './fields.ts';

/** A reason not to compare two facts. */
export type Unlike =
  | 'one fact'
  | 'one role'
  | 'no number'
  | 'capped'
  | 'another statistic'
  | 'another place'
  | 'undated';

/**
 * Returns why these facts may not be subtracted from or divided by one another, or null where they may: they must be
 * numbers of different roles, of one field or of fields with one measure and statistic, for one place, none capped by
 * its source, and of one source where a period is named for none (`dated` tells of a fact whether it or its source names one).
 */
export function unlike(
  facts: readonly AnswerFact[],
  fields: FieldRegistry,
  dated: (fact: AnswerFact) => boolean,
): Unlike | null {
  const [first, ...others] = facts;
  if (!first || others.length === 0) return 'one fact';
  if (new Set(facts.map(({ role }) => role)).size < facts.length) return 'one role';
  if (facts.some(({ value }) => typeof value !== 'number')) return 'no number';
  if (facts.some(({ bound }) => bound !== undefined)) return 'capped';
  if (others.some((fact) => !isOneKind(fact.field, first.field, fields))) return 'another statistic';
  if (others.some(({ place }) => place !== first.place)) return 'another place';
  if (facts.some((fact) => !dated(fact)) && others.some(({ source }) => source !== first.source))
    return 'undated';
  return null;
}

/** Returns whether two fields hold the same statistic of the same thing in the same unit. */
export function isOneKind(one: string, other: string, fields: FieldRegistry): boolean {
  if (one === other) return true;
  const [a, b] = [fields.get(one), fields.get(other)];
  return (
    a.measure !== undefined && a.measure === b.measure && a.statistic === b.statistic && a.unit === b.unit
  );
}
