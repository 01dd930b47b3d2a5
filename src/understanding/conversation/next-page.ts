import type { Aspect } from '../../contract/aspects.ts';
import type { Conversation } from '../../contract/conversation.ts';
import type { Compare, Describe, Query } from '../../contract/query.ts';
import type { Draft } from '../reading/draft.ts';
import { ORDINALS } from '../reading/kinds.ts';
import { allOf, has, spansOf } from '../reading/reading.ts';

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

/** The aspects in the order in which they are told to whom wants more, and how many at once. */
const TOLD: readonly Aspect[] = [
  'overview',
  'salary',
  'education',
  'outlook',
  'duties',
  'skills',
  'requirements',
  'environment',
];
const AT_ONCE = 3;

/** "next", "show me more", "the next five": what was shown goes on; null where the text asks anything else. */
export function nextPage({ reading, mentions }: Draft, { list, last }: Conversation): Query | null {
  if (mentions.length > 0 || !has(reading, 'turn.more', 'turn.detail', 'relation.describe')) return null;
  // "explain" alone asks for more of the same.
  const explains = has(reading, 'relation.describe');
  if (!allOf(reading.spans, ...SMALL, 'relation.describe')) return null;
  if (explains && has(reading, 'pronoun')) return null;
  const few = last?.intent === 'compare' || last?.intent === 'describe' ? last : null;
  // "tell me more about the second one": of that one alone.
  if (
    has(
      reading,
      ...ORDINALS.map((one) => `pronoun.${one}`),
      ...(few ? ['pronoun.last', 'pronoun.other'] : []),
    )
  )
    return null;
  if (few && (!list || explains || has(reading, 'turn.detail'))) return toldOn(few);
  if (!list || explains) return null;
  const { query, roles } = list;
  if (query.intent === 'rank' && query.over !== 'roles') return null;
  const skip = (query.skip ?? 0) + roles.length;
  const count = spansOf(reading, 'number')[0]?.quantity?.value;
  const limit = query.intent === 'rank' && count !== undefined ? { limit: count } : {};
  return { ...query, ...limit, skip, unused: [] };
}

/** The same roles by the aspects that come after those told last, from the first again after the last of all. */
function toldOn(last: Compare | Describe): Query {
  const told = Math.max(...last.subject.aspects.map((aspect) => TOLD.indexOf(aspect)));
  // An overview tells of pay.
  const from = Math.max(told, TOLD.indexOf('salary')) + 1;
  const next = TOLD.slice(from, from + AT_ONCE);
  const aspects = next.length > 0 ? next : TOLD.slice(1, 1 + AT_ONCE);
  return {
    ...last,
    direction: null,
    subject: { ...last.subject, aspects, fields: [], statistic: null, label: null },
    besides: [],
    unused: [],
  };
}
