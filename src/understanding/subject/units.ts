import type { English } from '../../language/english.ts';
import { singular } from '../../language/normalise.ts';
import type { TextToken } from '../../language/tokens.ts';
import { is, nearestOf, type Span } from '../reading/reading.ts';

/** A smaller number counts those that are spoken of, not all there are, and is no pay of a year. */
const [MANY, MONEY] = [100, 1000];

/** Returns spans in which plain numbers have the unit that the words beside them give: people of a role, or pay. */
export function withUnits(spans: readonly Span[], tokens: readonly TextToken[], english: English): Span[] {
  return spans.map((span, at) => {
    const unit = countsPeople(spans, at, tokens, english) ? 'jobs' : isPaid(spans, at) ? 'USD' : null;
    return unit && span.quantity ? { ...span, kind: 'quantity', quantity: { ...span.quantity, unit } } : span;
  });
}

/** "are there over 50,000 Xs", "fewer than 1,000 Xs?": right before people of a role. */
function countsPeople(
  spans: readonly Span[],
  at: number,
  tokens: readonly TextToken[],
  { file }: English,
): boolean {
  const { quantity, from, to } = spans[at] as Span;
  if (!quantity || quantity.value < MANY || quantity.until !== null || quantity.period) return false;
  const words = tokens.slice(from, to).map(({ word }) => word);
  const money = words.some((word) => file.units.USD?.includes(word) || file.slang.includes(word));
  if (money || !(quantity.unit === null || quantity.unit === 'USD')) return false;
  if (!arePeople(spans[at + 1], tokens)) return false;
  const [before] = nearestOf(spans, at, -1, 'auxiliary', 'turn.only', 'denial', 'courtesy', 'filler.filler');
  if (is(before, 'filler.there')) return true;
  // "over 100k Xs" are Xs at 100k; how many there are is written out.
  const short = words.some((word) => word.length === 1 && word in file.magnitudes);
  return quantity.bound !== null && !short && !spans.some((span) => is(span, 'aspect.salary'));
}

/** The plural of a role that nothing parts from what stands before it. */
function arePeople(span: Span | undefined, tokens: readonly TextToken[]): boolean {
  const word = tokens[(span?.to ?? 0) - 1]?.word ?? '';
  return is(span, 'title', 'mention') && tokens[span?.from ?? 0]?.mark === '' && singular(word) !== word;
}

/** "that pay over 200,000", "my salary is 120000": right after what is earned. */
function isPaid(spans: readonly Span[], at: number): boolean {
  const { quantity } = spans[at] as Span;
  return (
    quantity?.unit === null &&
    quantity.value >= MONEY &&
    is(nearestOf(spans, at, -1, 'auxiliary')[0], 'aspect.salary', 'self.own')
  );
}
