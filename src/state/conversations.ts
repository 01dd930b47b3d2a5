import { CONVERSATION_VERSION, type Conversation } from '../contract/conversation.ts';
import { rolesOf } from '../contract/queries.ts';
import type { Query } from '../contract/query.ts';
import { memoryDriver } from './drivers/memory.ts';
import { createStore, type Owner, type Schema, type Store } from './store.ts';

/** The subjects of conversations. Of users' words, only the mentions asked about are stored. */
export interface Conversations {
  get(conversation: string): Promise<Conversation | null>;
  /** `of`: whose turn it was and where, so that it is found when they want to be forgotten. */
  set(conversation: string, state: Conversation, of?: Owner): Promise<void>;
  forget(conversation: string): Promise<void>;
}

/** A conversation that was silent for this long starts anew (milliseconds). */
export const REMEMBERED_MS = 24 * 60 * 60 * 1000;
/** The conversations that one process keeps for itself; the ones silent longest go first. */
export const CONVERSATIONS_KEPT = 10_000;

/** Conversations in a store: they go on after a restart and in whichever process gets the next turn. */
export function openConversations(store: Store): Conversations {
  const key = (conversation: string): string => `conversation:${conversation}`;
  return {
    get: async (conversation) => (await store.get(key(conversation), keptSchema)) ?? null,
    set: (conversation, state, of) => store.set(key(conversation), state, { ...of, ttlMs: REMEMBERED_MS }),
    forget: (conversation) => store.delete(key(conversation)),
  };
}

/** Conversations of this process alone. */
export function conversationsHere(options: { now?: () => number } = {}): Conversations {
  return openConversations(createStore(memoryDriver({ ...options, most: CONVERSATIONS_KEPT })));
}

/**
 * Conversations that can be gone on with: one about a role that the catalogue does not hold any more (`known` tells of an id)
 * begins anew.
 */
export function usable(conversations: Conversations, known: (role: string) => boolean): Conversations {
  return {
    ...conversations,
    async get(conversation) {
      const state = await conversations.get(conversation);
      return state && rolesIn(state).every(known) ? state : null;
    },
  };
}

/** By hand, not by zod: a question in a terminal is answered before that is loaded. Another version begins anew. */
const keptSchema: Schema<Conversation> = {
  safeParse(value) {
    const kept = value as Conversation | null | undefined;
    return kept?.version === CONVERSATION_VERSION ? { success: true, data: kept } : { success: false };
  },
};

/** Every role that an answer to the next turn may be about. */
function rolesIn({
  list,
  listed,
  open,
  answered,
  last,
  before,
  self,
  earns,
  goal,
  ...state
}: Conversation): string[] {
  const queries = [list?.query, listed, open, answered, last, before].flatMap((query) => query ?? []);
  const named = [...state.compared, ...state.recent, ...state.focus, ...state.offered];
  return [
    ...named,
    ...(list?.roles ?? []),
    ...[self, earns?.role, goal].flatMap((id) => id ?? []),
    ...queries.flatMap(ofQuery),
  ];
}

function ofQuery(query: Query): string[] {
  const asked = query.intent === 'whereabouts' ? query.query : query;
  const open = asked.intent === 'unsettled' ? asked.open.flatMap(({ candidates }) => candidates) : [];
  return [...rolesOf(asked).flatMap(({ id, others }) => [id, ...others]), ...open];
}
