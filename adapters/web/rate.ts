import { LRUCache } from 'lru-cache';
import { LIMITS } from './limits.ts';

const MINUTE_MS = 60_000;

/** Takes one request of an address; returns how many seconds it must wait, 0 where it need not. */
export type RateLimit = (address: string) => number;

/**
 * A bucket an address that holds a minute's requests and fills evenly. Only how full it is and when it was last asked
 * is kept, for as long as that means anything.
 */
export function rateLimit(perMinute: number = LIMITS.perMinute, now: () => number = Date.now): RateLimit {
  const buckets = new LRUCache<string, { left: number; at: number }>({
    max: LIMITS.addresses,
    ttl: 2 * MINUTE_MS,
  });
  const perMs = perMinute / MINUTE_MS;
  return (address) => {
    const at = now();
    const before = buckets.get(address) ?? { left: perMinute, at };
    const left = Math.min(perMinute, before.left + (at - before.at) * perMs);
    const allowed = left >= 1;
    buckets.set(address, { left: allowed ? left - 1 : left, at });
    return allowed ? 0 : Math.ceil((1 - left) / perMs / 1000);
  };
}
