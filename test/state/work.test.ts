import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import type { Driver } from '../../src/state/driver.ts';
import { memoryDriver } from '../../src/state/drivers/memory.ts';
import { seal } from '../../src/state/seal.ts';
import { openSeal } from '../../src/state/secret.ts';
import { createStore, type Store } from '../../src/state/store.ts';
import { DONE_MS, LEASE_MS, openWork, type Task } from '../../src/state/work.ts';
import { newFolder } from '../folder.ts';

const placeSchema = z.object({ channel: z.string(), token: z.string() });
type Place = z.infer<typeof placeSchema>;
const SEAL = seal(['a secret of the tests'], 'tests');
const MINUTE_MS = 60_000;

describe('questions under way', () => {
  let driver: Driver;
  let store: Store;
  let now: number;
  const work = (with_ = SEAL) =>
    openWork(store, { name: 'slack', seal: with_, place: placeSchema, now: () => now });
  const question = (id = 'slack:T1:1') => ({
    id,
    text: 'officer vs director?',
    place: { channel: 'C-jobs', token: 'interaction-token' },
    deadline: now + 15 * MINUTE_MS,
    workspace: 'slack:T1',
    person: 'slack:T1:ann',
  });
  const expired = async (from = work()) => {
    const tasks: Task<Place>[] = [];
    for await (const task of from.expired()) tasks.push(task);
    return tasks;
  };
  beforeEach(() => {
    now = Date.UTC(2030, 0, 1);
    driver = memoryDriver({ now: () => now });
    store = createStore(driver);
  });

  test('are taken by one process, however often they are delivered', async () => {
    const taken = await Promise.all([1, 2, 3].map(() => work().take(question())));
    expect(taken.filter(Boolean)).toHaveLength(1);
    expect(await expired()).toEqual([]);
  });

  test('go to another process when the lease of the first ran out', async () => {
    await work().take(question());
    now += LEASE_MS;
    const [task, ...others] = await expired();
    expect(others).toEqual([]);
    expect(task).toMatchObject({ ...question(), deadline: task?.deadline, state: 'asked', late: false });
    expect(await expired()).toEqual([]);
  });

  test('stay with the process that renews its lease', async () => {
    const task = await work().take(question());
    for (let time = 0; time < 5; time += 1) {
      now += LEASE_MS - 1;
      expect(await task?.renew()).toBe(true);
    }
    expect(await expired()).toEqual([]);
    now += LEASE_MS;
    expect(await task?.renew()).toBe(false);
  });

  test('are not taken again when they are done', async () => {
    await (await work().take(question()))?.done();
    now += 5 * MINUTE_MS;
    expect(await work().take(question())).toBeUndefined();
    expect(await expired()).toEqual([]);
    expect((await store.count()).map(({ kind }) => kind)).toEqual(['claim']);
    now += DONE_MS;
    expect(await store.count()).toEqual([]);
  });

  test('are never held without being written down: what a process was killed over is taken up', async () => {
    const calls: string[] = [];
    const watched = new Proxy(driver, {
      get(target, name: keyof Driver) {
        if (name === 'name') return target.name;
        return (...given: never[]) => {
          calls.push(name);
          return (target[name] as (...of: never[]) => unknown)(...given);
        };
      },
    });
    const { take } = openWork(createStore(watched), { name: 'slack', seal: SEAL, place: placeSchema });
    const task = await take(question());
    await task?.sending();
    await task?.done();
    // One call each: a kill comes before it or after it.
    expect(calls).toEqual(['take', 'extend', 'extend']);
  });

  test('are handed over at once', async () => {
    await (await work().take(question()))?.handOver();
    expect(await expired()).toHaveLength(1);
  });

  test('say that an answer may stand there already', async () => {
    await (await work().take(question()))?.sending();
    now += LEASE_MS;
    // Delivered again by the platform, or found by another process: both must look first.
    const again = await work().take(question());
    expect(again?.state).toBe('sending');
    await again?.handOver();
    expect((await expired())[0]?.state).toBe('sending');
  });

  test('are still there to be told when it is too late for an answer, and then no more', async () => {
    await work().take(question());
    now += 16 * MINUTE_MS;
    const [task] = await expired();
    expect(task?.late).toBe(true);
    await task?.done();
    now += LEASE_MS;
    expect(await expired()).toEqual([]);
  });

  test('are sealed: neither words nor tokens can be read where they are kept', async () => {
    await work().take(question());
    const rows: unknown[] = [];
    for await (const page of driver.snapshot()) rows.push(...page);
    // Every word sought is long or holds a dash: what is sealed is base64, which may spell any short word by chance.
    expect(JSON.stringify(rows)).not.toMatch(/officer|director|interaction-token|C-jobs/);
  });

  test('are let go when nobody has the secret any more', async () => {
    await work().take(question());
    now += LEASE_MS;
    expect(await expired(work(seal(['another secret'], 'tests')))).toEqual([]);
    expect(await expired()).toEqual([]);
    expect((await store.count()).map(({ kind }) => kind)).toEqual(['claim']);
  });

  test('are forgotten with their person and their workspace', async () => {
    await work().take(question('slack:T1:1'));
    await work().take({ ...question('slack:T1:2'), person: 'slack:T1:bob' });
    expect(await store.forget({ person: 'slack:T1:ann' })).toBe(2);
    expect(await store.forget({ workspace: 'slack:T1' })).toBe(2);
    expect(await store.count()).toEqual([]);
  });
});

describe('a seal', () => {
  test('opens under its own name only, and notices changes', () => {
    const { close, open } = SEAL;
    const sealed = close('a', 'text');
    expect(open('a', sealed)).toBe('text');
    const changed = Buffer.from(sealed, 'base64');
    changed[changed.length - 1] = (changed.at(-1) ?? 0) ^ 1;
    for (const [name, wrong] of [
      ['b', sealed],
      ['a', changed.toString('base64')],
      ['a', ''],
    ] as const)
      expect(() => open(name, wrong)).toThrow(/cannot be read with this secret/);
  });

  test('never looks alike twice', () => {
    expect(SEAL.close('a', 'text')).not.toBe(SEAL.close('a', 'text'));
  });

  test('opens what an earlier secret sealed, and seals with the newest', () => {
    const [old, both, fresh] = [seal(['old'], 'p'), seal(['new', 'old'], 'p'), seal(['new'], 'p')];
    expect(both.open('a', old.close('a', 'text'))).toBe('text');
    expect(fresh.open('a', both.close('a', 'text'))).toBe('text');
    expect(() => old.open('a', both.close('a', 'text'))).toThrow();
  });

  test('has a secret beside the files, the same for all who start at once, for its owner alone', async () => {
    const place = { dataDir: join(newFolder(), 'data') };
    const seals = await Promise.all(Array.from({ length: 4 }, () => openSeal(place)));
    const sealed = seals[0]!.close('a', 'text');
    expect(seals.map((one) => one.open('a', sealed))).toEqual(Array(4).fill('text'));
    const path = join(place.dataDir, 'secret');
    expect(statSync(path).mode & 0o077).toBe(0);
    expect(readFileSync(path, 'utf8')).toMatch(/^[0-9a-f]{64}$/);
  });

  test('has the same secret on every machine of a database, whatever its address there', async () => {
    const at = (host: string) => openSeal({ dataDir: '', databaseUrl: `postgres://u:pass@${host}/db` });
    expect((await at('10.0.0.1')).open('a', (await at('db.internal:6432')).close('a', 'x'))).toBe('x');
    const other = await openSeal({ dataDir: '', databaseUrl: 'postgres://u:other@10.0.0.1/db' });
    expect(() => other.open('a', 'xx')).toThrow();
    const given = { dataDir: '', databaseUrl: 'postgres://h/db', secret: 'sixteen characters' };
    expect(
      (await openSeal(given)).open('a', (await openSeal({ ...given, dataDir: 'z' })).close('a', 'x')),
    ).toBe('x');
  });
});
