import type { Direction } from '../../contract/query.ts';
import { SUBJECTS } from '../reading/kinds.ts';
import { has, is, nearestOf, type Reading, type Span } from '../reading/reading.ts';

/** Words for one of two ends. */
export const ENDS = ['direction.most', 'direction.least', 'most', 'least'];

/** The end that a word asks for. */
export const endOf = (span: Span | undefined): Direction =>
  is(span, 'direction.least', 'least', 'bound.under') ? 'least' : 'most';

export const turned = (direction: Direction): Direction => (direction === 'most' ? 'least' : 'most');

/** Returns whether the text asks for a yes or a no: a clause begins with a verb, or a tag ends it ("right?", "isn't it"). */
export function isYesNo(reading: Reading): boolean {
  if (choosesEnd(reading)) return false;
  let first = true;
  for (const [at, span] of reading.spans.entries()) {
    const [before, after] = [reading.spans[at - 1], reading.spans[at + 1]];
    // "X vs Y, are they far apart" asks of both.
    const ofThose =
      is(span, 'auxiliary') && is(after, 'pronoun.these') && reading.tokens[span.from]?.mark !== '';
    if (at > 0 && (before?.clause !== span.clause || ofThose)) first = true;
    if (!first) continue;
    if (is(span, 'auxiliary')) return !is(after, 'unknown');
    first = is(span, 'courtesy', 'turn.lean', 'turn.about', 'denial', 'greeting');
  }
  return isConfirmed(reading) || isSaidAsking(reading);
}

/** Returns whether a text says what it asks to confirm: "right?", "is it true that", "isn't it". */
export function isConfirmed(reading: Reading): boolean {
  return has(reading, 'confirm') || endsInTag(reading);
}

/** "so cops make more than firemen", "there are about 200,000 dentists": what is said of jobs, and nothing else, is to be confirmed. */
function isSaidAsking(reading: Reading): boolean {
  const asksElse = ['question', 'compute', 'relation', 'joint.or', 'pronoun.among', 'job', 'want'];
  // "thinking about becoming X. pay cut?": nothing but the change is said.
  const last = reading.spans.at(-1);
  const own = reading.spans.filter((span) => span.clause === last?.clause);
  if (is(last, 'compute.raise', 'compute.cut') && !own.some((span) => is(span, 'question'))) return true;
  const says = (span: Span, at: number) =>
    is(span, 'joint.than') ||
    span.quantity?.bound === 'about' ||
    span.quantity?.unit === 'jobs' ||
    (comparesByItself(reading, at) && isNear(reading, at, -1) && isNear(reading, at, 1));
  return reading.spans.some(says) && !has(reading, ...asksElse);
}

/** A title stands beside a place, small words and what is said of it aside. */
function isNear({ spans }: Reading, at: number, step: -1 | 1): boolean {
  return is(nearestOf(spans, at, step, 'article', 'filler', ...SUBJECTS)[0], 'title');
}

/** "outearn", "out earn Ys", "beat": it compares without being compared. */
export function comparesByItself(reading: Reading, at: number): boolean {
  const span = reading.spans[at];
  if (span?.degree !== null || !is(span, ...ENDS)) return false;
  return !span.text.includes(' ') || isNear(reading, at, 1);
}

/** ", isn't it", ", is that so", "… dont they": a verb and nothing but small words, parted from what is said or denied. */
function endsInTag({ spans, tokens }: Reading): boolean {
  const verb = spans.findLastIndex((span) => is(span, 'auxiliary'));
  const rest = spans.slice(verb + 1);
  const small = (span: Span) => is(span, 'denial', 'pronoun', 'filler', 'turn.lean', 'modal');
  const parted = tokens[spans[verb]?.from ?? 0]?.mark !== '';
  const denied = is(rest[0], 'denial.not') && is(rest[1], 'pronoun');
  return verb > 0 && rest.length > 0 && rest.every(small) && (parted || denied);
}

/** "faster or slower", "more than X or less": one of two ends is to be chosen, which no yes or no does. */
export function choosesEnd({ spans }: Reading): boolean {
  let before: Span | undefined;
  return spans.some((span, at) => {
    if (endAsked(span) !== null) before = span;
    if (!before || !is(span, 'joint.or') || before.clause !== span.clause) return false;
    const [after] = nearestOf(spans, at, 1, 'article', 'filler');
    const other = after && endAsked(after);
    return other != null && endAsked(before) !== other;
  });
}

/** The end that a comparative asks for. */
const endAsked = (span: Span) => (span.degree === 'comparative' && is(span, ...ENDS) ? endOf(span) : null);
