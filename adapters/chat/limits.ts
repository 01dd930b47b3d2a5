import { LRUCache } from 'lru-cache';
import type { Owner, Store } from '../../src/state/store.ts';

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
/** Users who are over their limit, and how long that is known without asking the store, in milliseconds. */
const KNOWN = 50_000;
const KNOWN_MS = 5_000;

/** Says of a question whose limit it goes beyond, and whether that is the first of its user in this minute. */
export type Meter = (
  of: Record<Scope, string>,
  owner: Owner,
) => Promise<{ scope: Scope; first: boolean } | undefined>;

/**
 * A meter over a minute, for all processes of a store. What is not taken is not counted. A question costs one call of the store, and
 * one who floods next to none.
 */
export function meter(
  store: Pick<Store, 'tally'>,
  name: string,
  limits: Limits = LIMITS,
  now: () => number = Date.now,
): Meter {
  const known = new LRUCache<string, { scope: Scope; until: number }>({ max: KNOWN });
  const told = new LRUCache<string, number>({ max: KNOWN });
  const scopes = Object.keys(limits) as Scope[];

  async function beyond(of: Record<Scope, string>, owner: Owner): Promise<Scope | undefined> {
    const before = known.get(of.user);
    if (before && now() < before.until) return before.scope;
    const count = (by: number) =>
      scopes.map((scope) => ({
        ...owner,
        key: `count:${name}:${scope}:${of[scope]}`,
        by,
        ttlMs: MINUTE_MS,
      }));
    const asked = await store.tally(count(1));
    const scope = scopes.find((one, at) => (asked[at] ?? 0) > limits[one]);
    if (!scope) return undefined;
    void store.tally(count(-1));
    known.set(of.user, { scope, until: now() + KNOWN_MS });
    return scope;
  }

  return async (of, owner) => {
    const scope = await beyond(of, owner);
    if (!scope) return undefined;
    const first = now() - (told.get(of.user) ?? Number.NEGATIVE_INFINITY) >= MINUTE_MS;
    if (first) told.set(of.user, now());
    return { scope, first };
  };
}
