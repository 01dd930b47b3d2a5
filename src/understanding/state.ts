import type { Asked, Query } from './query.ts';

/** What a conversation was about after its last turn: plain data, so that any store can keep it. */
export interface ConversationState {
  roles: string[];
  asked: Asked;
  /** What the last rank or list showed, for "the second one". */
  listed: string[];
  /** The person's own role, when they said it. */
  self: string | null;
  /** The question that waits for a mention to be settled. */
  pending: Query | null;
  catalogueWide: boolean;
}

/** The state after a turn; a greeting or an aside changes nothing. */
export function nextState(
  state: ConversationState | null,
  query: Query,
  shown: readonly string[],
): ConversationState {
  const before = state ?? {
    roles: [],
    asked: emptyAsked(),
    listed: [],
    self: null,
    pending: null,
    catalogueWide: false,
  };
  if (query.aside) return before;
  if (query.unclear.length > 0 || query.unknown.length > 0) {
    return { ...before, self: query.self ?? before.self, pending: query };
  }
  const listed = query.intent === 'rank' || query.intent === 'similar';
  const roles = query.roles.map((role) => role.id);
  return {
    roles: listed && roles.length === 0 ? [] : roles,
    asked: query.asked,
    listed: listed ? [...shown] : [],
    self: query.self ?? before.self,
    pending: null,
    catalogueWide: query.catalogueWide,
  };
}

export function emptyAsked(): Asked {
  return { aspects: [], fields: [], statistic: null, period: null };
}
