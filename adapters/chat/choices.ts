import { LRUCache } from 'lru-cache';
import type { z } from 'zod';
import { impatient } from '../../src/state/impatient.ts';
import { type Owner, type Store, StoreError } from '../../src/state/store.ts';

/** Every answer waits for what was chosen for its place. */
const PATIENCE_MS = 1_000;
const SEEN = 50_000;

/** What people chose for places; kept in the store, and in memory for what cannot wait. */
export interface Choices<T> {
  /** Returns the choice as last seen, without waiting; the default where none was. */
  known(place: string): T;
  /** Returns the choice; as last seen where it was a moment ago, or where the store fails. */
  load(place: string): Promise<T>;
  change(place: string, change: (before: T) => T): Promise<void>;
  /** Returns the places whose names begin so, with their choices; none where the store fails. */
  all(start: string): Promise<{ place: string; choice: T }[]>;
  drop(place: string): void;
}

/**
 * Opens the choices under `prefix`, of which `schema` fills in what was not chosen. `freshMs`: the time for which what was
 * seen is not read again, so that the change of another process is seen later.
 */
export function openChoices<T extends object>(
  store: Store,
  { prefix, schema, freshMs, ownerOf }: Opening<T>,
): Choices<T> {
  const passing = impatient(store, PATIENCE_MS);
  const defaults = schema.parse({});
  const seen = new LRUCache<string, { choice: T; at: number }>({ max: SEEN });
  const see = (place: string, choice: T): void => void seen.set(place, { choice, at: Date.now() });
  const known = (place: string): T => seen.get(place)?.choice ?? defaults;
  return {
    known,
    async load(place) {
      if (Date.now() - (seen.get(place)?.at ?? Number.NEGATIVE_INFINITY) < freshMs) return known(place);
      await unlessStoreFails(async () => see(place, (await passing.get(prefix + place, schema)) ?? defaults));
      return known(place);
    },
    async change(place, change) {
      const next = await store.update(
        prefix + place,
        schema,
        (before) => change(before ?? defaults),
        ownerOf(place),
      );
      if (next) see(place, next);
    },
    async all(start) {
      const found: { place: string; choice: T }[] = [];
      await unlessStoreFails(async () => {
        for await (const [key, choice] of store.list(prefix + start, schema))
          found.push({ place: key.slice(prefix.length), choice });
      });
      return found;
    },
    drop: (place) => void seen.delete(place),
  };
}

interface Opening<T> {
  prefix: string;
  schema: z.ZodType<T>;
  freshMs: number;
  ownerOf(place: string): Owner;
}

/** Does what questions are answered without, where the store fails. */
export async function unlessStoreFails(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof StoreError)) throw error;
  }
}
