import { forgiving } from '../../src/state/forgiving.ts';
import type { Store } from '../../src/state/store.ts';
import type { Log } from './log.ts';

/** The store for what an answer can do without; the log has when it begins to fail and when it works again. */
export function forgivingStore(store: Store, log: Log): Store {
  return forgiving(store, (error) => {
    if (error)
      log.error({ fault: error.fault }, `the store fails, answers go on without it: ${error.message}`);
    else log.info('the store works again');
  });
}
