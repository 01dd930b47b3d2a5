import { LRUCache } from 'lru-cache';

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
  /** Returns whether this many tokens of a spender remain today; if so they are reserved. */
  reserve(tokens: number, spender?: string): boolean;
  /** Corrects what was set aside to what was used. */
  settle(reserved: number, used: number, spender?: string): void;
}

const DAY_MS = 86_400_000;
/** Spenders that are counted at once. */
const SPENDERS = 10_000;

/** Tokens a day (UTC), of each spender apart; `onSpent` is told of a spender's first refusal of a day. */
export function dailyBudget(
  tokensPerDay: number,
  now: () => number = Date.now,
  onSpent: (spender: string) => void = () => {},
): Budget {
  const spenders = new LRUCache<string, { day: number; spent: number; told: boolean }>({ max: SPENDERS });
  const today = (spender: string) => {
    const day = Math.floor(now() / DAY_MS);
    const known = spenders.get(spender);
    const account = known?.day === day ? known : { day, spent: 0, told: false };
    spenders.set(spender, account);
    return account;
  };
  return {
    reserve(tokens, spender = '') {
      const account = today(spender);
      const remains = account.spent + tokens <= tokensPerDay;
      if (remains) account.spent += tokens;
      else if (!account.told) onSpent(spender);
      account.told ||= !remains;
      return remains;
    },
    settle(reserved, used, spender = '') {
      const account = today(spender);
      account.spent = Math.max(0, account.spent - reserved + used);
    },
  };
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
