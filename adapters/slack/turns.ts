import { setTimeout as delay } from 'node:timers/promises';

/** Work that is done one at a time for each key, in the order in which it came. */
export interface Turns {
  take<T>(key: string, work: () => Promise<T>): Promise<T>;
}

/** `gapMs`: how long at least between the end of one and the beginning of the next of the same key. */
export function turns(gapMs = 0): Turns {
  const ends = new Map<string, Promise<void>>();
  return {
    take(key, work) {
      const done = (ends.get(key) ?? Promise.resolve()).then(work);
      const end = done.then(
        () => pause(gapMs),
        () => pause(gapMs),
      );
      ends.set(key, end);
      void end.then(() => {
        if (ends.get(key) === end) ends.delete(key);
      });
      return done;
    },
  };
}

async function pause(ms: number): Promise<void> {
  // Nothing waits for a pause alone: it must not keep the process from ending.
  if (ms > 0) await delay(ms, undefined, { ref: false });
}
