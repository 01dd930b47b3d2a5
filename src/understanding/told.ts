import type { Beside } from '../contract/beside.ts';
import type { Conversation } from '../contract/conversation.ts';
import { blankBase, queryAbout } from '../contract/queries.ts';
import type { Query } from '../contract/query.ts';
import { toldPay } from './besides/own-facts.ts';
import { nextConversation } from './conversation/conversation.ts';
import { placesApart } from './places/place-parts.ts';
import type { Draft } from './reading/draft.ts';
import { isSettled, onePerRole, queryRole, roleOf } from './reading/mention.ts';
import { anyOf, has, is, type Reading, type Span } from './reading/reading.ts';
import { isCompared, PERSONS, TELLING, TOLD } from './story.ts';
import { asksWhichOne } from './subject/comparison.ts';
import { isBlank } from './subject/subject.ts';

/** The kinds of words that follow a single role and require another. */
const RELATING = ['compute', 'relation.compare', 'relation.versus', 'direction.same'];
/** Words for a way, which may begin at a role that is told; words that lead on from one where none is named. */
const WAYS = [
  'relation.transition',
  'relation.transitionFrom',
  'relation.transitionOut',
  'relation.entry',
  'turn.add',
];
const LEADING_ON = [...WAYS, 'turn.swap', 'relation.similar', 'turn.more', 'self.self', 'owner'];

/** Returns whether a question names all that it is about, so that nothing of its story is asked. */
export function namesAll(
  { reading, mentions, self, subject, wide, conditions, places }: Draft,
  told: Reading,
): boolean {
  const { spans } = reading;
  const roles = told.spans.filter((span) => is(span, 'title', 'mention')).length;
  const first = mentions[0]?.at ?? spans.length;
  const points = (span: Span, at: number) => is(span, 'pronoun') || (roles > 0 && isKnown(spans, at));
  if (spans.slice(0, first).some(points)) return false;
  if (mentions.length === 0) {
    const leadsOn = has(reading, 'relation.similar', 'relation.transitionOut');
    // "X or Y. which is growing": of several roles, and not of jobs, it is asked which.
    const among =
      roles > 1 && has(reading, 'question.which', 'question.who') && !has(reading, 'job', 'group');
    const which = among || has(reading, 'direction.same') || isCompared(reading) || asksWhichOne(reading);
    const ofRoles = roles > 0 && (which || has(reading, ...LEADING_ON, 'all'));
    return wide && !leadsOn && !ofRoles && (!isBlank(subject) || conditions.length > 0);
  }
  const fromThere = spans.some((span, at) => is(span, 'joint.from') && is(spans[at + 1], 'filler'));
  // "will AI replace Xs" swaps nothing.
  const leads =
    fromThere || has(reading, ...WAYS) || (has(reading, 'turn.swap') && !has(reading, 'unmeasured'));
  if (roles > 0 && !has(reading, 'relation.similar') && leads) return false;
  if (mentions.length === 1 && !self && relates(reading) && places.length < 2) return false;
  return (
    !isBlank(subject) ||
    has(reading, 'relation', 'unmeasured') ||
    (mentions.length > 1 && !wantsOf(told.spans))
  );
}

/** "X or Y? I care about pay", not "my son has a certificate from an X": what is wanted of roles that stand elsewhere. */
function wantsOf(told: readonly Span[]): boolean {
  return told.some((span) => {
    const own = told.filter(({ clause }) => clause === span.clause);
    return is(span, ...TOLD) && !(anyOf(own, ...PERSONS) && anyOf(own, 'title', 'mention'));
  });
}

/** Returns whether a question says what it asks of roles; "True on average?", "is that low?" ask about what is told. */
export function asksOfRoles({ reading, subject, compute, direction, besides }: Draft, told: Draft): boolean {
  const pay = told.reading.spans.some(({ quantity }) => quantity?.unit === 'USD');
  if (pay && has(reading, 'pronoun.it')) return false;
  const asked = pay ? { ...subject, statistic: null } : subject;
  if (!isBlank(asked) || compute !== null || direction !== null) return true;
  return has(reading, 'relation') || besides.some(({ kind }) => kind === 'unmeasured');
}

/** "the trade": the job that was told of; "the work of an X" is not. */
function isKnown(spans: readonly Span[], at: number): boolean {
  return is(spans[at], 'job') && is(spans[at - 1], 'article.definite') && !is(spans[at + 1], 'joint.of');
}

/** One role is set beside another that is not named: "would an X earn more"; jobs like one need no other. */
function relates(reading: Reading): boolean {
  if (has(reading, 'relation.similar')) return false;
  if (has(reading, ...RELATING)) return true;
  return isCompared(reading) && !has(reading, 'joint.than', 'job.job', 'all.all', 'quantity');
}

/**
 * Returns the conversation after what a story tells of roles, as a turn before the question; null where it names none.
 * @param asked what it would be asked as by itself: "I'm an X and want to be a Y" asks for a way.
 */
export function afterTold(
  { mentions, self, places }: Draft,
  asked: Query,
  state: Conversation,
): Conversation | null {
  const roles = onePerRole(mentions.filter(({ named }) => isSettled(named))).map(queryRole);
  const [first, ...more] = roles;
  if (!first) return null;
  const base = { ...blankBase(asked.language), places, compute: null, direction: null };
  const query = queryAbout('describe', [first, ...more], base);
  const ids = roles.map(({ id }) => id);
  const own = self && roleOf(self);
  const told = { self: own, goal: null, answered: null };
  if (asked.intent === 'transition' && asked.from && (own === null || asked.from.id === own))
    return nextConversation(state, asked, { roles: [asked.from.id, asked.to.id], offered: [] }, told);
  const after = nextConversation(state, query, { roles: ids, offered: [] }, told);
  const others = ids.filter((id) => id !== own);
  // The asker stands where they name themselves.
  const later = (self?.at ?? 0) > (mentions[0]?.at ?? 0);
  const compared = !own || ids.includes(own) ? ids : later ? [...ids, own] : [own, ...ids];
  return { ...after, compared, focus: others.length > 0 ? others : ids };
}

/** "Pharmacist in Jersey, sick of my hours", "out of the army, infantry": a role that opens a part of what is told, and of which nothing is said, is who tells. */
export function withOpener(told: Draft): Draft {
  const [first] = told.mentions;
  const { spans, tokens } = told.reading;
  if (told.self || first?.at == null) return told;
  const start = spans.findLastIndex((span, at) => at <= (first.at ?? 0) && tokens[span.from]?.mark !== '');
  const opens =
    !anyOf(spans.slice(0, first.at), ...PERSONS, ...TELLING) &&
    !anyOf(spans.slice(Math.max(0, start), first.at), 'joint');
  const end = spans.findIndex((span, at) => at > (first.at ?? 0) && tokens[span.from]?.mark !== '');
  const after = spans.slice(first.at + 1, end < 0 ? spans.length : end);
  // "plumber, electrician, carpenter. compare the pay": a list, and nobody who tells.
  const tells = [...after, spans[end]].some((span) => is(span, 'title', ...TELLING));
  return opens && !tells ? { ...told, self: first } : told;
}

/** Returns what is asked beside the point of a question, with the amounts of its story where it asks of pay or of nothing. */
export function withAmounts(asked: Draft, told: Draft): Beside[] {
  const isAmount = (one: Beside) => one.kind === 'own-facts' && one.pay !== null;
  const ofPay = asked.subject.aspects.every((aspect) => aspect === 'salary');
  if (!ofPay || asked.wide || asked.besides.some(isAmount)) return asked.besides;
  const self = told.self && roleOf(told.self);
  const amounts = told.besides.flatMap((one) =>
    one.kind === 'own-facts' && one.pay !== null
      ? [toldPay(asked.reading, { ...one, role: one.role ?? self })]
      : [],
  );
  return [...asked.besides, ...amounts];
}

/** "85k as an X in Ohio or 92k as a Y in Maine, which is better": each role keeps the place that it was told with. */
export function inToldPlaces<Q extends Query>(query: Q, told: Draft): Q {
  if (query.intent !== 'compare') return query;
  const mentions = told.mentions.filter((one) => isSettled(one.named));
  const places = placesApart(told, mentions);
  if (!places) return query;
  const placeOf = new Map(mentions.map((one, at) => [roleOf(one), places[at]]));
  const roles = query.roles.map((role) => {
    const place = placeOf.get(role.id);
    return place ? { ...role, place } : role;
  });
  return { ...query, roles };
}
