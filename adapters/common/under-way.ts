import { setTimeout as delay } from 'node:timers/promises';

/** Work that is to come to its end even if the process is told to end meanwhile. */
export interface UnderWay {
  /** Counts work as under way until it is done; gives what it gives. */
  track<T>(work: Promise<T>): Promise<T>;
  /** Resolves when nothing is under way any more, at the latest after `ms` milliseconds. */
  settle(ms: number): Promise<void>;
}

export function underWay(): UnderWay {
  const all = new Set<Promise<unknown>>();
  return {
    async track(work) {
      all.add(work);
      try {
        return await work;
      } finally {
        all.delete(work);
      }
    },
    async settle(ms) {
      await Promise.race([Promise.allSettled([...all]), delay(ms, undefined, { ref: false })]);
    },
  };
}
