import type { Conversation } from '../contract/conversation.ts';
import { type Memory, REMEMBERED_MS } from './memory.ts';
import type { Storage } from './storage.ts';

/**
 * Conversations kept in a store, so that they go on after a restart and in whichever process gets the
 * next turn. Whether a state still fits this version and its catalogue, `usableMemory` tells.
 */
export function storedMemory(storage: Storage): Memory {
  const key = (conversation: string): string => `conversation:${conversation}`;
  return {
    get: (conversation) => (storage.get(key(conversation)) as Conversation | undefined) ?? null,
    set: (conversation, state) => storage.set(key(conversation), state, REMEMBERED_MS),
    forget: (conversation) => storage.delete(key(conversation)),
  };
}
