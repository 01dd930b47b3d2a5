import type { ConversationState } from '../understanding/state.ts';
import { type Memory, REMEMBERED_MS } from './memory.ts';
import type { Storage } from './storage.ts';

/**
 * Conversations kept in a store, so that they go on after a restart and in whichever process gets the
 * next turn. A state of an older version that no longer fits is its reader's to find out.
 */
export function storedMemory(storage: Storage): Memory {
  const key = (conversation: string): string => `conversation:${conversation}`;
  return {
    get: (conversation) => (storage.get(key(conversation)) as ConversationState | undefined) ?? null,
    set: (conversation, state) => storage.set(key(conversation), state, REMEMBERED_MS),
    forget: (conversation) => storage.delete(key(conversation)),
  };
}
