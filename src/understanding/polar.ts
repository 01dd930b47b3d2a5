import { has, is, type Reading } from './reading.ts';

/** Returns whether the text asks for a yes or a no: a clause begins with a verb, or ends in "right?". */
export function isYesNo(reading: Reading): boolean {
  let first = true;
  for (const [at, span] of reading.spans.entries()) {
    if (at > 0 && reading.spans[at - 1]?.clause !== span.clause) first = true;
    if (!first) continue;
    if (is(span, 'auxiliary')) return !is(reading.spans[at + 1], 'unknown');
    first = is(span, 'courtesy', 'turn.lean', 'turn.about', 'denial', 'greeting');
  }
  return has(reading, 'confirm');
}
