import { setTimeout as delay } from 'node:timers/promises';
import { faultOf } from './faults.ts';

/** Writes, one after the other; what only reads does not wait for them. */
export interface WriteQueue {
  /** Runs a write, again and again while another process holds the file, until `patienceMs` after it was asked. */
  run<T>(write: () => T, patienceMs?: number): Promise<T>;
}

/** The pause before a locked file is tried again. */
const PAUSE_MS = 10;

export function writeQueue(patienceMs: number): WriteQueue {
  let last: Promise<unknown> = Promise.resolve();
  const attempt = async <T>(write: () => T, until: number): Promise<T> => {
    for (;;) {
      try {
        return write();
      } catch (error) {
        if (faultOf(error) !== 'busy' || Date.now() > until) throw error;
        await delay(PAUSE_MS);
      }
    }
  };
  return {
    run(write, patience = patienceMs) {
      const until = Date.now() + patience;
      const done = last.then(() => attempt(write, until));
      last = done.catch(() => undefined);
      return done;
    },
  };
}
