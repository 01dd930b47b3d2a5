import { anyOf, is, type Reading, type Span } from './reading.ts';

/** "both are programs near me. which pays better": a sentence that tells something, beside another that asks. */
export function isInPassing({ spans, tokens, text }: Reading, clause: number): boolean {
  const asks = (span: Span) => is(span, 'question', 'pronoun.among', 'confirm', 'turn', 'relation.compare');
  const own = spans.filter((span) => span.clause === clause);
  const last = own.at(-1)?.to ?? 0;
  const [first] = own.filter((span) => !is(span, 'courtesy', 'joint'));
  const isAsked =
    is(first, 'auxiliary') || (tokens[last]?.mark ?? text.slice(-1)).includes('?') || own.some(asks);
  const tells = anyOf(own, 'auxiliary', 'self', 'owner', 'filler.me');
  return tells && !isAsked && spans.some((span) => span.clause !== clause && asks(span));
}
