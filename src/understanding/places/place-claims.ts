import type { Claim } from '../../contract/beside.ts';
import { anyOf, is, type Reading, type Span } from '../reading/reading.ts';
import { marginOf } from '../subject/margin.ts';
import { endOf } from '../subject/polar.ts';

/**
 * "do they earn more in X than in Y", "is pay in X above the national median": what a text says of two places, which
 * are counted as the answer's columns are; null where it sets none over another. `before`: the first of them was named
 * in a turn before.
 */
export function placesClaim(reading: Reading, before = false): Claim | null {
  const { spans } = reading;
  const named = spans.flatMap((span, at) => (span.place && !span.denied ? [at] : []));
  const [first, second] = before ? [-1, ...named] : named;
  if (first === undefined || second === undefined) return null;
  const sides = { subject: 0, object: 1, possible: false };
  const far = marginOf(reading, first, second);
  if (far) {
    const { margin, direction, denied } = far;
    return { kind: 'compare', direction, negated: denied, margin, ...sides };
  }
  const between = spans.slice(first + 1, second);
  const bound = between.find((span) => is(span, 'bound.over', 'bound.under'));
  const than = anyOf(between, 'joint.than');
  const word =
    bound ?? between.find(isVerb) ?? (than ? spans.slice(0, second).findLast(isCompared) : undefined);
  if (!word) return null;
  return { kind: 'compare', direction: endOf(word), negated: word.denied, ...sides };
}

/** "outearn", "beat": they compare without being compared. */
const isVerb = (span: Span) => is(span, 'most', 'least') && span.degree === null;
const isCompared = (span: Span) =>
  is(span, 'direction.most', 'direction.least', 'most', 'least') && span.degree === 'comparative';
