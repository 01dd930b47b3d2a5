import { describe, expect, test } from 'vitest';
import { circuitBreaker, dailyBudget, userLimit } from '../../src/model/limits.ts';

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
  test('refuses what goes beyond it, and gives back what was set aside and not used', () => {
    const budget = dailyBudget(1_000, clock().now);
    expect([budget.reserve(600), budget.reserve(600)]).toEqual([true, false]);
    budget.settle(600, 100);
    expect(budget.reserve(900)).toBe(true);
  });

  test('is one of each spender, of whom it tells once a day that it is spent', () => {
    const { now, pass } = clock();
    const spent: string[] = [];
    const budget = dailyBudget(1_000, now, (spender) => spent.push(spender));
    const asked = ['a', 'a', 'a', 'b'].map((spender) => budget.reserve(600, spender));
    expect(asked).toEqual([true, false, false, true]);
    pass(DAY);
    expect([budget.reserve(600, 'a'), budget.reserve(600, 'a')]).toEqual([true, false]);
    expect(spent).toEqual(['a', 'a']);
  });

  test('is whole again on the next day', () => {
    const { now, pass } = clock();
    const budget = dailyBudget(1_000, now);
    budget.reserve(1_000);
    expect(budget.reserve(1)).toBe(false);
    pass(DAY);
    expect(budget.reserve(1_000)).toBe(true);
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
