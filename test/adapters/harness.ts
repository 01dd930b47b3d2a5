import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Tuning } from '../../adapters/chat/chat.ts';
import type { Log } from '../../adapters/common/log.ts';
import type { Needs } from '../../adapters/common/needs.ts';
import type { Running } from '../../adapters/common/running.ts';
import { memoryDriver } from '../../src/state/drivers/memory.ts';
import { openStore } from '../../src/state/open.ts';
import { seal } from '../../src/state/seal.ts';
import { createStore, type Store, StoreError } from '../../src/state/store.ts';
import { fakeAssistant } from './assistant.ts';

/** A front end in tests: no limits but those that a test is about, and no long pauses. */
export const TUNING: Tuning = {
  limits: { user: 10_000, channel: 10_000, workspace: 10_000 },
  pauseMs: 5,
  soonMs: 0,
};
/** What a start needs beside its platform, and finds. */
export const NEEDS: Needs = {
  store: async () => createStore(memoryDriver()),
  assistant: async () => fakeAssistant(),
  model: null,
  listens: [],
};
/** Seals what is kept in tests. */
export const SEAL = seal(['a secret of the tests'], 'tests');

/** A log that keeps each entry as one line. */
export function capture(lines: string[]): Log {
  const write = (level: string) => (entry: unknown, message?: string) => {
    const text = JSON.stringify(entry, (_key, value) => (value instanceof Error ? value.stack : value));
    lines.push(`${level} ${message ?? ''} ${text}`);
  };
  const log = { debug: write('debug'), info: write('info'), warn: write('warn'), error: write('error') };
  return log as Log;
}

export function temporaryDir(): Promise<string> {
  return mkdtemp(join(tmpdir(), 'rolewise-'));
}

/** A folder for a store, gone after the test. */
export async function dataDir(): Promise<string> {
  const dir = await temporaryDir();
  onTestFinished(() => rm(dir, { recursive: true, force: true }));
  return dir;
}

/** Starts something over the store of a folder, which is closed when that stops, or does not start. */
export async function over(dataDir: string, start: (store: Store) => Promise<Running>): Promise<Running> {
  const store = await openStore({ dataDir });
  try {
    const running = await start(store);
    return { stop: () => running.stop().then(() => store.close()) };
  } catch (error) {
    await store.close();
    throw error;
  }
}

/** Does something with the store of a folder, beside whoever has it open. */
export async function withStore<T>(dataDir: string, act: (store: Store) => Promise<T>): Promise<T> {
  const store = await openStore({ dataDir });
  try {
    return await act(store);
  } finally {
    await store.close();
  }
}

/** A store whose place is full: nothing is read, nothing is written. */
export function fullStore(): Store {
  const full = async () => Promise.reject(new StoreError('full', 'The disk is full: make room.'));
  const driver = new Proxy(memoryDriver(), {
    get: (target, name, receiver) =>
      name === 'name' ? 'memory' : name === 'close' ? Reflect.get(target, name, receiver) : full,
  });
  return createStore(driver);
}
