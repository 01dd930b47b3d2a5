import type { Catalogue } from '../catalogue/catalogue.ts';
import type { Aspect } from '../contract/aspects.ts';
import type { Conversation } from '../contract/conversation.ts';
import type { Condition, Query, Settled, Subject } from '../contract/query-union.ts';
import { wordsOf } from '../language/normalise.ts';
import type { Draft } from './draft.ts';
import { has, is, type Reading, spansOf } from './reading.ts';
import { isSettled, knownMention, type Mention, roleOf } from './roles.ts';
import { fromState, ORDINALS, settledQuery } from './settle.ts';
import { isBlank } from './subject.ts';

/** What the conversation makes of a draft: a query that it changes, or the draft completed. */
export type Refined = { query: Query } | { draft: Draft };

/** Completes a text by the conversation; what it says by itself always stands. */
export function refine(draft: Draft, state: Conversation, catalogue: Catalogue): Refined {
  const { reading } = draft;
  if (has(reading, 'turn.correct')) {
    const query = corrected(draft, state, catalogue);
    if (query) return { query };
  }
  const changed = changedSet(draft, state);
  if (changed) return { draft: withSubject(changed, state) };
  const pointed = narrows(draft, state) ? null : pointing(draft, state);
  if (pointed) return { draft: withSubject(pointed, state) };
  if (standsAlone(draft)) return { draft };
  return bare(draft, state, catalogue);
}

/** Roles of a query, in order. */
export function rolesOfQuery(query: Query): string[] {
  if (query.intent === 'compare' || query.intent === 'unsettled') return query.roles.map(({ id }) => id);
  if (query.intent === 'rank') return (query.roles ?? []).map(({ id }) => id);
  if (query.intent === 'transition') return [...(query.from ? [query.from.id] : []), query.to.id];
  return query.intent === 'describe' || query.intent === 'similar' ? [query.role.id] : [];
}

/** "I meant X": X takes the place of what it is likest, else of what was open, else of what was named last. */
function corrected(draft: Draft, state: Conversation, catalogue: Catalogue): Query | null {
  const meant = draft.mentions.find((one) => isSettled(one.named));
  const role = meant && roleOf(meant);
  if (!meant || !role) return null;
  if (state.open) return settledQuery(state.open, [role], draft);
  const { last } = state;
  if (!last) return null;
  const ids = rolesOfQuery(last);
  if (ids.length === 0) return null;
  const words = new Set([...wordsOf(meant.text), ...wordsOf(catalogue.head(role).title)]);
  const likeness = (id: string) => wordsOf(catalogue.head(id).title).filter((word) => words.has(word)).length;
  const offered = (id: string) => Number(othersOf(last, id).includes(role)) * 10;
  const at = ids.reduce((best, id, index) => {
    const [one, other] = [likeness(id) + offered(id), likeness(ids[best] ?? '') + offered(ids[best] ?? '')];
    return one >= other ? index : best;
  }, 0);
  return withRoleAt(last, at, role, meant.text);
}

function othersOf(query: Settled, id: string): readonly string[] {
  const roles = query.intent === 'compare' ? query.roles : query.intent === 'describe' ? [query.role] : [];
  return roles.find((role) => role.id === id)?.others ?? [];
}

function withRoleAt(query: Settled, at: number, id: string, mention: string): Query {
  const role = { id, mention, confidence: 0.93, reading: null, level: null, others: [] };
  if (query.intent === 'compare')
    return { ...query, roles: query.roles.map((one, index) => (index === at ? role : one)) };
  if (query.intent === 'rank')
    return { ...query, roles: (query.roles ?? []).map((one, index) => (index === at ? role : one)) };
  if (query.intent === 'describe' || query.intent === 'similar') return { ...query, role };
  if (query.intent === 'transition')
    return at === 0 && query.from ? { ...query, from: role } : { ...query, to: role };
  return query;
}

/** "add X", "without X", "vs X?", "swap": the compared set with a change. */
function changedSet(draft: Draft, state: Conversation): Draft | null {
  const { reading, mentions } = draft;
  const set = state.compared.length > 0 ? state.compared : state.focus;
  if (set.length === 0) return null;
  const named = mentions.flatMap((one) => roleOf(one) ?? []);
  const left = reading.spans.flatMap((span) =>
    span.kind === 'title' && span.denied ? (roleIn(span.text, span, state) ?? []) : [],
  );
  const removes = has(reading, 'turn.remove') || left.length > 0;
  if (removes) {
    const gone = new Set([...named, ...left, ...counted(reading, state)]);
    const kept = set.filter((id) => !gone.has(id));
    if (gone.size > 0 && kept.length > 0 && kept.length < set.length)
      return {
        ...draft,
        mentions: fromState(kept),
        conditions: draft.conditions.filter((one) => !('role' in one)),
      };
  }
  if (mentions.length === 0) {
    if (has(reading, 'turn.reverse') && set.length === 2)
      return { ...draft, mentions: fromState([...set].reverse()) };
    return null;
  }
  if (has(reading, 'turn.swap') && set.length > 1 && mentions.length === 1 && isBlank(draft.subject))
    return { ...draft, mentions: [...fromState(set.slice(0, -1)), ...mentions] };
  const first = reading.spans.find((span) => !is(span, 'turn', 'courtesy', 'joint', 'article', 'filler'));
  const begins = is(first, 'relation.versus', 'relation.compare') && !is(first, 'title');
  const adds = has(reading, 'turn.add');
  if (!(begins || adds) || mentions.length > 2) return null;
  if (begins && mentions.length > 1) return null;
  const base = adds ? set : state.focus.length > 0 ? state.focus : set;
  const kept = base.filter((id) => !named.includes(id));
  return { ...draft, mentions: [...fromState(kept), ...mentions] };
}

/** The role of a mention that a denial holds. */
function roleIn(_text: string, span: Draft['reading']['spans'][number], state: Conversation): string | null {
  const known = [...state.compared, ...state.focus];
  return (
    span.named?.candidates.find(({ role }) => known.includes(role))?.role ??
    span.named?.candidates[0]?.role ??
    null
  );
}

/** "that don't need a degree", after a list: a relative clause, which narrows it. */
function narrows({ reading, mentions, conditions }: Draft, { last }: Conversation): boolean {
  return (
    mentions.length === 0 &&
    conditions.length > 0 &&
    lists(last) &&
    !has(reading, 'question') &&
    !counts(reading)
  );
}

function counts(reading: Reading): boolean {
  return reading.spans.some((span) => is(span, 'pronoun') && !is(span, 'pronoun.it', 'pronoun.these'));
}

/** The roles that "the second one", "the other", "both", "the three" mean, in the order of the text. */
function counted(reading: Reading, state: Conversation): string[] {
  return reading.spans.flatMap((span) => (span.kind === 'pronoun' ? pointedAt(span.value, state) : []));
}

function pointedAt(value: string, state: Conversation): readonly string[] {
  const { compared, focus, recent } = state;
  const shown = state.list?.roles ?? [];
  const row = shown.length > 0 ? shown : compared.length > 0 ? compared : focus;
  const at = ORDINALS.indexOf(value);
  if (at >= 0) return row.slice(at, at + 1);
  if (value === 'last') return row.slice(-1);
  if (value === 'other') return compared.filter((id) => !focus.includes(id) || focus.length > 1).slice(-1);
  if (value === 'both') return compared.length > 1 ? compared : focus;
  if (value === 'three') return recent.slice(-3);
  if (value === 'four') return recent.slice(-4);
  if (value === 'among' || value === 'all')
    return shown.length > 0 ? shown : compared.length > 1 ? compared : recent;
  if (value === 'one') return shown.length > 0 ? shown.slice(0, 1) : focus.slice(-1);
  return [];
}

/** A text that points at roles of the conversation. */
function pointing(draft: Draft, state: Conversation): Draft | null {
  const { reading, mentions } = draft;
  const ids = [...new Set(counted(reading, state))];
  if (ids.length > 0 && mentions.length === 0)
    return { ...draft, mentions: ordered(draft, ids, state), wide: false };
  if (ids.length > 0 && !has(reading, 'pronoun.both', 'pronoun.among'))
    return { ...draft, mentions: [...fromState(ids), ...mentions] };
  const they = spansOf(reading, 'pronoun.these', 'pronoun.it')[0];
  if (!they || spansOf(reading, 'unknown').length > 3) return null;
  const focus = meantBy(they.value, state);
  if (focus.length === 0) return null;
  if (mentions.length === 0) {
    if (draft.wide && has(reading, 'most', 'least', 'direction')) return null;
    const moves = has(reading, 'relation.transition', 'relation.transitionFrom');
    const self = draft.self ?? (state.self && moves ? knownMention(state.self) : null);
    return { ...draft, self, mentions: withSelf(self, fromState(focus)), wide: false };
  }
  return besideMentions(draft, reading.spans.indexOf(they), focus);
}

function withSelf(self: Mention | null, goals: Mention[]): Mention[] {
  const role = self && roleOf(self);
  return role && goals.length === 1 && roleOf(goals[0] as Mention) !== role ? [self, ...goals] : goals;
}

/** "it" is one role where a list was shown, "they" are all of it. */
function meantBy(value: string, { focus, compared, list }: Conversation): readonly string[] {
  const roles = focus.length > 0 ? focus : compared;
  return value === 'it' &&
    list &&
    list.roles.length > 0 &&
    list.query.intent !== 'similar' &&
    roles.length > 1
    ? roles.slice(0, 1)
    : roles;
}

/** "how much more is that than X", "X makes more than that": what is pointed at is set beside what is named. */
function besideMentions(draft: Draft, they: number, focus: readonly string[]): Draft | null {
  const { reading, mentions } = draft;
  const first = mentions.find((one) => one.at !== null)?.at ?? null;
  const relates = has(
    reading,
    'joint.than',
    'relation.versus',
    'relation.compare',
    'compute',
    'relation.transition',
    'direction.same',
  );
  if (!relates) return null;
  if (first === null || they < first) return { ...draft, mentions: [...fromState(focus), ...mentions] };
  const than = is(reading.spans[they - 1], 'joint.than', 'relation.versus', 'joint.as', 'joint.to');
  return than ? { ...draft, mentions: [...mentions, ...fromState(focus)] } : null;
}

/** "from the second to the first": the order of the text, each with the word that leads to it. */
function ordered({ reading }: Draft, ids: readonly string[], state: Conversation): Mention[] {
  const places = reading.spans.flatMap((span, at) =>
    span.kind === 'pronoun' && counted({ ...reading, spans: [span] }, state).length === 1 ? [at] : [],
  );
  return ids.map((id, index) => ({
    ...knownMention(id),
    at: places.length === ids.length ? (places[index] ?? null) : null,
  }));
}

/** Whether a text asks by itself: it names roles and what of them, or it is about jobs at large. */
function standsAlone(draft: Draft): boolean {
  const { reading, mentions, subject, wide } = draft;
  if (mentions.length > 1) return true;
  if (mentions.length === 1) {
    const leans = has(reading, 'turn.lean', 'turn.about') && isBlank(subject);
    return !leans;
  }
  if (!wide) return false;
  // "only in healthcare", "the ones over 100k": they name no jobs, so they narrow what was shown.
  return has(reading, 'job.job', 'job.trade', 'all') && !has(reading, 'turn.only');
}

/** What names no role, or a role and nothing else: the last question goes on with it. */
function bare(draft: Draft, state: Conversation, catalogue: Catalogue): Refined {
  const { reading, mentions, subject, conditions, places, direction } = draft;
  const { last } = state;
  if (mentions.length === 1) return { draft: withSubject(draft, state) };
  const says =
    !isBlank(subject) ||
    conditions.length > 0 ||
    places.length > 0 ||
    direction !== null ||
    draft.compute !== null ||
    draft.limit !== null ||
    draft.besides.length > 0;
  const quiet = has(reading, 'thanks', 'greeting', 'help', 'errand', 'order') && isBlank(subject);
  if (!says || quiet || !last) return { draft };
  const without = deniedByWord(draft, state, catalogue);
  if (without.length > 0 && lists(last))
    return { query: narrowed(last, { ...draft, conditions: without, unused: [] }) };
  const strange = spansOf(reading, 'unknown').length;
  if (strange > 3 || (strange > 1 && isBlank(subject))) return { draft };
  const listing = lists(last) ? last : null;
  if (
    listing &&
    (conditions.length > 0 ||
      draft.limit !== null ||
      places.length > 0 ||
      (direction !== null && isBlank(subject)))
  )
    return { query: narrowed(listing, draft) };
  if (listing && last.intent === 'rank' && direction !== null)
    return { query: { ...narrowed(last, draft), subject } as Query };
  const roles = state.focus.length > 0 ? state.focus : state.compared;
  if (roles.length === 0)
    return listing && !isBlank(subject) ? { query: narrowed(listing, draft) } : { draft };
  const choosing =
    has(reading, 'question.which', 'question.who') && state.compared.length > 1 && roles.length < 2;
  return {
    draft: withSubject(
      { ...draft, wide: false, mentions: fromState(choosing ? state.compared : roles) },
      state,
    ),
  };
}

/** Whether a query lists jobs at large. */
function lists(query: Query | null): query is Settled {
  return query !== null && ((query.intent === 'rank' && query.roles === null) || query.intent === 'list');
}

/** "but not nuclear": the roles of the list whose titles have a word that is denied. */
function deniedByWord({ reading }: Draft, { list }: Conversation, catalogue: Catalogue): Condition[] {
  const words = reading.spans
    .filter((span) => span.kind === 'unknown' && span.denied)
    .map((span) => span.value);
  if (words.length === 0) return [];
  return (list?.roles ?? []).flatMap((role) => {
    const { title } = catalogue.head(role);
    const has = wordsOf(title).some((word) => words.includes(word));
    return has ? [{ role, op: 'is' as const, value: title, denied: true }] : [];
  });
}

/** A list with one condition more; one of the same kind takes the place of the old. */
function narrowed(last: Query, draft: Draft): Query {
  const kindOf = (one: Draft['conditions'][number]) =>
    'field' in one ? one.field : 'group' in one ? `group${one.denied}` : JSON.stringify(one);
  const added = new Set(draft.conditions.map(kindOf));
  const conditions = [...last.conditions.filter((one) => !added.has(kindOf(one))), ...draft.conditions];
  const base = {
    conditions,
    places: draft.places.length > 0 ? draft.places : last.places,
    besides: draft.besides,
    unused: draft.unused,
  };
  if (last.intent === 'rank')
    return {
      ...last,
      ...base,
      direction: draft.direction ?? last.direction,
      limit: draft.limit ?? last.limit,
    };
  if (last.intent === 'list' && draft.conditions.some((one) => 'field' in one) && !isBlank(draft.subject))
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

/** What the text leaves unsaid of its subject is what was asked before. */
function withSubject(draft: Draft, state: Conversation): Draft {
  const { subject } = draft;
  const before = state.subject;
  if (
    has(draft.reading, 'relation.describe', 'relation.similar', 'relation.transition') &&
    subject.aspects.length === 0
  )
    return draft;
  const places = draft.places.length > 0 ? draft.places : state.places;
  if (!before || subject.aspects.length > 0) return { ...draft, places };
  if (isBlank(subject)) {
    // "how much more?" after an overview asks for what is counted in money.
    const counts = draft.compute !== null && before.aspects.every((aspect) => aspect === 'overview');
    const aspects: Aspect[] = counts ? ['salary'] : before.aspects;
    return { ...draft, places, subject: { ...before, aspects, except: subject.except } };
  }
  return { ...draft, places, subject: merged(before, subject) };
}

/** A statistic or a period alone changes just that of the subject before. */
function merged(before: Subject, now: Subject): Subject {
  const { statistic, period, label } = now;
  const aspects =
    before.aspects.length > 0 && !before.aspects.includes('overview')
      ? before.aspects
      : statistic
        ? (['salary'] as const)
        : before.aspects;
  return {
    ...before,
    aspects: [...aspects],
    fields: [],
    statistic: statistic ?? null,
    period: period ?? before.period,
    label: label ?? before.label,
  };
}
