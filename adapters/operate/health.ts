import { impatient } from '../../src/state/impatient.ts';
import type { Store } from '../../src/state/store.ts';
import type { Running } from '../common/running.ts';

/** The time limit of the store for a check, in milliseconds; probes of supervisors usually wait for one second. */
const STORE_MS = 800;
/** Written at each check: a full disk can still be read. */
const PROBE = 'health:probe';
const KEPT_MS = 60_000;

/** The ability of a process to answer, by component: `ok`, or one sentence that describes the fault. */
export interface Health {
  ready: boolean;
  parts: Record<string, string>;
  /** Sentences for an operator about what does not keep it from answering. */
  notes: string[];
}

/** A front end that was started, by its name. */
export interface Part {
  name: string;
  /** The process is there for these: it ends when the last of them has ended for good. */
  bot?: true;
  running: Running;
}

/** Returns the health of the store and of the front ends of this process; `note`: about the catalogue, if anything. */
export async function healthOf(
  store: Store,
  parts: readonly Part[],
  note: string | undefined,
): Promise<Health> {
  const found: Record<string, string> = { catalogue: OK, store: await stateOf(store) };
  for (const { name, running } of parts)
    found[name] = (running.isReady?.() ?? true) ? OK : `${name} is not connected.`;
  const ready = Object.values(found).every((state) => state === OK);
  return { ready, parts: found, notes: note === undefined ? [] : [note] };
}

const OK = 'ok';

async function stateOf(store: Store): Promise<string> {
  return impatient(store, STORE_MS)
    .set(PROBE, true, { ttlMs: KEPT_MS })
    .then(
      () => OK,
      (error: Error) => error.message,
    );
}
