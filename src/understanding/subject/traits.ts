import type { English } from '../../language/english.ts';
import { anyOf, has, is, type Reading, type Span, spansOf } from '../reading/reading.ts';

/** Returns the field whose shares a label is one of. */
export function labelField({ value }: Span): string {
  return value === 'female' || value === 'male' ? 'demographics.gender' : 'demographics.race';
}

/** Returns by what kinds of traits figures of a job are asked for, which no source has: "do women earn less than men", "male nurses, pay". */
export function figuresByTrait(reading: Reading, english: English): string[] {
  const words = english.file.senses.trait ?? {};
  const paid = reading.spans.filter((span, at) => is(span, 'trait', 'label') && isPaid(reading.spans, at));
  const kindsOf = ({ kind, value }: Span) =>
    kind === 'trait'
      ? [value]
      : Object.entries(words).flatMap(([name, all]) => (all.includes(value) ? [name] : []));
  const told = paid.flatMap(kindsOf);
  if (told.length > 0) return [...new Set(told)];
  if (!has(reading, 'joint.than', 'relation.versus') || !has(reading, 'aspect', 'field')) return [];
  const labels = has(reading, 'aspect.salary') ? spansOf(reading, 'label').map(({ value }) => value) : [];
  const kinds = Object.entries(words).filter(
    ([, all]) => all.filter((word) => labels.includes(word)).length > 1,
  );
  return [...spansOf(reading, 'trait').map(({ value }) => value), ...kinds.map(([kind]) => kind)];
}

/** "women earn", "male nurses, pay": what is asked is what they are paid, not the asker's own case. */
function isPaid(spans: readonly Span[], at: number): boolean {
  const next = spans[at + 1];
  const own = anyOf(spans, 'self', 'beside.opinion', 'verdict.advice');
  return (
    !own && (is(next, 'aspect.salary') || (is(next, 'title', 'mention') && anyOf(spans, 'aspect.salary')))
  );
}
