import { setTimeout as delay, setImmediate } from 'node:timers/promises';
import { faultOf } from './faults.ts';
import type { DatabaseFile } from './file.ts';
import type { Statements } from './statements.ts';

/** Writes, one after the other; what only reads does not wait for them. */
export interface WriteQueue {
  /**
   * Writes to a file, in one transaction with what else waits to be written there; one that fails fails alone. Tried again
   * and again while another process holds the file, until `patienceMs` after it was asked.
   */
  write<T>(file: DatabaseFile, act: (statements: Statements) => T, patienceMs?: number): Promise<T>;
  /** Runs something that wants no transaction around it, as patiently. */
  run<T>(act: () => T): Promise<T>;
}

/** The pause before a locked file is tried again. */
const PAUSE_MS = 10;

interface Job {
  /** None: it is run by itself. */
  file: DatabaseFile | undefined;
  act(statements?: Statements): unknown;
  until: number;
  settle: PromiseWithResolvers<unknown>;
}

export function writeQueue(patienceMs: number): WriteQueue {
  let waiting: Job[] = [];
  let working = false;

  async function work(): Promise<void> {
    working = true;
    // What comes in the same turn of the event loop is written in the same transaction.
    await setImmediate();
    while (waiting.length > 0) {
      const group = nextOf(waiting);
      waiting = waiting.filter((job) => !group.includes(job));
      const left = attempt(group);
      waiting.unshift(...left);
      if (left.length > 0) await delay(PAUSE_MS);
    }
    working = false;
  }

  function add<T>(
    file: DatabaseFile | undefined,
    act: (statements?: Statements) => T,
    patience = patienceMs,
  ): Promise<T> {
    const settle = Promise.withResolvers<unknown>();
    waiting.push({ file, act, until: Date.now() + patience, settle });
    if (!working) void work();
    return settle.promise as Promise<T>;
  }
  return {
    write: (file, act, patience) => add(file, (statements) => act(statements!), patience),
    run: (act) => add(undefined, act),
  };
}

/** The first, and those for the same file that nothing stands before which is run by itself. */
function nextOf(waiting: readonly Job[]): Job[] {
  const alone = waiting.findIndex(({ file }) => file === undefined);
  if (alone === 0) return waiting.slice(0, 1);
  const together = alone < 0 ? waiting : waiting.slice(0, alone);
  return together.filter(({ file }) => file === together[0]?.file);
}

/** Does them all at once, or else each by itself; returns those that a locked file keeps waiting. */
function attempt(group: readonly Job[]): Job[] {
  try {
    const values = done(group);
    for (const [at, { settle }] of group.entries()) settle.resolve(values[at]);
    return [];
  } catch (error) {
    const busy = faultOf(error) === 'busy';
    if (!busy && group.length > 1) return group.flatMap((job) => attempt([job]));
    const left = group.filter(({ until }) => busy && Date.now() <= until);
    for (const { settle } of group.filter((job) => !left.includes(job))) settle.reject(error);
    return left;
  }
}

function done(group: readonly Job[]): unknown[] {
  const file = group[0]?.file;
  const each = (statements?: Statements) => group.map(({ act }) => act(statements));
  if (!file) return each();
  return file.use((statements) =>
    group.length > 1 ? statements.whole(() => each(statements)) : each(statements),
  );
}
