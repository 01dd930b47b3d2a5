import { inTime } from '../../src/state/in-time.ts';

/** Rejects when `work` takes longer than `ms`; the work itself is left to end by its own limits. */
export function deadline<T>(work: Promise<T>, ms: number): Promise<T> {
  return inTime(work, ms, () => {
    throw new Error(`no answer within ${ms} ms`);
  });
}
