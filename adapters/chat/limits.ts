import { LRUCache } from 'lru-cache';

/** The maximum number of questions accepted per minute. */
export interface Limits {
  user: number;
  channel: number;
  workspace: number;
}

/** Far above what people type, far below what a script sends. */
export const LIMITS: Limits = { user: 20, channel: 120, workspace: 1_200 };

export type Scope = keyof Limits;

const MINUTE_MS = 60_000;
/** Users, channels and workspaces that are counted at once; those silent longest are counted anew. */
const COUNTED = 50_000;

/** Says of a question whose limit it goes beyond, and whether that is the first of its user in this minute. */
export type Meter = (of: Record<Scope, string>) => { scope: Scope; first: boolean } | undefined;

/** A meter over the last minute, in this process. What is not taken is not counted. */
export function meter(limits: Limits = LIMITS, now: () => number = Date.now): Meter {
  const windows = new LRUCache<string, { from: number; count: number }>({ max: COUNTED });
  const told = new LRUCache<string, number>({ max: COUNTED });
  const windowOf = (key: string) => {
    const known = windows.get(key);
    if (known && now() - known.from < MINUTE_MS) return known;
    const fresh = { from: now(), count: 0 };
    windows.set(key, fresh);
    return fresh;
  };
  return (of) => {
    const scopes = Object.keys(limits) as Scope[];
    const counted = scopes.map((scope) => ({ scope, window: windowOf(`${scope} ${of[scope]}`) }));
    const over = counted.find(({ scope, window }) => window.count >= limits[scope]);
    if (!over) {
      for (const { window } of counted) window.count += 1;
      return undefined;
    }
    const first = now() - (told.get(of.user) ?? Number.NEGATIVE_INFINITY) >= MINUTE_MS;
    if (first) told.set(of.user, now());
    return { scope: over.scope, first };
  };
}
