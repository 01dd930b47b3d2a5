import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import type { Driver } from '../../src/state/driver.ts';
import { createStore, type Store } from '../../src/state/store.ts';

const anything = z.unknown();
const LEASE = { leaseMs: 1_000, owner: 'p1' };

/** Opens the driver under test over one place that is empty at first; opened again, it is the same place. */
export type Open = (now: () => number) => Promise<Driver>;

/** What every driver promises: the whole of it, so that a driver's own test is short. */
export function testStore(name: string, prepare: () => Promise<{ open: Open; end(): Promise<void> }>): void {
  describe(`a store over ${name}`, () => {
    let place: Awaited<ReturnType<typeof prepare>>;
    let driver: Driver;
    let store: Store;
    let now: number;
    beforeEach(async () => {
      now = Date.UTC(2030, 0, 1);
      place = await prepare();
      driver = await place.open(() => now);
      store = createStore(driver);
    });
    afterEach(async () => {
      await store.close();
      await place.end();
    });
    const keys = async (prefix = '') => {
      const found: string[] = [];
      for await (const [key] of store.list(prefix, anything)) found.push(key);
      return found;
    };

    test('gives back every plain value as it was set', async () => {
      await fc.assert(
        fc.asyncProperty(fc.jsonValue(), async (value) => {
          await store.set('a', value);
          expect(await store.get('a', anything)).toEqual(JSON.parse(JSON.stringify(value)));
        }),
        { numRuns: 30 },
      );
    });

    test('takes any text as a key and finds it by each beginning', async () => {
      const text = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 30 });
      const key = text.filter((one) => one.isWellFormed() && !one.includes('\0'));
      await fc.assert(
        fc.asyncProperty(fc.uniqueArray(key, { minLength: 1, maxLength: 6 }), fc.nat(5), async (all, at) => {
          await store.deletePrefix('');
          for (const one of all) await store.set(one, one);
          const prefix = [...(all[0] ?? '')].slice(0, at).join('');
          const wanted = all.filter((one) => one.startsWith(prefix));
          expect((await keys(prefix)).sort()).toEqual(wanted.sort());
          expect(await store.deletePrefix(prefix)).toBe(wanted.length);
          expect(await keys()).toHaveLength(all.length - wanted.length);
        }),
        { numRuns: 30 },
      );
    });

    test.each(['', 'a\0b', '\ud800', 'x'.repeat(1_001)])('refuses a key that is a mistake', async (key) => {
      await expect(store.set(key, 1)).rejects.toThrow(TypeError);
    });

    test('reads what no longer fits its schema as nothing', async () => {
      await store.set('a', { size: 1 });
      await store.set('b', { size: 'one' });
      const schema = z.object({ size: z.number() });
      expect(await store.get('b', schema)).toBeUndefined();
      const fitting: unknown[] = [];
      for await (const entry of store.list('', schema)) fitting.push(entry);
      expect(fitting).toEqual([['a', { size: 1 }]]);
    });

    test('forgets what its lifetime is over for, and what was deleted', async () => {
      await store.set('short', 1, { ttlMs: 500 });
      await store.set('long', 2);
      await store.set('deleted', 3);
      await store.delete('deleted');
      now += 499;
      expect(await keys()).toEqual(['long', 'short']);
      now += 1;
      expect(await store.get('short', anything)).toBeUndefined();
      expect(await keys()).toEqual(['long']);
    });

    test('lists a thousand things in the order of their bytes, none twice', async () => {
      const made = Array.from({ length: 1_203 }, (_, at) => `p:${String(at).padStart(5, '0')}`);
      const rows = [...made, 'q', 'p', 'P:1', 'é'].map((key) => ({ key, value: '0' }));
      await driver.restore(rows);
      expect(await keys('p:')).toEqual(made);
      expect((await keys()).slice(0, 3)).toEqual(['P:1', 'p', 'p:00000']);
    });

    test('loses no change of many that are made at once', async () => {
      const number = z.number();
      const add = () => store.update('count', number, (before = 0) => before + 1);
      await Promise.all(Array.from({ length: 20 }, add));
      expect(await store.get('count', number)).toBe(20);
      expect(await store.update('count', number, () => undefined)).toBeUndefined();
      expect(await store.get('count', number)).toBe(20);
    });

    test('changes what is over, or no longer fits, as if it were not there', async () => {
      await store.set('over', 1, { ttlMs: 10 });
      await store.set('odd', 'text');
      now += 10;
      for (const key of ['over', 'odd']) await store.update(key, z.number(), (before) => before ?? 7);
      expect([await store.get('over', anything), await store.get('odd', anything)]).toEqual([7, 7]);
    });

    test('gives a key to one of many who want it, until the lease runs out', async () => {
      const claims = await Promise.all(Array.from({ length: 20 }, () => store.claim('job', LEASE)));
      expect(claims.filter(Boolean)).toHaveLength(1);
      now += 999;
      expect(await store.claim('job', LEASE)).toBeUndefined();
      now += 1;
      expect(await store.claim('job', LEASE)).toBeDefined();
    });

    test('holds a lease that is renewed, and none that ran out or went to another', async () => {
      const first = await store.claim('job', LEASE);
      now += 900;
      expect(await first?.renew(1_000)).toBe(true);
      now += 900;
      expect(await store.claim('job', LEASE)).toBeUndefined();
      now += 100;
      expect(await first?.renew(1_000)).toBe(false);
      const second = await store.claim('job', LEASE);
      expect([await first?.release(), await first?.done(1), await first?.renew(1)]).toEqual([
        false,
        false,
        false,
      ]);
      expect(await second?.release()).toBe(true);
      expect(await store.claim('job', LEASE)).toBeDefined();
    });

    test('gives away nothing that is done, for as long as that is kept', async () => {
      const lease = await store.claim('job', LEASE);
      expect(await lease?.done(5_000)).toBe(true);
      expect([await lease?.release(), await lease?.renew(1)]).toEqual([false, false]);
      now += 4_999;
      expect(await store.claim('job', LEASE)).toBeUndefined();
      now += 1;
      expect(await store.claim('job', LEASE)).toBeDefined();
    });

    test('says yes again to the same claim, whose first answer got lost', async () => {
      const row = { key: 'claim:job', value: '{}', ttlMs: 100 };
      expect([
        await driver.take(row, 't1'),
        await driver.take(row, 't2'),
        await driver.take(row, 't1'),
      ]).toEqual([{}, undefined, {}]);
    });

    test('sets a value in the same step as a key is taken or held on to, and only who holds it does', async () => {
      const beside = (value: string) => ({ key: 'a', value, ttlMs: 5_000 });
      const first = await store.claim('job', { ...LEASE, beside: [beside('first'), { key: 'd', value: 1 }] });
      expect(first?.beside).toBe('first');
      expect(await store.claim('job', { ...LEASE, beside: [beside('second')] })).toBeUndefined();
      expect(await store.get('a', anything)).toBe('first');
      expect(await store.get('d', anything)).toBe(1);
      expect(await first?.renew(1_000, [beside('renewed'), { key: 'e', value: 3 }])).toBe(true);
      now += 1_000;
      const next = await store.claim('job', { ...LEASE, beside: [beside('next')] });
      expect(next?.beside).toBe('renewed');
      expect([await first?.renew(1_000, [beside('late')]), await first?.done(1, 'a')]).toEqual([
        false,
        false,
      ]);
      expect(await store.get('a', anything)).toBe('renewed');
      expect(await store.get('e', anything)).toBe(3);
      now += 999;
      expect(await next?.done(1_000, 'a', [{ key: 'e', value: 4 }])).toBe(true);
      expect(await store.get('a', anything)).toBeUndefined();
      expect(await store.get('e', anything)).toBe(4);
      now += 1_000;
      const last = await store.claim('job', { ...LEASE, beside: [{ ...beside('last'), ttlMs: 1 }] });
      now += 1;
      await last?.release();
      expect(
        (await store.claim('job', { ...LEASE, beside: [beside('after'), { key: 'd', value: 2 }] }))?.beside,
      ).toBe('after');
      expect(await store.get('d', anything)).toBe(1);
    });

    test('does what is asked at once as if it came one after the other', async () => {
      const value = (at: number) => ({ key: at < 10 ? 'same' : `own-${at}`, value: at });
      const held = await Promise.all(
        Array.from({ length: 20 }, (_, at) =>
          store.claim(`job-${at % 15}`, { ...LEASE, beside: [value(at)] }),
        ),
      );
      expect(held.map((lease) => lease !== undefined)).toEqual(held.map((_, at) => at < 15));
      expect(await store.get('same', anything)).toBe(0);
      const done = held
        .slice(0, 15)
        .map((lease, at) =>
          at % 2 === 0
            ? lease?.done(1_000, `own-${at}`, [{ key: 'same', value: at }])
            : lease?.renew(2_000, [{ key: 'same', value: at }]),
        );
      expect(await Promise.all(done)).toEqual(Array.from({ length: 15 }, () => true));
      expect(await store.get('same', anything)).toBe(14);
      expect([await store.get('own-12', anything), await store.get('own-13', anything)]).toEqual([
        undefined,
        13,
      ]);
    });

    test.skipIf(name === 'memory')('lets what fails among what is asked at once fail alone', async () => {
      const row = (key: string, value: string | undefined) =>
        ({ key, value }) as { key: string; value: string };
      const asked = [
        driver.write(row('a', '1')),
        driver.write(row('b', undefined)),
        driver.take(row('claim:c', '{}'), 't', [row('c', undefined)]),
        driver.take(row('claim:d', '{}'), 't', [row('d', '2')]),
        driver.write(row('e', '3')),
      ];
      const kept = (await Promise.allSettled(asked)).map(({ status }) => status === 'fulfilled');
      expect(kept).toEqual([true, false, false, true, true]);
      expect(await keys()).toEqual(['a', 'd', 'e']);
      expect(await driver.take(row('claim:c', '{}'), 'u')).toBeDefined();
    });

    test('lists what nobody has claimed, where that is asked for', async () => {
      for (const key of ['p:1', 'p:2', 'p:3', 'q']) await store.set(key, key);
      await store.claim('p:2', { ...LEASE, leaseMs: 2_000 });
      const last = await store.claim('p:3', LEASE);
      const free = async () => {
        const found: string[] = [];
        for await (const [key] of store.list('p:', anything, true)) found.push(key);
        return found;
      };
      expect(await free()).toEqual(['p:1']);
      now += 1_000;
      expect(await free()).toEqual(['p:1', 'p:3']);
      expect(await last?.renew(1_000)).toBe(false);
      await store.claim('p:3', LEASE).then((lease) => lease?.renew(3_000));
      now += 1_000;
      expect(await free()).toEqual(['p:1', 'p:2']);
      expect(await keys('p:')).toHaveLength(3);
    });

    test('counts for all who count at once, until the lifetime of the first is over', async () => {
      const count = (by: number, ttlMs = 1_000) => [
        { key: 'b', by, ttlMs },
        { key: 'a', by: 1, ttlMs, person: 'ann' },
      ];
      const other = createStore(driver);
      const both = Array.from({ length: 40 }, (_, at) => (at % 2 ? store : other).tally(count(1)));
      const counted = (await Promise.all(both)).map(([b]) => Number(b));
      expect(counted.sort((x, y) => x - y)).toEqual(Array.from({ length: 40 }, (_, at) => at + 1));
      now += 999;
      expect(await store.tally(count(-2.5, 9_000))).toEqual([37.5, 41]);
      now += 1;
      expect(await store.tally(count(3))).toEqual([3, 1]);
      expect(await store.forget({ person: 'ann' })).toBe(1);
      expect(await store.tally(count(1))).toEqual([4, 1]);
    });

    test('keeps claims apart from values', async () => {
      await store.set('job', 1);
      expect(await store.claim('job', LEASE)).toBeDefined();
      expect(await keys()).toEqual(['job']);
      expect(await store.get('job', anything)).toBe(1);
    });

    test('forgets a person or a workspace wherever they are, and nobody else', async () => {
      const ann = { workspace: 'slack:T1', person: 'slack:T1:ann' };
      const bob = { workspace: 'slack:T1', person: 'slack:T1:bob' };
      for (const [key, of] of Object.entries({ a: ann, b: bob, c: { workspace: 'slack:T2' }, d: {} })) {
        await store.set(key, 1, of);
        await store.claim(key, { ...LEASE, ...of });
      }
      await store.update('e', anything, () => 1, ann);
      expect(await store.forget({ person: ann.person })).toBe(3);
      expect(await keys()).toEqual(['b', 'c', 'd']);
      expect(await store.claim('a', LEASE)).toBeDefined();
      expect(await store.forget({ workspace: 'slack:T2', person: ann.person })).toBe(0);
      expect(await store.forget({ workspace: 'slack:T1' })).toBe(2);
      expect(await keys()).toEqual(['c', 'd']);
      await expect(store.forget({})).rejects.toThrow(TypeError);
    });

    test('forgets a workspace of many thousands of things', async () => {
      const rows = Array.from({ length: 2_300 }, (_, at) => ({ key: `a:${at}`, value: '1', workspace: 'w' }));
      await driver.restore(rows);
      await store.set('b', 1, { workspace: 'other' });
      expect(await store.forget({ workspace: 'w' })).toBe(2_300);
      expect(await keys()).toEqual(['b']);
    });

    test('counts what it keeps of each kind', async () => {
      for (const key of ['b:1', 'b:2', 'a:1', 'plain']) await store.set(key, 'x');
      expect((await store.count()).map(({ kind, rows }) => [kind, rows])).toEqual([
        ['a', 1],
        ['b', 2],
        ['plain', 1],
      ]);
    });

    test('is copied as it was at one moment, lifetimes, owners and claims included', async () => {
      await store.set('a', 1, { ttlMs: 1_000, workspace: 'w', person: 'p' });
      await store.claim('job', LEASE);
      const pages = driver.snapshot()[Symbol.asyncIterator]();
      const first = await pages.next();
      await store.set('late', 1);
      const rows = [...(first.value ?? [])];
      for (let page = await pages.next(); !page.done; page = await pages.next()) rows.push(...page.value);
      expect(rows.map(({ key }) => key)).toEqual(['a', 'claim:job']);
      await store.deletePrefix('');
      await driver.restore(rows);
      now += 999;
      expect(await keys()).toEqual(['a']);
      expect(await store.claim('job', LEASE)).toBeUndefined();
      now += 1;
      expect(await keys()).toEqual([]);
    });

    test('says that it is closed', async () => {
      await store.close();
      await store.close();
      if (driver.name === 'memory') return;
      await expect(store.get('a', anything)).rejects.toMatchObject({ name: 'StoreError', fault: 'closed' });
    });
  });
}
