import { describe, expect, test } from 'vitest';
import { circuitBreaker, dailyBudget, userLimit } from '../../src/model/limits.ts';
import { memoryDriver } from '../../src/state/drivers/memory.ts';
import { createStore } from '../../src/state/store.ts';

const MINUTE = 60_000;
const DAY = 86_400_000;

/** A clock that stands still until it is told. */
function clock(start = DAY * 20_000) {
  let time = start;
  return { now: () => time, pass: (ms: number) => (time += ms) };
}

describe('circuit breaker', () => {
  const tripped = () => {
    const { now, pass } = clock();
    const breaker = circuitBreaker(now);
    for (let failure = 0; failure < 5; failure += 1) breaker.failed();
    return { breaker, pass };
  };

  test('stays closed while failures are no row', () => {
    const breaker = circuitBreaker(clock().now);
    for (let round = 0; round < 10; round += 1) {
      for (let failure = 0; failure < 4; failure += 1) breaker.failed();
      breaker.succeeded();
    }
    expect(breaker.closed()).toBe(true);
  });

  test('opens after a row of failures, and lets one call through after a rest', () => {
    const { breaker, pass } = tripped();
    expect(breaker.closed()).toBe(false);
    pass(30_000);
    expect([breaker.closed(), breaker.closed()]).toEqual([true, false]);
  });

  test('closes when that call succeeds, rests again when it fails', () => {
    const { breaker, pass } = tripped();
    pass(30_000);
    breaker.closed();
    breaker.failed();
    expect(breaker.closed()).toBe(false);
    pass(30_000);
    breaker.closed();
    breaker.succeeded();
    expect([breaker.closed(), breaker.closed()]).toEqual([true, true]);
  });
});

describe('budget of a day', () => {
  const NONE = { all: 1_000, each: Number.POSITIVE_INFINITY };

  test('refuses what goes beyond it, and gives back what was set aside and not used', async () => {
    const budget = dailyBudget(NONE, clock().now);
    expect([await budget.reserve(600), await budget.reserve(600)]).toEqual([undefined, 'all']);
    budget.settle(600, 100);
    expect(await budget.reserve(900)).toBeUndefined();
  });

  test('is one of each spender within that of all, of which it tells once a day that it is spent', async () => {
    const { now, pass } = clock();
    const spent: (string | undefined)[] = [];
    const budget = dailyBudget({ all: 1_500, each: 1_000 }, now, (spender) => spent.push(spender));
    const ask = async (...spenders: string[]) => {
      const over: unknown[] = [];
      for (const spender of spenders) over.push(await budget.reserve(600, spender));
      return over;
    };
    expect(await ask('a', 'a', 'a', 'b', 'c')).toEqual([undefined, 'spender', 'spender', undefined, 'all']);
    expect(spent).toEqual(['a', undefined]);
    pass(DAY);
    expect(await ask('a', 'a')).toEqual([undefined, 'spender']);
    expect(spent).toEqual(['a', undefined, 'a']);
  });

  test('is one of all processes that count together', async () => {
    const { tally } = createStore(memoryDriver());
    const { now } = clock();
    const [one, other] = [1, 2].map(() => dailyBudget(NONE, now, undefined, tally));
    expect([await one?.reserve(600), await other?.reserve(600)]).toEqual([undefined, 'all']);
    one?.settle(600, 100);
    expect(await other?.reserve(900)).toBeUndefined();
  });

  test('is whole again on the next day', async () => {
    const { now, pass } = clock();
    const budget = dailyBudget(NONE, now);
    await budget.reserve(1_000);
    expect(await budget.reserve(1)).toBe('all');
    pass(DAY);
    expect(await budget.reserve(1_000)).toBeUndefined();
  });
});

describe('calls of a user', () => {
  test('are bounded in any minute, each user by themselves', () => {
    const { now, pass } = clock();
    const allows = userLimit(2, now);
    expect([allows('a'), allows('a'), allows('a'), allows('b')]).toEqual([true, true, false, true]);
    pass(MINUTE);
    expect(allows('a')).toBe(true);
  });

  test('are not bounded where nobody is known', () => {
    const allows = userLimit(1, clock().now);
    expect([allows(undefined), allows(undefined)]).toEqual([true, true]);
  });
});
