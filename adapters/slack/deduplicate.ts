import { LRUCache } from 'lru-cache';
import { SEEN_MS, type Seen } from '../../src/state/seen.ts';

/** Events remembered in this process, before the store is asked. */
const HERE = 50_000;

/** Decides what is answered: each thing once, whatever Slack delivers again, on whichever connection. */
export interface Once {
  /** Resolves to true for exactly one caller, of whatever process. Ask whether it is for you first. */
  claim(event: string): Promise<boolean>;
}

export function once(seen: Seen): Once {
  const here = new LRUCache<string, true>({ max: HERE, ttl: SEEN_MS });
  return {
    async claim(event) {
      if (here.has(event)) return false;
      here.set(event, true);
      return seen.claim(`slack:${event}`);
    },
  };
}
