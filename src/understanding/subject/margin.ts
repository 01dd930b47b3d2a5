import type { Margin } from '../../contract/beside.ts';
import type { Direction } from '../../contract/query.ts';
import type { Quantity } from '../../language/quantities.ts';
import { allOf, is, nearestOf, type Reading, type Span } from '../reading/reading.ts';
import { endOf } from './polar.ts';

/** By how much one is said to be beyond another, and the word that says which way. */
export interface SaidMargin {
  margin: Margin;
  /** `same`: either way, however far apart. */
  direction: Direction | 'same';
  denied: boolean;
}

/** Returns how far a text sets one of two roles from the other: "twice", "half of what", "20% more than", "as much as". */
export function marginOf({ spans }: Reading, first: number, second: number): SaidMargin | null {
  const clauses = [spans[first]?.clause, spans[second]?.clause];
  for (const [at, span] of spans.entries()) {
    const gap = span.kind === 'quantity' && isGap(spans, at) ? apart(span) : null;
    if (gap) return { margin: gap, direction: 'same', denied: span.denied };
    // "X or Y, does the one get double": what follows both is said of one that is not named there.
    if (!clauses.includes(span.clause) || (at > second && !is(spans[at - 1], 'joint.at'))) continue;
    if (is(span, 'direction.asMuch')) {
      const before = spans[at - 1];
      if (before?.quantity) continue;
      const about = is(before, 'bound.about');
      return {
        margin: { of: 'times', value: 1, bound: about ? 'about' : 'over', inclusive: true },
        direction: 'most',
        denied: span.denied,
      };
    }
    const margin = span.kind === 'quantity' ? measured(spans, at, second) : null;
    if (margin) return { ...margin, denied: span.denied };
  }
  return null;
}

/** An amount that stands beside what compares, or before the role that it is a part or a multiple of. */
function measured(spans: readonly Span[], at: number, second: number): Omit<SaidMargin, 'denied'> | null {
  const { quantity } = spans[at] as Span;
  if (!quantity || quantity.until !== null) return null;
  // "three or four times": the lower of them is what has to be.
  const lower = is(spans[at - 1], 'joint.or') ? spans[at - 2] : undefined;
  const { value } = (lower?.kind === 'number' && lower.quantity) || quantity;
  const { unit } = quantity;
  const compared = comparingAt(spans, at);
  const beyond = compared && apart(spans[at] as Span);
  if (beyond) return { margin: beyond, direction: endOf(compared) };
  const times =
    unit === 'times' ? value : unit === 'percent' && isPartOf(spans, at, second) ? value / 100 : 0;
  if (times <= 0) return null;
  const direction = times < 1 ? 'least' : 'most';
  return { margin: { of: 'times', value: times, ...boundOf(quantity) }, direction };
}

/** The amount or the share by which two figures are apart. */
function apart({ quantity }: Span): Margin | null {
  if (!quantity || quantity.until !== null || (quantity.unit !== 'USD' && quantity.unit !== 'percent'))
    return null;
  const of = quantity.unit === 'USD' ? 'amount' : 'percent';
  return { of, value: quantity.value, ...boundOf(quantity) };
}

const boundOf = ({ bound, inclusive }: Quantity): Pick<Margin, 'bound' | 'inclusive'> => ({
  bound: bound === 'between' ? null : bound,
  inclusive,
});

/** "a gap of over 40k", "at least 30k apart". */
function isGap(spans: readonly Span[], at: number): boolean {
  const gap = spans.some(
    (one) => one.clause === spans[at]?.clause && is(one, 'compute.difference', 'compute.gap'),
  );
  return gap || is(spans[at + 1], 'relation.compare');
}

/** "20% more", "10k higher", "outearn X by 20%". */
function comparingAt(spans: readonly Span[], at: number): Span | undefined {
  const [next] = nearestOf(spans, at, 1, 'period', 'filler', 'article');
  if (next && compares(next)) return next;
  if (!is(spans[at - 1], 'joint.at')) return undefined;
  return spans.slice(0, at).findLast((span) => compares(span) || is(span, 'most', 'least', 'direction.most'));
}

const compares = (span: Span) =>
  is(span, 'bound.over', 'bound.under') ||
  (is(span, 'direction.most', 'direction.least', 'most', 'least') && span.degree === 'comparative');

/** "half of what X makes", "half as much as X", "20% of the pay of X". */
function isPartOf(spans: readonly Span[], at: number, second: number): boolean {
  if (at > second) return false;
  return allOf(
    spans.slice(at + 1, second),
    'title',
    'mention',
    'joint.in',
    'joint.of',
    'joint.as',
    'joint.than',
    'question.what',
    'article',
    'filler',
    'pronoun',
    'direction.asMuch',
    'aspect',
    'auxiliary',
    'statistic',
    'period',
  );
}
