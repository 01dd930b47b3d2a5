import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as delay } from 'node:timers/promises';
import { z } from 'zod';
import type { Driver } from '../src/state/driver.ts';
import { postgresDriver } from '../src/state/drivers/postgres.ts';
import { sqliteDriver } from '../src/state/drivers/sqlite.ts';
import { LASTING } from '../src/state/kinds.ts';
import { createStore, type Store } from '../src/state/store.ts';
import { NO_POSTGRES, startPostgres } from '../test/state/postgres-server.ts';
import { duration, median, megabytes, quantile, table, timed } from './measure.ts';

/** The number of calls measured one by one, and of calls at once. */
const CALLS = 2_000;
const AT_ONCE = 16;
/** Conversations that are over, of this size each, and how many are written at once. */
const OLD = 100_000;
const OLD_BYTES = 3_000;
const WRITTEN_AT_ONCE = 500;

const anything = z.unknown();

/** The pause between two looks for what is over. */
type Open = (sweepMs: number) => Promise<Driver>;
const OFTEN_MS = 200;
const NEVER_MS = 2 ** 30;
const IDLE_MS = 5_000;

/** Measures the store: the time of a call, and the cost for the answering thread when 100,000 entries expire. */
export async function bench(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'rolewise-bench-'));
  const open: Open = (sweepMs) => sqliteDriver({ folder, lasting: LASTING, sweepMs });
  try {
    const calls = [await callsOf('sqlite', await open(OFTEN_MS))];
    const ageing = [await ageingOf('sqlite', open, () => statSync(join(folder, 'state.sqlite')).size)];
    if (NO_POSTGRES) console.log(`${NO_POSTGRES}.\n`);
    else await overPostgres(calls, ageing);
    console.log(table(['a call', 'get', 'set', 'claim', 'claim, 99 of 100', 'claims a second'], calls));
    console.log(`\n${OLD.toLocaleString('en-US')} conversations of ${OLD_BYTES} bytes are over:\n`);
    console.log(
      table(
        [
          '',
          'longest work',
          'pause',
          'pause, idle',
          'get, 99 of 100',
          'get, longest',
          'in',
          'before',
          'after',
        ],
        ageing,
      ),
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function overPostgres(calls: string[][], ageing: string[][]): Promise<void> {
  const server = await startPostgres();
  try {
    const url = await server.database();
    const open: Open = (sweepMs) => postgresDriver({ url, sweepMs });
    calls.push(await callsOf('postgres', await open(OFTEN_MS)));
    ageing.push(await ageingOf('postgres', open, () => undefined));
  } finally {
    await server.end();
  }
}

async function callsOf(name: string, driver: Driver): Promise<string[]> {
  const store = createStore(driver);
  const filling = 'x'.repeat(OLD_BYTES);
  const each = async (call: (at: number) => Promise<unknown>): Promise<number[]> => {
    const took: number[] = [];
    for (let at = 0; at < CALLS; at += 1) took.push((await timed(() => call(at))).ms);
    return took;
  };
  const claiming = { leaseMs: 600_000, owner: 'bench' };
  const set = await each((at) => store.set(`conversation:${at}`, filling, { ttlMs: 600_000 }));
  const get = await each((at) => store.get(`conversation:${at}`, anything));
  const claim = await each((at) => store.claim(`one:${at}`, claiming));
  const { ms } = await timed(async () => {
    const from = Array.from({ length: AT_ONCE }, (_, at) => at);
    await Promise.all(
      from.map(async (first) => {
        for (let at = first; at < CALLS; at += AT_ONCE) await store.claim(`many:${at}`, claiming);
      }),
    );
  });
  await store.close();
  const most = duration(quantile(claim, 0.99));
  const middle = [get, set, claim].map((took) => duration(median(took)));
  return [name, ...middle, most, Math.round((1000 * CALLS) / ms).toLocaleString('en-US')];
}

/** Writes what is over already, then answers on while the store throws it away. */
async function ageingOf(name: string, open: Open, sizeNow: () => number | undefined): Promise<string[]> {
  const filler = await open(NEVER_MS);
  const rest = 'x'.repeat(OLD_BYTES);
  const row = (at: number) => ({ key: `conversation:old:${at}`, value: JSON.stringify(rest), ttlMs: 1 });
  for (let from = 0; from < OLD; from += WRITTEN_AT_ONCE)
    await filler.restore(Array.from({ length: WRITTEN_AT_ONCE }, (_, at) => row(from + at)));
  await filler.close();
  const before = sizeNow();
  const idle = await idlePause();
  const store = createStore(await open(OFTEN_MS));
  const stop = watchPauses();
  const start = performance.now();
  const took: number[] = [];
  await store.set('conversation:now', rest);
  while (await isLeft(store, took)) await delay(2);
  // Space is given back to the disk last.
  for (let size = sizeNow(), same = 0; same < 20 && size !== undefined; same += 1) {
    await delay(50);
    const next = sizeNow();
    if (next !== size) same = 0;
    size = next;
  }
  const pauses = stop();
  const seconds = performance.now() - start;
  await store.close();
  const size = (bytes: number | undefined) => (bytes === undefined ? '–' : megabytes(bytes));
  const longest = [pauses.own, pauses.clock].map(duration);
  const reads = [quantile(took, 0.99), Math.max(...took)].map(duration);
  return [name, ...longest, idle, ...reads, duration(seconds), size(before), size(sizeNow())];
}

/** The longest pauses of this thread until it is stopped: by the clock, and what it worked itself in one of them. */
function watchPauses(): () => { clock: number; own: number } {
  const pauses = monitorEventLoopDelay({ resolution: 1 });
  pauses.enable();
  let own = 0;
  let before = process.threadCpuUsage();
  const timer = setInterval(() => {
    const worked = process.threadCpuUsage(before);
    before = process.threadCpuUsage();
    own = Math.max(own, (worked.user + worked.system) / 1000);
  }, 1);
  return () => {
    clearInterval(timer);
    pauses.disable();
    return { clock: pauses.max / 1e6, own };
  };
}

/** Measures the cost of other programs on the machine: the longest pause while idle. */
async function idlePause(): Promise<string> {
  const stop = watchPauses();
  await delay(IDLE_MS);
  return duration(stop().clock);
}

/** One question's read, and whether rows that are over are still there. */
async function isLeft(store: Store, took: number[]): Promise<boolean> {
  took.push((await timed(() => store.get('conversation:now', anything))).ms);
  if (took.length % 100 !== 0) return true;
  const rows = (await store.count()).find(({ kind }) => kind === 'conversation')?.rows ?? 0;
  return rows > CALLS + 1;
}
