import type { Asked, Query } from '../contract/query.ts';

/** What a conversation was about after its last turn: plain data, so that any store can keep it. */
export interface ConversationState {
  roles: string[];
  asked: Asked;
  /** What the last rank or list showed, for "the second one". */
  listed: string[];
  /** The two or more roles that were last set against each other or came one after the other, for "both", "the other". */
  compared: string[];
  /** The person's own role, when they said it. */
  self: string | null;
  /** The question that waits for a mention to be settled. */
  pending: Query | null;
  /** The same once it was settled, for "no, I meant the other". */
  settled: Query | null;
  catalogueWide: boolean;
  /** The label of a distribution that was asked about ("Female"). */
  shareLabel: string | null;
  /** The role that someone wants to move to, until they say from where. */
  goal: string | null;
}

/** A conversation that was about nothing yet. */
export function blankState(): ConversationState {
  return {
    roles: [],
    asked: { aspects: [], fields: [], statistic: null, period: null },
    listed: [],
    compared: [],
    self: null,
    pending: null,
    settled: null,
    catalogueWide: false,
    shareLabel: null,
    goal: null,
  };
}

/** The state after a turn; a greeting or an aside changes nothing. */
export function nextState(
  state: ConversationState | null,
  query: Query,
  shown: readonly string[],
): ConversationState {
  const before = { ...blankState(), ...state };
  if (query.aside) return before;
  const self = query.self ?? before.self;
  if (query.unclear.length > 0 || query.unknown.length > 0) return { ...before, self, pending: query };
  const listed = query.intent === 'rank' || query.intent === 'similar';
  const roles = query.roles.map((role) => role.id);
  return {
    roles,
    asked: query.asked,
    listed: listed ? [...shown] : [],
    compared: comparedAfter(before, roles),
    self,
    pending: null,
    settled: query.pendingSettled ? (before.pending ?? before.settled) : null,
    catalogueWide: query.catalogueWide,
    shareLabel: query.shareLabel,
    goal: query.moves && roles.length === 1 ? (roles[0] ?? null) : null,
  };
}

function comparedAfter(before: ConversationState, roles: readonly string[]): string[] {
  if (roles.length !== 1) return roles.length > 1 ? [...roles] : before.compared;
  const [role = ''] = roles;
  if (before.compared.includes(role)) return before.compared;
  const [last] = before.roles;
  return before.roles.length === 1 && last !== undefined ? [last, role] : [role];
}
