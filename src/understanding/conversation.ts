import { CONVERSATION_VERSION, type Conversation, type Told } from '../contract/conversation.ts';
import type { Query, Settled } from '../contract/query.ts';
import { rolesOfQuery } from './correct.ts';

/** Roles that are remembered in order, and how many of a list "they" means. */
const RECENT = 6;
const FOCUS = 5;

/** A conversation that was about nothing yet. */
export function blankConversation(): Conversation {
  return {
    version: CONVERSATION_VERSION,
    compared: [],
    recent: [],
    focus: [],
    list: null,
    open: null,
    answered: null,
    last: null,
    subject: null,
    self: null,
    goal: null,
    places: [],
    language: 'en',
  };
}

/** A stored conversation, or a new one where it is of another version. */
export function openConversation(stored: Conversation | null): Conversation {
  return stored?.version === CONVERSATION_VERSION ? stored : blankConversation();
}

/**
 * The conversation after a turn. An aside changes nothing but what was open.
 * @param shown the roles that the answer showed, in its order.
 * @param told what the turn said beside.
 */
export function nextConversation(
  before: Conversation,
  query: Query,
  shown: readonly string[],
  { self, goal, answered }: Told,
): Conversation {
  const state = { ...before, self: self ?? before.self, language: query.language };
  if (query.intent === 'aside') {
    const asked = query.aside === 'no-role' && query.subject.aspects.length > 0;
    // "I live in Georgia." asks nothing, and says where.
    const places = query.places.length > 0 ? query.places : state.places;
    return { ...state, places, ...(asked ? { subject: query.subject } : {}) };
  }
  if (query.intent === 'whereabouts') return { ...state, open: query };
  if (query.intent === 'unsettled') return { ...state, open: query, answered: null, subject: query.subject };
  const parts = settledParts(before, query, shown);
  const aim = query.intent === 'transition' ? query.to.id : (goal ?? keptGoal(before, query));
  return { ...state, ...parts, goal: aim, open: null, answered, last: query, places: query.places };
}

function settledParts(before: Conversation, query: Settled, shown: readonly string[]): Partial<Conversation> {
  const roles = [...new Set(rolesOfQuery(query))];
  const recent = [
    ...new Set([
      ...before.recent.filter((id) => !roles.includes(id) || before.recent.length < RECENT),
      ...roles,
    ]),
  ].slice(-RECENT);
  if (query.intent === 'list')
    return { list: { query, roles: [...shown] }, focus: [], compared: [], recent: [] };
  if (query.intent === 'similar')
    return {
      list: { query, roles: shown.filter((id) => id !== query.role.id) },
      focus: roles,
      compared: roles,
    };
  if (query.intent === 'rank') {
    const listed = shown.length > 0 ? [...shown] : roles;
    const focus = query.roles === null ? listed.slice(0, FOCUS) : roles;
    return { list: { query, roles: listed }, focus, compared: roles, recent: focus, subject: query.subject };
  }
  const keepsList = before.list !== null && roles.length === 1 && before.list.roles.includes(roles[0] ?? '');
  const list = keepsList ? before.list : null;
  return { list, focus: roles, recent, compared: comparedAfter(before, roles), subject: query.subject };
}

/** The goal stays as long as it alone is spoken of. */
function keptGoal({ goal }: Conversation, query: Settled): string | null {
  return query.intent === 'describe' && query.role.id === goal ? goal : null;
}

/** Two roles asked about one after the other are set against each other. */
function comparedAfter(before: Conversation, roles: readonly string[]): string[] {
  const [only] = roles;
  if (roles.length !== 1 || only === undefined) return [...roles];
  if (before.compared.includes(only) && before.compared.length > 1) return before.compared;
  const [last] = before.focus;
  return before.focus.length === 1 && last !== undefined && last !== only ? [last, only] : [only];
}
