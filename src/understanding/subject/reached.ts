import { anyOf, is, nearestOf, type Reading, type Span } from '../reading/reading.ts';
import { MONEY } from './conditions.ts';

/** The kinds of words for whose pay an amount is, and of a verb that no sense is known of. */
const PAID = ['title', 'mention', 'job', 'filler.relative', 'question', 'pronoun', 'group', 'place'];
const VERB = ['unknown', 'filler.verb', 'direction'];

/**
 * Returns a reading in which an amount is a bound that jobs are said to reach, by whatever verb: "jobs that crack 100k",
 * "do welders ever see 80k".
 */
export function withReached(reading: Reading): Reading {
  const { spans } = reading;
  const verbs = spans.map((span, at) => spans[at + 1] && isReached(spans, at) && span);
  const out = spans.map((span, at): Span => {
    if (verbs[at]) return { ...span, kind: 'aspect', value: 'salary' };
    if (!verbs[at - 1] || !span.quantity) return span;
    // "never hit 90,000": a plain number is denied by what denies its verb.
    const denied = span.denied || (span.kind === 'number' && isDenied(spans, at - 1));
    return {
      ...span,
      kind: 'quantity',
      denied,
      quantity: { ...span.quantity, bound: 'over', inclusive: true },
    };
  });
  return { ...reading, spans: out };
}

/** A verb of which nothing else is known stands between those who are paid and an amount without a bound. */
function isReached(spans: readonly Span[], at: number): boolean {
  const [verb, amount] = [spans[at], spans[at + 1]];
  if (!is(verb, ...VERB) || verb?.clause !== amount?.clause || !amount?.quantity) return false;
  const { unit, value, bound } = amount.quantity;
  if (bound !== null || (unit !== 'USD' && (unit !== null || value < MONEY))) return false;
  const [before] = nearestOf(spans, at, -1, 'filler', 'denial', 'auxiliary', 'modal', 'all', 'article');
  // "that are growing and never hit 60k": a second verb of what is said of jobs.
  const clause = spans.slice(0, at).filter((one) => one.clause === verb?.clause);
  const of = clause.findLastIndex((one) => is(one, 'job', 'group'));
  const more = of >= 0 && !anyOf(clause.slice(of), 'filler.me', 'self');
  return more || (is(before, ...PAID) && before?.clause === verb?.clause);
}

const isDenied = (spans: readonly Span[], verb: number) =>
  is(nearestOf(spans, verb, -1, 'filler', 'auxiliary', 'modal')[0], 'denial');
