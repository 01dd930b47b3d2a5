import type { Catalogue } from '../catalogue/catalogue.ts';
import type { Conversation } from '../contract/conversation.ts';
import type { Query, Unsettled } from '../contract/query-union.ts';
import { wordsOf } from '../language/normalise.ts';
import type { Draft } from './draft.ts';
import { has, is } from './reading.ts';
import { isSettled, knownMention, type Mention, roleOf } from './roles.ts';
import { isBlank } from './subject.ts';

/** The answer to a question back: the question that was open, with its mention settled; null where it is none. */
export function answerOf(draft: Draft, state: Conversation, catalogue: Catalogue): Query | null {
  const { open } = state;
  if (!open || !isReply(draft)) return null;
  const [asked] = open.open;
  if (!asked) return null;
  const role = chosen(draft, asked.candidates, catalogue) ?? confident(draft);
  if (!role) return null;
  return settledQuery(open, role, draft);
}

/** A reply names a role and asks nothing by itself. */
function isReply({ reading, mentions, subject, conditions }: Draft): boolean {
  if (
    mentions.length > 1 ||
    conditions.some((one) => !('group' in one)) ||
    has(reading, 'relation', 'most', 'least')
  )
    return false;
  return isBlank(subject) && !has(reading, 'question', 'auxiliary', 'compute');
}

/** The one candidate whose title holds all the words of the reply, or the one that is counted out. */
function chosen(
  { reading, mentions }: Draft,
  candidates: readonly string[],
  catalogue: Catalogue,
): string | null {
  const order = reading.spans.find((span) =>
    is(span, 'pronoun.first', 'pronoun.second', 'pronoun.third', 'pronoun.fourth', 'pronoun.fifth'),
  );
  if (order) return candidates[ORDINALS.indexOf(order.value)] ?? null;
  const [only] = mentions;
  const said = only && isSettled(only.named) ? roleOf(only) : null;
  if (said && candidates.includes(said)) return said;
  const content = reading.spans.filter((span) =>
    is(span, 'unknown', 'title', 'mention', 'group', 'aspect', 'field', 'unmeasured'),
  );
  const words = content.flatMap((span) => wordsOf(span.text));
  if (words.length === 0) return null;
  const fitting = candidates.filter((id) => {
    const title = wordsOf(catalogue.head(id).title);
    return words.every((word) => title.includes(word));
  });
  const exact = fitting.filter((id) => wordsOf(catalogue.head(id).title).length === words.length);
  return exact[0] ?? fitting[0] ?? null;
}

/** Names of the ordinals, in order. */
export const ORDINALS: readonly string[] = ['first', 'second', 'third', 'fourth', 'fifth'];

function confident({ mentions: [only] }: Draft): string | null {
  return only && isSettled(only.named) ? roleOf(only) : null;
}

/** The open question with a role in the place of its first open mention. */
export function settledQuery(open: Unsettled, role: string, { reading, unused }: Draft): Query {
  const [first, ...rest] = open.open;
  const roles = [...open.roles];
  roles.splice(first?.position ?? roles.length, 0, asRole(role, mentionText(reading.text, first?.text)));
  const { then, subject, compute, direction, places, conditions, besides, language } = open;
  const base = { places, conditions, besides, unused, language };
  if (rest.length > 0) return { ...open, open: rest, roles, unused };
  const [one, two] = roles;
  if (!one) return open;
  if (then === 'rank')
    return {
      intent: 'rank',
      roles,
      subject,
      direction: direction ?? 'most',
      limit: null,
      over: 'roles',
      ...base,
    };
  if (then === 'similar') return { intent: 'similar', role: one, ...base };
  if (then === 'transition')
    return { intent: 'transition', from: two ? one : null, to: two ?? one, subject, ...base };
  if (two) return { intent: 'compare', roles, subject, compute, direction, ...base };
  return { intent: 'describe', role: one, subject, ...base };
}

function mentionText(reply: string, asked: string | undefined): string {
  return reply.length <= 60 ? reply : (asked ?? '');
}

function asRole(id: string, mention: string) {
  return { id, mention, confidence: 0.93, reading: null, level: null, others: [] };
}

/** A mention of a role of the conversation. */
export function fromState(ids: readonly string[]): Mention[] {
  return ids.map((id) => knownMention(id));
}
