import type { Conversation } from '../contract/conversation.ts';
import type { Query } from '../contract/query.ts';
import type { Draft } from './draft.ts';
import { has, is, spansOf } from './reading.ts';

/** The small words that stand beside "next". */
const SMALL = [
  'turn',
  'courtesy',
  'filler',
  'article',
  'greeting',
  'thanks',
  'job',
  'pronoun',
  'joint',
  'number',
];

/** "next", "show me more", "the next five": the list that was shown goes on; null where the text asks anything else. */
export function nextPage({ reading, mentions }: Draft, { list }: Conversation): Query | null {
  if (!list || mentions.length > 0 || !has(reading, 'turn.more')) return null;
  if (!reading.spans.every((span) => is(span, ...SMALL))) return null;
  const { query, roles } = list;
  if (query.intent === 'rank' && query.over !== 'roles') return null;
  const skip = (query.skip ?? 0) + roles.length;
  const count = spansOf(reading, 'number')[0]?.quantity?.value;
  const limit = query.intent === 'rank' && count !== undefined ? { limit: count } : {};
  return { ...query, ...limit, skip, unused: [] };
}
