import type { Driver } from '../../driver.ts';
import type { StoreFault } from '../../error.ts';

/** The messages between the answering thread and the thread of the files; each way many go as one, in a list. */

/** The settings that the thread of the files is started with. */
export interface WorkerSettings {
  folder: string;
  /** Kinds of rows that live in the file for what must never be lost. */
  lasting: readonly string[];
  /** The time that a write waits for another process, in milliseconds. */
  patienceMs: number;
  /** Left out: this machine. */
  machine?: string | undefined;
  beatMs: number;
  /** The pause between two looks for rows whose lifetime is over, in milliseconds. */
  sweepMs: number;
}

/** Calls of a driver that go over to the other thread, and those that only it knows. */
export type Calls = Pick<
  Driver,
  | 'read'
  | 'write'
  | 'swap'
  | 'take'
  | 'extend'
  | 'tally'
  | 'remove'
  | 'removePrefix'
  | 'removeOwned'
  | 'page'
  | 'restore'
  | 'count'
  | 'close'
> & {
  /** Resolves when the files are open. */
  open(): Promise<void>;
  /** Begins a view of everything as it is now; returns its number. */
  freeze(): Promise<number>;
  frozenPage(view: number, after: string, most: number): Promise<Awaited<ReturnType<Driver['page']>>>;
  thaw(view: number): Promise<void>;
};

export interface Request {
  id: number;
  call: keyof Calls;
  args: unknown[];
  /** The time, where it is not the clock's. */
  now?: number | undefined;
}

export type Response =
  | { id: number; value: unknown }
  | { id: number; fault: StoreFault; message: string }
  | { notice: string };

/** A list of so many tells that much is asked at once. */
const MUCH = 3;

/**
 * Sends in one list what is to be sent in the same turn of the event loop: waking a thread costs more than many a call, and what
 * comes in one list is written in one transaction. After a list that tells that much is asked, the next waits for `gapMs`.
 */
export function gathered<T>(send: (all: T[]) => void, gapMs = 0): (one: T) => void {
  let all: T[] = [];
  let next = 0;
  const flush = (): void => {
    const whole = all;
    all = [];
    next = whole.length >= MUCH ? performance.now() + gapMs : 0;
    send(whole);
  };
  return (one) => {
    if (all.push(one) > 1) return;
    const ms = next - performance.now();
    if (ms > 0) setTimeout(flush, ms);
    else setImmediate(flush);
  };
}
