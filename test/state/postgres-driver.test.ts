import { execFile } from 'node:child_process';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { postgresDriver } from '../../src/state/drivers/postgres.ts';
import { createStore } from '../../src/state/store.ts';
import { NO_POSTGRES, type PostgresServer, query, startPostgres } from './postgres-server.ts';
import { testStore } from './store-contract.ts';

let server: PostgresServer;
const anything = z.unknown();

describe.skipIf(NO_POSTGRES)(`PostgreSQL${NO_POSTGRES ? ` (${NO_POSTGRES})` : ''}`, () => {
  beforeAll(async () => {
    server = await startPostgres();
  });
  afterAll(() => server?.end());

  testStore('postgres', async () => {
    const url = await server.database();
    return { open: (now) => postgresDriver({ url, now }), end: async () => {} };
  });

  test('gives each of 3,000 claims to one of two processes', async () => {
    const place = JSON.stringify({ dataDir: '', databaseUrl: await server.database() });
    const program = fileURLToPath(new URL('claims-process.ts', import.meta.url));
    const run = () => promisify(execFile)(process.execPath, [program, place, '3000']);
    const won = (await Promise.all([run(), run()])).map(({ stdout }) => Number(stdout));
    expect(won.reduce((sum, one) => sum + one, 0)).toBe(3_000);
  });

  test('is made once, whoever starts at the same time', async () => {
    const url = await server.database();
    const drivers = await Promise.all(Array.from({ length: 6 }, () => postgresDriver({ url, most: 2 })));
    expect(await query(url, 'SELECT step FROM rolewise_layout')).toEqual([{ step: 1 }]);
    await Promise.all(drivers.map((driver) => driver.close()));
  });

  test('refuses tables that a newer version made', async () => {
    const url = await server.database();
    await (await postgresDriver({ url })).close();
    await query(url, 'INSERT INTO rolewise_layout VALUES (99)');
    await expect(postgresDriver({ url })).rejects.toThrow(/newer Rolewise/);
  });

  test('keeps time by the clock of the server, and deletes what is over', async () => {
    const url = await server.database();
    const driver = await postgresDriver({ url, sweepMs: 20 });
    const store = createStore(driver);
    await store.set('short', 1, { ttlMs: 1 });
    await store.set('long', 1, { ttlMs: 600_000 });
    const count = async () => Number((await query(url, 'SELECT count(*) FROM rolewise_kept'))[0]?.count);
    while ((await count()) > 1) await delay(10);
    expect(await store.get('long', anything)).toBe(1);
    await store.close();
  });

  test('goes on when the server was stopped and is back, and no call is lost meanwhile', async () => {
    const url = await server.database();
    const store = createStore(await postgresDriver({ url, patienceMs: 50_000 }));
    await store.set('before', 1);
    await server.stop();
    const calls = [store.get('before', anything), store.set('after', 2), store.claim('c', LEASE)] as const;
    await delay(200);
    await server.start();
    expect((await Promise.all(calls)).slice(0, 1)).toEqual([1]);
    expect(await store.get('after', anything)).toBe(2);
    expect(await store.claim('c', LEASE)).toBeUndefined();
    await store.close();
  });

  test('says in one sentence, without a password, that the server is away', async () => {
    const url = await server.database();
    const store = createStore(await postgresDriver({ url, patienceMs: 0 }));
    await server.stop();
    const refusal = { name: 'StoreError', fault: 'unreachable', message: expect.stringMatching(SENTENCE) };
    await expect(store.set('a', 1)).rejects.toMatchObject(refusal);
    await expect(postgresDriver({ url, patienceMs: 0 })).rejects.toMatchObject(refusal);
    await server.start();
    await store.set('a', 1);
    await store.close();
  });
});

const LEASE = { leaseMs: 60_000, owner: 'p1' };
const SENTENCE =
  /^The database test\d+ on 127\.0\.0\.1:\d+ (?!.*secret).*cannot be reached: check DATABASE_URL[^\n]*\.$/;
