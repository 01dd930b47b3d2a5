import { forgiving } from '../../src/state/forgiving.ts';
import { impatient } from '../../src/state/impatient.ts';
import type { Store } from '../../src/state/store.ts';
import type { Log } from './log.ts';

/** An answer waits no longer for what it can do without, in milliseconds. */
const PATIENCE_MS = 1_500;

/** The store for what an answer can do without; the log has when it begins to fail and when it works again. */
export function forgivingStore(store: Store, log: Log): Store {
  return forgiving(impatient(store, PATIENCE_MS), (error) => {
    if (error)
      log.error({ fault: error.fault }, `the store fails, answers go on without it: ${error.message}`);
    else log.info('the store works again');
  });
}
