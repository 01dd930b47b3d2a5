import { inTime } from './in-time.ts';
import { type Store, StoreError } from './store.ts';

/** The patience with a store that did not answer in time just before, in milliseconds. */
const AGAIN_MS = 200;

/**
 * A store that is waited for no longer than `patienceMs`: a call that takes longer is refused as busy, though it may
 * still be done. Once one was, the next are given up sooner, until the store answers in time.
 */
export function impatient(store: Store, patienceMs: number): Store {
  let slow = false;
  async function soon<T>(work: Promise<T>): Promise<T> {
    const ms = slow ? Math.min(AGAIN_MS, patienceMs) : patienceMs;
    const result = await inTime(work, ms, () => {
      slow = true;
      throw new StoreError('busy', `The store did not answer within ${ms} ms.`);
    });
    slow = false;
    return result;
  }
  return {
    ...store,
    get: (key, schema) => soon(store.get(key, schema)),
    set: (key, value, keeping) => soon(store.set(key, value, keeping)),
    update: (key, schema, change, keeping) => soon(store.update(key, schema, change, keeping)),
    claim: (key, claiming) => soon(store.claim(key, claiming)),
    tally: (counts) => soon(store.tally(counts)),
    delete: (key) => soon(store.delete(key)),
  };
}
