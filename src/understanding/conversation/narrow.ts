import type { Catalogue } from '../../catalogue/catalogue.ts';
import type { FieldRegistry } from '../../catalogue/fields.ts';
import type { Conversation } from '../../contract/conversation.ts';
import type { Condition, Query, Rank, Settled } from '../../contract/query.ts';
import { wordsOf } from '../../language/normalise.ts';
import type { Draft } from '../reading/draft.ts';
import { knownRole, roleOf } from '../reading/mention.ts';
import { allOf, has, is, type Reading, type Span } from '../reading/reading.ts';
import { isSuperlative } from '../subject/comparison.ts';
import { levelConditions } from '../subject/levels.ts';
import { isYesNo } from '../subject/polar.ts';
import { isBlank } from '../subject/subject.ts';
import { isBestPlace } from './places-again.ts';
import { counted } from './point.ts';

/** "that don't need a degree", after a list: a relative clause, which narrows it. */
export function narrows({ reading, mentions, conditions }: Draft, state: Conversation): boolean {
  return (
    mentions.length === 0 &&
    conditions.length > 0 &&
    listAtHand(state) !== null &&
    !is(opening(reading), 'question') &&
    !counts(reading)
  );
}

/** The first word of a text that says something. */
export function opening({ spans }: Reading): Span | undefined {
  return spans.find(
    (span) => !is(span, 'courtesy', 'filler', 'thanks', 'greeting', 'turn.lean', 'joint.and'),
  );
}

/** "that pay over 50k", "which need a degree", of roles like one: no question of the one, nor of jobs at large. */
function bindsAlike(reading: Reading): boolean {
  const first = opening(reading);
  const asks = is(first, 'question', 'auxiliary') && !is(first, 'question.which');
  return !(asks || has(reading, 'job.job') || counts(reading));
}

/** "do any need a degree", "are any of them over 50k": of what was shown. */
function asksOfAny({ spans }: Reading): boolean {
  const at = spans.findIndex((span) => is(span, 'auxiliary'));
  return (
    at >= 0 && is(spans[at + 1], 'all') && allOf(spans.slice(0, at), 'courtesy', 'filler', 'turn', 'joint')
  );
}

/** "what if all I had was a diploma", after jobs that need no degree: another level in the place of the one of the list. */
export function bindsAnew(draft: Draft, { last }: Conversation, fields: FieldRegistry): Query | null {
  const { reading, mentions } = draft;
  const at = reading.spans.findIndex((span) => is(span, 'level'));
  const level = reading.spans[at];
  if (!level || !lists(last) || mentions.length > 0 || isYesNo(reading) || has(reading, 'job.job'))
    return null;
  const conditions = levelConditions(reading, level, at, fields);
  return bounds(last.conditions, conditions) ? narrowed(last, { ...draft, conditions }) : null;
}

function counts(reading: Reading): boolean {
  return reading.spans.some((span) => is(span, 'pronoun') && !is(span, 'pronoun.it', 'pronoun.these'));
}

/** Returns whether a query lists jobs at large. */
export function lists(query: Query | null): query is Settled {
  return query !== null && ((query.intent === 'rank' && query.roles === null) || query.intent === 'list');
}

/**
 * "only the ones where a diploma is enough", "do any need a degree", after a few roles: those of them that meet it; after
 * roles like one whatever narrows them: "that pay over 50k".
 */
export function onlyThose(draft: Draft, { last }: Conversation): Query | null {
  const { reading, mentions, conditions } = draft;
  if (mentions.length > 0 || conditions.length === 0) return null;
  const chooses = is(opening(reading), 'turn.only') || asksOfAny(reading);
  if (last?.intent === 'similar') return chooses || bindsAlike(reading) ? narrowed(last, draft) : null;
  const few = last?.intent === 'compare' || (last?.intent === 'rank' && last.roles !== null);
  if (!few || !chooses) return null;
  const { roles } = last;
  if (last.intent === 'rank') return narrowed(last, draft);
  const { subject, direction, language } = last;
  const base = { ...narrowedBase(last, draft), subject, direction: direction ?? 'most', language };
  return { intent: 'rank', roles, limit: null, over: 'roles', ...base };
}

/** "sort them by growth instead", "flip it": the same list in another order. */
export function reordered(draft: Draft, { last }: Conversation): Query | null {
  const { reading, mentions, subject, direction } = draft;
  if (last?.intent !== 'rank' || last.over !== 'roles' || mentions.length > 0) return null;
  if (has(reading, 'question', 'job.job')) return null;
  const turns = has(reading, 'turn.reverse', 'direction.ascending', 'direction.descending');
  if (!turns && !(has(reading, 'relation.rank') && lists(last))) return null;
  const kept = last.direction === 'most' ? 'least' : 'most';
  const end = direction ?? (has(reading, 'turn.reverse') ? kept : 'most');
  const asked = isBlank(subject) ? {} : { subject, by: undefined };
  return { ...last, ...narrowedBase(last, draft), ...asked, direction: end };
}

/** "which of those grows fastest", after "jobs over 90k": all that meet it, in another order. */
export function amongThose(draft: Draft, state: Conversation): Query | null {
  const { reading, mentions, subject, direction } = draft;
  const query = listAtHand(state);
  if (query?.intent !== 'rank' || query.limit !== null || query.conditions.length === 0) return null;
  if (mentions.length > 0 || direction === null || isBlank(subject)) return null;
  if (!has(reading, 'pronoun.among', 'pronoun.these')) return null;
  return { ...query, ...narrowedBase(query, draft), subject, by: undefined, direction };
}

/** The list of jobs at large that a text may narrow: the last answer, or the one whose roles were asked about since. */
export function listAtHand({ last, list }: Conversation): Settled | null {
  const compares = last?.intent === 'compare';
  if (lists(last)) return last;
  return list && !compares && lists(list.query) ? list.query : null;
}

/** "but not nuclear": the roles of the list whose titles have a word that is denied. */
function deniedByWord({ reading }: Draft, { list }: Conversation, catalogue: Catalogue): Condition[] {
  // A word of a field ("not the computer ones") is of titles beyond it as well.
  const words = reading.spans
    .filter((span) => is(span, 'unknown', 'group') && span.denied)
    .flatMap((span) => wordsOf(span.text));
  if (words.length === 0) return [];
  return (list?.roles ?? []).flatMap((role) => {
    const { title } = catalogue.head(role);
    const has = wordsOf(title).some((word) => words.includes(word));
    return has ? [{ role, op: 'is' as const, value: title, denied: true }] : [];
  });
}

/** Conditions of one kind exclude each other; each that is left out is one of its own. */
function kindOf(one: Condition): string {
  if ('field' in one) return one.field;
  return 'group' in one && !one.denied ? 'group' : JSON.stringify(one);
}

/** "drop the managers", "without the second", after a list: what it names is left out of the list. */
export function without(draft: Draft, state: Conversation, catalogue: Catalogue): Query | null {
  const { reading, mentions, conditions, subject } = draft;
  const { last } = state;
  if (!lists(last) || is(opening(reading), 'question')) return null;
  const removes = has(reading, 'turn.remove');
  // "drop the 90k part": a bound that is left out is gone, and not turned round.
  const standing = removes
    ? last.conditions.filter((one) => 'field' in one && bounds(conditions, [one]))
    : [];
  if (standing.length > 0) {
    const left = { ...last, conditions: last.conditions.filter((one) => !standing.includes(one)) };
    return narrowed(left, { ...draft, conditions: conditions.filter((one) => !bounds(standing, [one])) });
  }
  if (!isBlank(subject)) return null;
  const ids = removes ? [...mentions.flatMap((one) => roleOf(one) ?? []), ...counted(reading, state)] : [];
  const roles = ids.map((role) => ({
    role,
    op: 'is' as const,
    value: catalogue.head(role).title,
    denied: true,
  }));
  const left = conditions.filter((one) => 'denied' in one && one.denied && !('field' in one));
  const gone = [...roles, ...left, ...(left.length > 0 ? deniedByWord(draft, state, catalogue) : [])];
  // "jobs outside healthcare" asks anew.
  const refines = removes || !has(reading, 'job.job') || is(opening(reading), 'denial', 'turn');
  if (gone.length === 0 || !refines || (!removes && mentions.length > 0)) return null;
  return narrowed(last, {
    ...draft,
    conditions: [...new Map([...conditions, ...gone].map((one) => [kindOf(one), one])).values()],
  });
}

/** Returns whether some conditions are on a field of others. */
function bounds(conditions: readonly Condition[], others: readonly Condition[]): boolean {
  const fields = others.flatMap((one) => ('field' in one ? one.field : []));
  return conditions.some((one) => 'field' in one && fields.includes(one.field));
}

/** "drop the healthcare part", of a list of healthcare: the denial of what a list is narrowed to widens it again. */
function denies(one: Condition, other: Condition): boolean {
  return !('field' in one) && !('field' in other) && one.denied !== other.denied && one.value === other.value;
}

/** Returns the conditions of a list with those added: one of the same kind takes the place of the old. */
export function merged(old: readonly Condition[], added: readonly Condition[]): Condition[] {
  const kinds = new Set(added.map(kindOf));
  const before = old.filter((one) => !added.some((other) => denies(other, one)));
  const more = added.filter((one) => !old.some((other) => denies(one, other)));
  return [...before.filter((one) => !kinds.has(kindOf(one))), ...more];
}

/** The parts of a list that a narrower one has anew; its pages begin again. */
function narrowedBase(last: Query, draft: Draft) {
  const conditions = merged(last.conditions, draft.conditions);
  const more = draft.conditions.filter((one) => conditions.includes(one));
  // "make it 110k", of a list: the amount bounds the list, and is nobody's pay.
  const besides = draft.besides.filter(
    (one) => one.kind !== 'own-facts' || !more.some((other) => 'field' in other),
  );
  return {
    skip: undefined,
    conditions,
    places: draft.places.length > 0 ? draft.places : last.places,
    besides,
    unused: draft.unused,
  };
}

/** The subject that a list is put in order by, as long as nothing bounds it. */
function orderOf({ subject: { fields, aspects }, conditions }: Rank): string | undefined {
  return conditions.some((one) => 'field' in one) ? undefined : (fields[0] ?? aspects[0]);
}

/** A list with one condition more; one of the same kind takes the place of the old. */
export function narrowed(last: Query, draft: Draft): Query {
  const base = narrowedBase(last, draft);
  if (last.intent === 'rank')
    return {
      ...last,
      ...base,
      // What bounds a list does not put it in another order.
      by: draft.direction === null ? (last.by ?? orderOf(last)) : undefined,
      direction: draft.direction ?? last.direction,
      limit: draft.limit ?? last.limit,
    };
  const ranks = draft.conditions.some((one) => 'field' in one) || draft.direction !== null;
  if (last.intent === 'list' && ranks && !isBlank(draft.subject))
    return {
      ...last,
      ...base,
      intent: 'rank',
      roles: null,
      subject: draft.subject,
      direction: draft.direction ?? 'most',
      limit: null,
      over: 'roles',
    };
  return { ...last, ...base };
}

/** "back to the list": the list that was shown last, whatever was asked about since. */
export function listAgain(
  { reading, mentions, conditions, subject }: Draft,
  state: Conversation,
): Query | null {
  const { spans } = reading;
  const points = spans.some(
    (span, at) => is(span, 'relation.list') && is(spans[at - 1], 'article.definite', 'pronoun'),
  );
  const alone = mentions.length === 0 && conditions.length === 0 && isBlank(subject);
  const shown = state.list?.query ?? state.listed;
  return points && alone && shown ? { ...shown, skip: undefined, unused: [] } : null;
}

/** "in Ohio", "which grows fastest", after roles like one: these roles there, or in that order. */
export function rankedAlike(draft: Draft, { last, list }: Conversation, fields: FieldRegistry): Query | null {
  const { reading, mentions, conditions, subject, direction, places, besides, unused } = draft;
  if (last?.intent !== 'similar' || !list || mentions.length + conditions.length > 0) return null;
  const which = has(reading, 'question.which') || (isSuperlative(reading) && !isYesNo(reading));
  const orders = direction !== null && !isBlank(subject) && which;
  const placed = places.length > 0 && isBlank(subject) && !has(reading, 'auxiliary');
  // "which state pays the most" puts states in order.
  const ofPlaces = reading.spans.some((span) => isBestPlace(span, fields));
  if (!(orders || placed) || ofPlaces || has(reading, 'job.job', 'pronoun.it')) return null;
  return {
    intent: 'rank',
    roles: list.roles.map(knownRole),
    subject: placed ? { ...subject, aspects: ['salary'] } : subject,
    direction: direction ?? 'most',
    limit: null,
    over: 'roles',
    places: placed ? places : last.places,
    ...{ conditions, besides, unused, language: last.language },
  };
}
