import type { Storage } from './storage.ts';

/** How long an event is remembered; platforms deliver again within minutes (milliseconds). */
export const SEEN_MS = 24 * 60 * 60 * 1000;

/** Which events were taken up, so that whatever a platform delivers again is answered once. */
export interface Seen {
  /** True for exactly one caller, of whatever process, within a day. Ask whether it is for you first. */
  claim(event: string): boolean;
}

export function openSeen(storage: Storage): Seen {
  return { claim: (event) => storage.claim(`seen:${event}`, SEEN_MS) };
}
