import { tokenise } from '../titles/normalise.ts';
import type { Query, QueryRole } from './query.ts';
import type { ConversationState } from './state.ts';
import { type Reading, says, tagged } from './tags.ts';
import type { Tools } from './understand.ts';

/** Completes a question from the conversation: roles and subject that it leaves unsaid. */
export function followUp(
  query: Query,
  reading: Reading,
  state: ConversationState | null,
  tools: Tools,
): Query {
  if (!state) return query;
  return (
    clarified(query, reading, state, tools) ??
    corrected(query, reading, state) ??
    inherit(query, reading, state)
  );
}

/** A reply to "which one do you mean?": the pending question goes on with what was picked. */
function clarified(query: Query, reading: Reading, state: ConversationState, tools: Tools): Query | null {
  const pending = state.pending;
  const open = pending?.unclear[0];
  if (!pending || !open || query.roles.length > 1) return null;
  if (query.asked.aspects.length > 0 && query.roles.length === 0 && !picksByOrder(reading)) return null;
  const picked = pickFrom(open.candidates, query, reading, tools);
  if (!picked) return null;
  return placed(pending, open.position, picked, 'unclear');
}

function picksByOrder(reading: Reading): boolean {
  return ['first', 'second', 'third', 'fourth', 'fifth', 'last'].some((value) =>
    says(reading, 'turn', value),
  );
}

function pickFrom(
  candidates: readonly string[],
  query: Query,
  reading: Reading,
  { catalogue }: Tools,
): QueryRole | null {
  const named = query.roles[0];
  const words = reading.tokens.map((token) => token.word);
  const titleOf = (id: string) => tokenise(catalogue.head(id).title).map((token) => token.word);
  const holds = candidates.filter((id) => {
    const title = titleOf(id);
    const own = words.filter((word) => title.includes(word));
    const telling = own.filter((word) => !candidates.every((other) => titleOf(other).includes(word)));
    return telling.length > 0;
  });
  if (named && (candidates.includes(named.id) || holds.length === 0)) return named;
  const number = reading.numbers[0]?.value;
  const ordinal =
    ordinalOf(reading) ?? (number !== undefined && reading.tokens.length <= 2 ? number - 1 : null);
  const only = holds.length === 1 ? holds[0] : ordinal !== null ? candidates.at(ordinal) : undefined;
  return only ? { id: only, mention: reading.text.trim(), confidence: 0.95, others: [] } : null;
}

/** Zero-based; -1 for the last. */
function ordinalOf(reading: Reading): number | null {
  const order = ['first', 'second', 'third', 'fourth', 'fifth'];
  const at = order.findIndex((value) => says(reading, 'turn', value));
  if (at >= 0) return at;
  return says(reading, 'turn', 'last') ? -1 : null;
}

/** The pending question with one of its open mentions settled. */
function placed(pending: Query, position: number, role: QueryRole, kind: 'unclear' | 'unknown'): Query {
  const roles = pending.roles.filter((other) => other.id !== role.id);
  roles.splice(Math.min(position, roles.length), 0, role);
  return {
    ...pending,
    pendingSettled: true,
    roles,
    [kind]: pending[kind].filter((open) => open.position !== position),
  };
}

/** "sorry, I meant X": X takes the place of what was not understood, or of the role named last. */
function corrected(query: Query, reading: Reading, state: ConversationState): Query | null {
  const role = query.roles[0];
  if (!role || query.roles.length > 1) return null;
  const says1 = says(reading, 'turn', 'correct');
  const pending = state.pending;
  const unknown = pending?.unknown[0];
  const bare = query.asked.aspects.length === 0 && reading.tokens.length <= 6;
  if (pending && unknown && (says1 || bare)) return placed(pending, unknown.position, role, 'unknown');
  if (!says1) return null;
  const kept = state.roles
    .filter((id) => id !== role.id)
    .slice(0, -1)
    .map(inherited);
  return withAsked({ ...query, roles: [...kept, role] }, state);
}

function inherit(query: Query, reading: Reading, state: ConversationState): Query {
  if (query.catalogueWide) return query;
  const named = query.roles;
  const roles = rolesFor(query, reading, state);
  if (!roles) return query;
  const changed = { ...query, roles, self: query.self };
  const bare = query.asked.aspects.length === 0 && !query.unmeasured;
  const fresh = named.length >= 2 && !says(reading, 'turn', 'add');
  return bare && !fresh && keepsSubject(query, reading, named) ? withAsked(changed, state) : changed;
}

/** Whether a question without a subject of its own goes on with the last one. */
function keepsSubject(query: Query, reading: Reading, named: readonly QueryRole[]): boolean {
  if (named.length === 0) return !says(reading, 'intent', 'transition');
  return isContinuation(reading) || says(reading, 'turn', 'pronoun') || query.compute !== null;
}

/** "and X?", "what about X", "vs X", "add X": a turn that leans on the one before. */
function isContinuation(reading: Reading): boolean {
  const start = reading.words.slice(0, 3).join(' ');
  const turns = ['add', 'remove', 'swap', 'correct'].some((value) => says(reading, 'turn', value));
  return (
    turns ||
    /^(?:and|or|vs|versus|v|against|plus|then|so|what about|how about|compared|same|now)\b/.test(start)
  );
}

/** The roles of a follow-up, or undefined when the question names all it needs. */
function rolesFor(query: Query, reading: Reading, state: ConversationState): QueryRole[] | undefined {
  const named = query.roles;
  const earlier = state.roles.map(inherited);
  const listed = state.listed.map(inherited);
  const has = (id: string) => named.some((role) => role.id === id);
  if (named.length > 0) {
    if (says(reading, 'turn', 'remove') && earlier.some((role) => has(role.id))) {
      return earlier.filter((role) => !has(role.id));
    }
    if (query.intent === 'none' && movesThere(reading) && named.length === 1 && earlier.length > 0) {
      return undefined;
    }
    const union = [...earlier.filter((role) => !has(role.id)), ...named];
    if (says(reading, 'turn', 'swap') && named.length === 1) {
      return earlier.length > 1 ? [...earlier.filter((role) => !has(role.id)).slice(0, -1), ...named] : named;
    }
    const leads = /^(?:and |or |but )?(?:vs|versus|v|against|compared|or|than)\b/.test(
      reading.words.join(' '),
    );
    const pointsBack = says(reading, 'turn', 'pronoun') && comparesWithPronoun(query, reading);
    if (says(reading, 'turn', 'add') && isContinuation(reading) && union.length <= 5 && startsAdding(reading))
      return union;
    if ((leads || pointsBack) && named.length === 1) return union.slice(-5);
    if (
      isContinuation(reading) &&
      earlier.length > 1 &&
      named.length === 1 &&
      query.asked.aspects.length === 0
    )
      return union.slice(-5);
    return named;
  }
  if (state.self && movesThere(reading)) {
    const goal = earlier.findLast((role) => role.id !== state.self);
    if (goal) return [inherited(state.self), goal];
  }
  const pool = listed.length > 0 ? listed : earlier;
  const ordinal = ordinalOf(reading);
  if (ordinal !== null && pool.length > 1) {
    const picked = pool.at(ordinal);
    return picked ? [picked] : earlier;
  }
  if (says(reading, 'turn', 'other') && earlier.length === 2) return earlier.slice(1);
  return earlier.length > 0
    ? earlier
    : listed.length > 0 && says(reading, 'turn', 'pronoun')
      ? listed.slice(0, 5)
      : undefined;
}

/** "add X", "also X": the adding word stands before what is added. */
function startsAdding(reading: Reading): boolean {
  return (
    tagged(reading, 'turn', 'add').some((tag) => tag.from <= 1) ||
    reading.words.includes('add') ||
    reading.words.includes('include')
  );
}

function movesThere(reading: Reading): boolean {
  return says(reading, 'intent', 'transition');
}

/** "how much more is that than X", "how do they compare with X". */
function comparesWithPronoun(query: Query, reading: Reading): boolean {
  return (
    query.compute !== null ||
    query.direction !== null ||
    query.same ||
    says(reading, 'intent', 'compare') ||
    says(reading, 'intent', 'common')
  );
}

function inherited(id: string): QueryRole {
  return { id, mention: null, confidence: 0.9, others: [] };
}

function withAsked(query: Query, state: ConversationState): Query {
  if (query.asked.aspects.length > 0) return query;
  const { statistic, period } = query.asked;
  return {
    ...query,
    asked: {
      ...state.asked,
      statistic: statistic ?? state.asked.statistic,
      period: period ?? state.asked.period,
    },
  };
}
