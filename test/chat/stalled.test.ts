import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import { say } from '../../adapters/chat/texts.ts';
import type { Driver } from '../../src/state/driver.ts';
import { memoryDriver } from '../../src/state/drivers/memory.ts';
import { postgresDriver } from '../../src/state/drivers/postgres.ts';
import { createStore, type Store, StoreError } from '../../src/state/store.ts';
import { LEASE_MS } from '../../src/state/work.ts';
import { NO_POSTGRES, type PostgresServer, startPostgres } from '../state/postgres-server.ts';
import { fakePlatform, process_, turn } from './platform.ts';

// Processes that stand still, and stores that fail, at the moments that matter; no test waits for a clock.

/** Keeps its promises for longer than anybody waits. */
const NEVER = () => new Promise<never>(() => undefined);
/** Long enough for a lease to run out. */
const LATER_MS = 60_000;

let server: PostgresServer | undefined;

beforeAll(async () => {
  server = NO_POSTGRES ? undefined : await startPostgres();
});
afterAll(() => server?.end());

/** What two processes share: a store for each, and a clock. */
interface Shared {
  first: Store;
  second: Store;
  /** The driver of the first, for faults. */
  driver: Driver;
  /** Lets time pass for the store, and for processes that stand still. */
  pass(ms: number): void;
}

const DRIVERS: Record<string, (now: () => number) => Promise<() => Promise<Driver>>> = {
  async memory(now) {
    const driver = memoryDriver({ now });
    return async () => driver;
  },
  async postgres(now) {
    const url = (await server?.database()) ?? '';
    return () => postgresDriver({ url, now, most: 2 });
  },
};

async function share(open: (now: () => number) => Promise<() => Promise<Driver>>): Promise<Shared> {
  let passed = 0;
  const clock = performance.now.bind(performance);
  vi.spyOn(performance, 'now').mockImplementation(() => clock() + passed);
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  const place = await open(() => Date.now() + passed);
  const [one, other] = [await place(), await place()];
  const driver = { ...one };
  onTestFinished(async () => {
    vi.restoreAllMocks();
    vi.useRealTimers();
    await Promise.all([one.close(), other.close()]);
  });
  const pass = (ms: number): void => {
    passed += ms;
  };
  return { first: createStore(driver), second: createStore(other), driver, pass };
}

/** Makes the next call fail; `done`: what was asked is done all the same, as where the word of it comes too late. */
function failOnce(driver: Driver, name: 'take' | 'extend', done: boolean): void {
  const act = driver[name] as (...given: unknown[]) => Promise<unknown>;
  driver[name] = (async (...given: unknown[]) => {
    driver[name] = act as never;
    if (done) await act(...given);
    throw new StoreError('busy', 'The database did not answer in time.');
  }) as never;
}

/** Lets the leases be tended, as they are from time to time. */
const tended = () => vi.advanceTimersByTimeAsync(LEASE_MS / 3);

const stores = Object.entries(DRIVERS).filter(([name]) => name !== 'postgres' || !NO_POSTGRES);

describe.each(stores)('over %s, a process that stands still', (_name, open) => {
  it('as its question is written down, leaves it to the process that has it by then', async () => {
    const { first, second, driver, pass } = await share(open);
    const platform = fakePlatform();
    platform.looks = false;
    failOnce(driver, 'take', true);
    const taken = await process_(first, platform).chat.take(turn('officer vs director?'));
    pass(LATER_MS);
    const next = process_(second, platform);
    await next.chat.resume();
    await vi.waitFor(() => expect(platform.shown).toHaveLength(1));
    await next.chat.stop();
    await taken?.go();
    expect(platform.shown).toHaveLength(1);
    expect(platform.told).toEqual([]);
  });

  it('as it draws the answer, does not show it beside that of another', async () => {
    const { first, second, pass } = await share(open);
    const platform = fakePlatform();
    const { show } = platform;
    const { promise: drawn, resolve: draw } = Promise.withResolvers<void>();
    const { promise: drawing, resolve: begin } = Promise.withResolvers<void>();
    platform.show = async (...given) => {
      begin();
      await drawn;
      return show(...given);
    };
    const asked = process_(first, platform).ask(turn('officer vs director?'));
    await drawing;
    platform.show = show;
    pass(LATER_MS);
    await process_(second, platform).chat.resume();
    await vi.waitFor(() => expect(platform.shown).toHaveLength(1));
    draw();
    await asked;
    expect(platform.shown).toHaveLength(1);
    expect(platform.told).toEqual([]);
  });

  it('after it was told that the question is its own, asks again before it shows the answer', async () => {
    const { first, second, driver, pass } = await share(open);
    const platform = fakePlatform();
    const next = process_(second, platform);
    const { extend } = driver;
    driver.extend = async (...given) => {
      driver.extend = extend;
      const held = await extend(...given);
      pass(LATER_MS);
      await next.chat.resume();
      await vi.waitFor(() => expect(platform.shown).toHaveLength(1));
      return held;
    };
    await process_(first, platform).ask(turn('officer vs director?'));
    expect(platform.shown).toHaveLength(1);
    expect(platform.told).toEqual([]);
  });

  it('before it takes away what another one left, leaves alone what a third one shows by then', async () => {
    const { first, second, pass } = await share(open);
    const platform = fakePlatform();
    const { find } = platform;
    await process_(first, platform).chat.take(turn('officer vs director?'));
    pass(LATER_MS);
    const { promise: over, resolve: end } = Promise.withResolvers<void>();
    platform.find = async () => {
      platform.find = find;
      pass(LATER_MS);
      await process_(second, platform).chat.resume();
      await vi.waitFor(() => expect(platform.shown).toHaveLength(1));
      end();
      return undefined;
    };
    const slow = process_(first, platform);
    await slow.chat.resume();
    await over;
    await slow.chat.stop(1_000);
    expect(platform.cleared).toHaveLength(1);
    expect(platform.shown).toHaveLength(1);
  });

  it('and cannot ask whose the question is by then, leaves it to others', async () => {
    const { first, second, driver, pass } = await share(open);
    const platform = fakePlatform();
    driver.extend = async () => {
      pass(LATER_MS);
      throw new StoreError('unreachable', 'The database cannot be reached.');
    };
    await process_(first, platform).ask(turn('officer vs director?'));
    expect(platform.shown).toEqual([]);
    await process_(second, platform).chat.resume();
    await vi.waitFor(() => expect(platform.shown).toHaveLength(1));
  });
});

describe.each(stores)('over %s, a question', (_name, open) => {
  it('that the store refused for a moment is written down, and outlives its process', async () => {
    const { first, second, driver, pass } = await share(open);
    const platform = fakePlatform();
    failOnce(driver, 'take', false);
    const killed = process_(first, platform);
    killed.assistant.before = NEVER;
    void killed.ask(turn('officer vs director?'));
    await vi.waitFor(() => expect(killed.assistant.calls.asked).toHaveLength(1));
    await tended();
    await vi.waitFor(async () => expect((await first.count()).map(({ kind }) => kind)).toContain('work'));
    pass(LATER_MS);
    await process_(second, platform).chat.resume();
    await vi.waitFor(() => expect(platform.shown).toHaveLength(1));
  });

  it('that is answered while the store fails is noted as done when it works again', async () => {
    const { first, second, driver, pass } = await share(open);
    const platform = fakePlatform();
    platform.looks = false;
    const { show } = platform;
    platform.show = async (...given) => {
      const shown = await show(...given);
      failOnce(driver, 'extend', false);
      return shown;
    };
    await process_(first, platform).ask(turn('officer vs director?'));
    await tended();
    await vi.waitFor(async () => expect((await first.count()).map(({ kind }) => kind)).not.toContain('work'));
    pass(LATER_MS);
    await process_(second, platform).chat.resume();
    expect(platform.shown).toHaveLength(1);
    expect(platform.told).toEqual([]);
  });

  it('that is delivered again after its process was killed, is looked up before it is answered', async () => {
    const { first, second, pass } = await share(open);
    const platform = fakePlatform();
    const { show } = platform;
    platform.show = async (...given) => {
      await show(...given);
      return NEVER();
    };
    const asked = turn('officer vs director?');
    void process_(first, platform).ask(asked);
    await vi.waitFor(() => expect(platform.shown).toHaveLength(1));
    platform.show = show;
    pass(LATER_MS);
    await process_(second, platform).ask(asked);
    expect(platform.shown).toHaveLength(1);
    expect(platform.told).toEqual([]);
  });

  it('whose answer the platform was silent about, where nobody can look, is told about instead of answered twice', async () => {
    const { first } = await share(open);
    const platform = fakePlatform();
    platform.looks = false;
    platform.faults.push({ failing: { kind: 'passing', sent: true, silent: true }, done: true });
    await process_(first, platform).ask(turn('officer vs director?'));
    expect(platform.shown).toHaveLength(1);
    expect(platform.told.map(({ sentence }) => sentence)).toEqual([say('unsure')]);
  });
});
