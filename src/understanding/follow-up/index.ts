import type { Query } from '../../contract/query.ts';
import { tokenise } from '../../language/normalise.ts';
import type { ConversationState } from '../state.ts';
import { type Reading, says } from '../tags.ts';
import type { Tools } from '../tools.ts';
import { corrected, pickFrom, picksByOrder, placed } from './clarify.ts';
import { inherited, isContinuation, withAsked } from './inherit.ts';
import { continuedRoles, type Previous } from './roles.ts';

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
    corrected(query, reading, state, tools) ??
    inherit(query, reading, state, tools)
  );
}

/** A reply to "which one do you mean?": the pending question goes on with what was picked. */
function clarified(query: Query, reading: Reading, state: ConversationState, tools: Tools): Query | null {
  const pending = state.pending;
  const open = pending?.unclear[0];
  if (!pending || !open || query.roles.length > 1 || query.catalogueWide) return null;
  const picked = pickFrom(open.candidates, query, reading, tools);
  const asks = query.asked.aspects.length > 0 && query.roles.length === 0 && !picksByOrder(reading);
  // "high school" is a subject, unless it picks a teacher.
  if (asks && !(picked && isNamedBy(picked.id, reading, tools))) return null;
  return picked ? placed(pending, open.position, picked, 'unclear') : null;
}

/** Whether a reply of several words is nothing but words of a role's title. */
function isNamedBy(id: string, { tokens }: Reading, { catalogue }: Tools): boolean {
  const title = new Set(tokenise(catalogue.head(id).title).map((token) => token.word));
  return tokens.length > 1 && tokens.every((token) => title.has(token.word));
}

function inherit(query: Query, reading: Reading, state: ConversationState, tools: Tools): Query {
  if (query.catalogueWide) return query;
  const previous: Previous = {
    roles: state.roles.map(inherited),
    listed: state.listed.map(inherited),
    compared: state.compared.map(inherited),
    self: state.self === null ? null : inherited(state.self),
    goal: state.goal === null ? null : inherited(state.goal),
  };
  const roles = continuedRoles(query, reading, previous, tools);
  if (!roles) return query;
  const arrives =
    state.goal !== null && roles.length === 2 && roles[1]?.id === state.goal && query.self !== null;
  const changed = { ...query, roles, moves: query.moves || arrives };
  const bare = query.asked.aspects.length === 0 && !query.unmeasured;
  const turns =
    says(reading, 'turn', 'add') || says(reading, 'turn', 'correct') || says(reading, 'turn', 'swap');
  const fresh = query.roles.length >= 2 && !turns;
  return bare && !fresh && keepsSubject(query, reading, tools) ? withAsked(changed, state) : changed;
}

/** Whether a question without a subject of its own goes on with the last one. */
function keepsSubject(query: Query, reading: Reading, tools: Tools): boolean {
  if (query.roles.length === 0) return !says(reading, 'intent', 'transition');
  // A bare title with a question mark: the same, of another.
  const only = query.roles.length === 1 && query.roles[0]?.mention?.trim() === reading.text.trim();
  if (only && /\?\s*$/u.test(reading.text)) return true;
  return isContinuation(reading, tools) || says(reading, 'turn', 'pronoun') || query.compute !== null;
}
