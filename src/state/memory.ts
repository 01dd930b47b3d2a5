import { LRUCache } from 'lru-cache';
import type { Conversation } from '../contract/conversation.ts';

/** What conversations were about. A store may keep it anywhere; it holds no words of users but the mentions asked about. */
export interface Memory {
  get(conversation: string): Conversation | null;
  set(conversation: string, state: Conversation): void;
  forget(conversation: string): void;
}

/** A conversation that was silent for this long starts anew (milliseconds). */
export const REMEMBERED_MS = 24 * 60 * 60 * 1000;
/** The conversations kept at once; the ones silent longest go first. */
export const CONVERSATIONS_KEPT = 10_000;

/** Conversations in this process's memory. */
export function createMemory(options: { most?: number; ttlMs?: number; now?: () => number } = {}): Memory {
  const states = new LRUCache<string, Conversation>({
    max: options.most ?? CONVERSATIONS_KEPT,
    ttl: options.ttlMs ?? REMEMBERED_MS,
    ttlResolution: 0,
    ...(options.now ? { perf: { now: options.now } } : {}),
  });
  return {
    get: (conversation) => states.get(conversation) ?? null,
    set: (conversation, state) => void states.set(conversation, state),
    forget: (conversation) => void states.delete(conversation),
  };
}
