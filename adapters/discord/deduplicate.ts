import { LRUCache } from 'lru-cache';
import type { Seen } from '../../src/state/seen.ts';
import { COMFORT } from './limits.ts';

/** Decides which events are answered: each once, however often a gateway delivers it. */
export interface Once {
  /** Whether this process sees the event for the first time; at once, for before the first response. */
  first(eventId: string): boolean;
  /** Whether no process has answered the event; asks the store. */
  claim(eventId: string): Promise<boolean>;
}

export function once(seen: Seen): Once {
  const here = new LRUCache<string, true>({ max: 50_000, ttl: COMFORT.seenMs });
  return {
    first(eventId) {
      if (here.has(eventId)) return false;
      here.set(eventId, true);
      return true;
    },
    claim: (eventId) => seen.claim(`discord:${eventId}`),
  };
}
