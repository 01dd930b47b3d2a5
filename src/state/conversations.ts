import { blankQuery, type Query } from '../contract/query.ts';
import { blankState, type ConversationState } from '../understanding/state.ts';
import { memoryDriver } from './drivers/memory.ts';
import { createStore, type Owner, type Schema, type Store } from './store.ts';

/** What conversations were about. It holds no words of users but the mentions asked about. */
export interface Conversations {
  get(conversation: string): Promise<ConversationState | null>;
  /** `of`: whose turn it was and where, so that it is found when they want to be forgotten. */
  set(conversation: string, state: ConversationState, of?: Owner): Promise<void>;
  forget(conversation: string): Promise<void>;
}

/** A conversation that was silent for this long starts anew (milliseconds). */
export const REMEMBERED_MS = 24 * 60 * 60 * 1000;
/** The conversations that one process keeps for itself; the ones silent longest go first. */
export const CONVERSATIONS_KEPT = 10_000;
/** Counted up when a field of the state changes its meaning; one that another version kept begins anew. */
const VERSION = 2;

/** Conversations in a store: they go on after a restart and in whichever process gets the next turn. */
export function openConversations(store: Store): Conversations {
  const key = (conversation: string): string => `conversation:${conversation}`;
  return {
    get: async (conversation) => (await store.get(key(conversation), keptSchema)) ?? null,
    set: (conversation, state, of) =>
      store.set(key(conversation), { version: VERSION, state }, { ...of, ttlMs: REMEMBERED_MS }),
    forget: (conversation) => store.delete(key(conversation)),
  };
}

/** Conversations of this process alone. */
export function conversationsHere(options: { now?: () => number } = {}): Conversations {
  return openConversations(createStore(memoryDriver({ ...options, most: CONVERSATIONS_KEPT })));
}

/**
 * Conversations that can be gone on with: one about a role that the catalogue (`known`: its ids) does not hold any more
 * begins anew.
 */
export function usable(conversations: Conversations, known: ReadonlySet<string>): Conversations {
  return {
    ...conversations,
    async get(conversation) {
      const state = await conversations.get(conversation);
      return state && rolesOf(state).every((id) => known.has(id)) ? state : null;
    },
  };
}

/** By hand, not by zod: a question in a terminal is answered before that is loaded. */
const keptSchema: Schema<ConversationState> = {
  safeParse(value) {
    const { version, state } = (value ?? {}) as { version?: unknown; state?: unknown };
    return version === VERSION && isWhole(state) ? { success: true, data: state } : { success: false };
  },
};

const STATE_KEYS = Object.keys(blankState());
const QUERY_KEYS = Object.keys(blankQuery());

function isWhole(state: unknown): state is ConversationState {
  if (typeof state !== 'object' || state === null || !STATE_KEYS.every((key) => key in state)) return false;
  return queriesOf(state as ConversationState).every((query) => QUERY_KEYS.every((key) => key in query));
}

function queriesOf({ pending, settled }: ConversationState): Query[] {
  return [pending, settled].filter((query) => query !== null);
}

/** Every role that an answer to the next turn may be about. */
function rolesOf(state: ConversationState): string[] {
  const { roles, listed, compared, self, goal } = state;
  const inQueries = queriesOf(state).flatMap((query) => [
    ...query.roles.flatMap(({ id, others }) => [id, ...others]),
    ...[...query.unclear, ...query.unknown].flatMap(({ candidates }) => candidates),
    query.self,
  ]);
  return [...roles, ...listed, ...compared, self, goal, ...inQueries].filter((id) => id !== null);
}
