import { memoryDriver } from './drivers/memory.ts';
import { type Lease, type Store, StoreError } from './store.ts';

/**
 * A store for what an answer can do without: where the place fails, it is as if nothing had been kept, and a claim is
 * won; what is counted is counted in this process alone. So a full disk costs a follow-up its context, not an asker the answer. `failing` hears of the first failure and,
 * with null, that it works again.
 */
export function forgiving(store: Store, failing: (error: StoreError | null) => void): Store {
  const here = memoryDriver({ most: 10_000 });
  let broken = false;
  async function attempt<T>(act: () => Promise<T>, instead: () => T | Promise<T>): Promise<T> {
    try {
      const result = await act();
      if (broken) failing(null);
      broken = false;
      return result;
    } catch (error) {
      if (!(error instanceof StoreError)) throw error;
      if (!broken) failing(error);
      broken = true;
      return instead();
    }
  }
  const nothing = () => undefined;
  const NO_LEASE: Lease = { renew: async () => true, release: async () => true, done: async () => true };
  return {
    ...store,
    get: (key, schema) => attempt(() => store.get(key, schema), nothing),
    set: (key, value, keeping) => attempt(() => store.set(key, value, keeping), nothing),
    update: (key, schema, change, keeping) =>
      attempt(
        () => store.update(key, schema, change, keeping),
        () => change(undefined),
      ),
    claim: (key, claiming) =>
      attempt(
        () => store.claim(key, claiming),
        () => NO_LEASE,
      ),
    tally: (counts) =>
      attempt(
        () => store.tally(counts),
        () => here.tally(counts),
      ),
    delete: (key) => attempt(() => store.delete(key), nothing),
  };
}
