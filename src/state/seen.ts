import type { Store } from './store.ts';

/** The time that an event is remembered; platforms deliver again within minutes (milliseconds). */
export const SEEN_MS = 24 * 60 * 60 * 1000;

/** The events that were taken up, so that an event delivered again is answered once. */
export interface Seen {
  /** Resolves to true for exactly one caller, of whatever process, within a day. Ask whether it is for you first. */
  claim(event: string): Promise<boolean>;
}

export function openSeen(store: Store): Seen {
  const claiming = { leaseMs: SEEN_MS, owner: `process ${process.pid}` };
  return { claim: async (event) => (await store.claim(`seen:${event}`, claiming)) !== undefined };
}
