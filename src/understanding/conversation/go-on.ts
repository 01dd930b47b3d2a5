import type { Conversation } from '../../contract/conversation.ts';
import type { Aside, Query } from '../../contract/query.ts';
import { SUBJECTS } from '../reading/kinds.ts';
import { knownRole } from '../reading/mention.ts';
import { has, is, isStrange, type Reading, runsOf, type Span, typedOf } from '../reading/reading.ts';
import { lists } from './narrow.ts';

/** Words that no question of jobs has, or that somebody says of something else. */
const ELSEWHERE = ['errand', 'order', 'help', 'greeting', 'thanks', 'trait'];
/** Words of which it need not be said that they were not used. */
const SMALL = [
  'filler',
  'article',
  'joint',
  'auxiliary',
  'question',
  'pronoun',
  'modal',
  'need',
  'want',
  'all',
];
const SMALL_TALK = ['turn', 'courtesy', 'self', 'owner', 'confirm', 'job', 'relation', 'denial', 'direction'];
/** Words that speak of what was shown. */
const OF_IT = ['pronoun'];
/** More roles than these are not asked about one by one. */
const FEW = 5;

/** Returns whether nothing was made of a text. */
export const isLost = (query: Query): query is Aside =>
  query.intent === 'aside' && (query.aside === 'off-topic' || query.aside === 'no-role');

/** Returns whether nothing but words that no role is known by were found in a text. */
export const isUnknown = (query: Query): boolean =>
  query.intent === 'unsettled' && query.open.every(({ verdict }) => verdict === 'unknown');

/** "which has a brighter future": a word that nothing knows, right before a subject, is said of it and names nobody. */
export function withoutQualities(reading: Reading): Reading {
  const { spans } = reading;
  if (!has(reading, 'question.which', 'question.who')) return reading;
  const ofSubject = (span: Span, at: number) =>
    span.kind === 'mention' && isStrange(span) && is(spans[at + 1], ...SUBJECTS);
  return {
    ...reading,
    spans: spans.map((span, at) => (ofSubject(span, at) ? { ...span, kind: 'unknown', named: null } : span)),
  };
}

/** Returns the names of what a conversation is about, as the slots of the lexicon have them. */
export function contextOf({ subject }: Conversation): string[] {
  const aspects = subject?.aspects ?? [];
  // An overview tells of pay.
  const told = aspects.includes('overview') ? [...aspects, 'salary'] : aspects;
  return told.map((aspect) => `aspect.${aspect}`);
}

/** A text of which nothing was made, in the midst of a conversation: asks what of the roles at hand is meant, and says what it could not use. */
export function askedOn(lost: Aside, reading: Reading, state: Conversation): Aside {
  const { last, focus, compared } = state;
  if (!last || has(reading, ...ELSEWHERE) || !isOfIt(reading)) return lost;
  const unused = runsOf(reading.spans, (span) => !is(span, ...SMALL, ...SMALL_TALK)).map((run) =>
    typedOf(reading, run),
  );
  const { subject, besides, language, places } = lost;
  const base = { intent: 'aside' as const, subject, besides, unused, language };
  const { conditions, places: where } = last;
  const limit = last.intent === 'rank' ? last.limit : null;
  if (lists(last)) return { ...base, aside: 'criterion', conditions, places: where, limit };
  const roles = (focus.length > 0 ? focus : compared).slice(0, FEW).map(knownRole);
  if (roles.length === 0) return lost;
  return {
    ...base,
    aside: 'no-subject',
    roles,
    conditions: [],
    places: places.length > 0 ? places : where,
  };
}

/** All words are known ones, or but one beside words that point at what was shown. */
function isOfIt(reading: Reading): boolean {
  const strange = reading.spans.filter(isStrange).length;
  return strange === 0 || (strange === 1 && has(reading, ...OF_IT));
}
