import { LRUCache } from 'lru-cache';
import type { Tally } from '../contract/model.ts';

/** A circuit breaker over model calls. Time is passed in, so that tests need not wait. */

export interface Breaker {
  /** Returns whether a call may be made now. */
  closed(): boolean;
  succeeded(): void;
  failed(): void;
}

/** The number of failures in a row that open the breaker, and the time that it stays open, in milliseconds. */
export interface Patience {
  failures: number;
  restMs: number;
}

/** For a server that fails. */
const SERVER: Patience = { failures: 5, restMs: 30_000 };

/** Opens after a row of failures; after a rest it lets one call through, and closes when that succeeds. */
export function circuitBreaker(now: () => number = Date.now, patience: Patience = SERVER): Breaker {
  let failures = 0;
  let openUntil = 0;
  return {
    closed() {
      if (failures < patience.failures) return true;
      if (now() < openUntil) return false;
      openUntil = now() + patience.restMs;
      return true;
    },
    succeeded() {
      failures = 0;
    },
    failed() {
      failures += 1;
      if (failures >= patience.failures) openUntil = now() + patience.restMs;
    },
  };
}

export interface Budget {
  /** Reserves tokens of today for a spender, and of all; returns whose are used up where there are not so many left. */
  reserve(tokens: number, spender?: string): Promise<'all' | 'spender' | undefined>;
  /** Corrects what was set aside to what was used. */
  settle(reserved: number, used: number, spender?: string): void;
}

/** Tokens a day (UTC): of all spenders together, and of each. */
export interface DailyTokens {
  all: number;
  each: number;
}

const DAY_MS = 86_400_000;
/** What is counted at once. */
const COUNTS = 10_000;

/** Counts `tokens` in one call; `onSpent` is told of the first refusal of a day, of all or of a spender. */
export function dailyBudget(
  tokens: DailyTokens,
  now: () => number = Date.now,
  onSpent: (spender?: string) => void = () => {},
  tally: Tally = countHere(),
): Budget {
  const told = new LRUCache<string, true>({ max: COUNTS });
  const limits = (spender: string | undefined) => {
    const prefix = `count:model:${Math.floor(now() / DAY_MS)}`;
    const own = { scope: 'spender', key: `${prefix}:of:${spender}`, most: tokens.each, spender } as const;
    const all = { scope: 'all', key: `${prefix}:all`, most: tokens.all, spender: undefined } as const;
    return spender === undefined || tokens.each === Number.POSITIVE_INFINITY ? [all] : [own, all];
  };
  const add = (by: number, spender: string | undefined) =>
    tally(limits(spender).map(({ key, ...of }) => ({ key, by, ttlMs: DAY_MS, workspace: of.spender })));
  return {
    async reserve(amount, spender) {
      const spent = await add(amount, spender);
      const over = limits(spender).find(({ most }, at) => (spent[at] ?? 0) > most);
      if (!over) return undefined;
      void add(-amount, spender);
      if (!told.has(over.key)) onSpent(over.spender);
      told.set(over.key, true);
      return over.scope;
    },
    settle: (reserved, used, spender) => void add(used - reserved, spender),
  };
}

/** Counts in this process alone. */
function countHere(): Tally {
  const sums = new LRUCache<string, number>({ max: COUNTS });
  return async (counts) =>
    counts.map(({ key, by }) => {
      const sum = (sums.get(key) ?? 0) + by;
      sums.set(key, sum);
      return sum;
    });
}

const MINUTE_MS = 60_000;
/** Users whose calls are remembered at once. */
const USERS = 10_000;

/** Returns a limiter of calls per user and minute; calls without a user are not limited. */
export function userLimit(
  callsPerMinute: number,
  now: () => number = Date.now,
): (user: string | undefined) => boolean {
  const calls = new LRUCache<string, number[]>({ max: USERS });
  return (user) => {
    if (user === undefined) return true;
    const recent = (calls.get(user) ?? []).filter((at) => at > now() - MINUTE_MS);
    const allowed = recent.length < callsPerMinute;
    if (allowed) recent.push(now());
    calls.set(user, recent);
    return allowed;
  };
}
