import {
  CONVERSATION_VERSION,
  type Conversation,
  type Shown,
  type Told,
  type Unranked,
} from '../../contract/conversation.ts';
import type { Place, Query, Settled } from '../../contract/query.ts';
import { isBlank } from '../subject/subject.ts';
import { idsOf } from './correct.ts';

/** Roles and places that are remembered in order, and how many of a list "they" means. */
const RECENT = 6;
const PLACED = 4;
const FOCUS = 5;

/** A conversation that was about nothing yet. */
export function blankConversation(): Conversation {
  return {
    version: CONVERSATION_VERSION,
    compared: [],
    recent: [],
    focus: [],
    list: null,
    offered: [],
    open: null,
    answered: null,
    last: null,
    before: null,
    subject: null,
    self: null,
    earns: null,
    goal: null,
    places: [],
    placed: [],
    language: 'en',
  };
}

/** A stored conversation, or a new one where it is of another version. */
export function openConversation(stored: Conversation | null): Conversation {
  return stored?.version === CONVERSATION_VERSION ? stored : blankConversation();
}

/**
 * The conversation after a turn. An aside changes nothing but what was open.
 * @param told what the turn said beside.
 */
export function nextConversation(
  earlier: Conversation,
  query: Query,
  shown: Shown,
  { self, goal, answered, corrects, anew }: Told,
): Conversation {
  const before = anew ? blankConversation() : earlier;
  const state = {
    ...before,
    self: self ?? before.self,
    earns: earnedIn(query) ?? before.earns,
    placed: placedAfter(before, query.places),
    language: query.language,
  };
  if (query.intent === 'aside' ? query.aside === 'criterion' : query.intent === 'rank' && shown.asks)
    return { ...state, open: query as Unranked, answered: null, places: query.places };
  if (query.intent === 'aside') {
    const asked = query.aside === 'no-role' && query.subject.aspects.length > 0;
    // "I live in Georgia." asks nothing, and says where.
    const places = query.places.length > 0 ? query.places : state.places;
    return { ...state, places, ...(asked ? { subject: query.subject } : {}) };
  }
  if (query.intent === 'whereabouts') return { ...state, open: query };
  if (query.intent === 'unsettled') return { ...state, open: query, answered: null, subject: query.subject };
  // What was put right is not set beside what it was put right to.
  const settled = corrects ? { ...before, focus: [] } : before;
  const isEnd = 'skip' in query && query.skip !== undefined && shown.roles.length === 0;
  // "That was all": the list that was shown is still at hand.
  const parts = isEnd ? {} : settledParts(settled, query, shown.roles);
  const aim = query.intent === 'transition' ? query.to.id : (goal ?? keptGoal(before, query));
  const offered = [...shown.offered];
  const { last, places } = { last: query, places: query.places };
  const listed = parts.list?.query ?? state.listed;
  return {
    ...state,
    ...parts,
    listed,
    offered,
    goal: aim,
    open: null,
    answered,
    last,
    before: before.last,
    places,
  };
}

/** What the asker says that they earn; of several offers none is theirs. */
function earnedIn({ besides, ...query }: Query): Conversation['earns'] {
  const [own, other] = besides.flatMap((one) =>
    one.kind === 'own-facts' && one.pay !== null ? [{ role: one.role, pay: one.pay }] : [],
  );
  if (!own || other) return null;
  return { role: own.role ?? (query.intent === 'describe' ? query.role.id : null), pay: own.pay };
}

/** The places of before with those of a turn, each where it came up last. */
function placedAfter({ placed }: Conversation, places: readonly Place[]): Place[] {
  const kept = placed.filter(({ code }) => places.every((one) => one.code !== code));
  return [...kept, ...places].slice(-PLACED);
}

function settledParts(before: Conversation, query: Settled, shown: readonly string[]): Partial<Conversation> {
  const roles = [...new Set(idsOf(query))];
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
  // "the first two" of a list: the list is still at hand.
  const list = roles.every((id) => before.list?.roles.includes(id)) ? before.list : null;
  // A question without a subject of its own ("is that without tips?") leaves the one of before.
  const subject = isBlank(query.subject) ? before.subject : query.subject;
  const compared = isWayToOne(before, query) ? before.compared : comparedAfter(before, roles);
  return { list, focus: roles, recent, compared, subject };
}

/** "how do I get into the first one from teaching", "from the second to the first": those that one may choose from stay as they were set side by side. */
function isWayToOne({ compared }: Conversation, query: Settled): boolean {
  if (query.intent !== 'transition' || query.to.mention || compared.length < 2) return false;
  return query.from !== null && compared.includes(query.to.id);
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
