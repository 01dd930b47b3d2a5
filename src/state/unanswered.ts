import { z } from 'zod';
import { safeEcho } from '../language/clean.ts';
import type { Seal } from './seal.ts';
import type { Store } from './store.ts';

/** Words that named no role, or several, and how often they were asked about. */
export interface UnansweredEntry {
  outcome: 'unknown_role' | 'clarify' | 'out_of_scope';
  /** The words that were meant as a role; empty for what is out of scope, and until two people used them. */
  words: string;
  count: number;
  /** The day it was asked last, as YYYY-MM-DD. */
  last: string;
}

/** The questions that were not answered, kept for curators who teach the catalogue new titles. */
export interface Unanswered {
  /**
   * `user`: who asked, an opaque id of the platform; only a mark of it is kept. Left out: what others brought is
   * counted, and no words are.
   */
  note(outcome: UnansweredEntry['outcome'], words: string, user?: string): Promise<void>;
  /** The most asked first. */
  all(): Promise<UnansweredEntry[]>;
}

const DAY_MS = 24 * 60 * 60 * 1000;
/** An entry that nobody asked about for this long is forgotten (milliseconds). */
export const KEPT_MS = 90 * DAY_MS;
/** The maximum number of different entries kept. */
export const MOST_KEPT = 1000;
/** The maximum number of new entries per user and day; entries that others made before are counted without limit. */
export const NEW_A_DAY = 20;
/** The number of entries removed when it is full: first a single person's, then those asked about longest ago. */
const LET_GO = 100;
/** The number of new entries between two checks of the maximum. */
const CHECKED_EACH = 50;
/** The number of people who must have used words before they are kept: a name, or a slip, is one person's. */
const PEOPLE = 2;
/** The maximum length: a longer text is not a job title, and may hold what nobody meant to leave behind. */
const LONGEST = 40;
/** Addresses, numbers and names of people on a platform are never part of what is kept. */
const PERSONAL = /@|https?:|www\.|\d(?:\D{0,2}\d){2}/u;

const entrySchema = z.object({
  outcome: z.enum(['unknown_role', 'clarify', 'out_of_scope']),
  words: z.string(),
  count: z.number().int().positive(),
  last: z.string(),
  /** Marks of who asked, until enough did. */
  people: z.array(z.string()),
});
type Entry = z.infer<typeof entrySchema>;
const PREFIX = 'unanswered:';

/**
 * Keeps the words that named no role, counted over all users: no sentence, no user, no conversation, no time of day,
 * and no word that only one person used.
 */
export function openUnanswered(store: Store, seal: Seal, now: () => number = Date.now): Unanswered {
  let added = 0;
  /** Returns whether a user may add another new entry today. */
  const mayAdd = async (person: string): Promise<boolean> => {
    const keeping = { ttlMs: DAY_MS };
    const add = (before = 0) => (before < NEW_A_DAY ? before + 1 : undefined);
    return (await store.update(`unanswered-origin:${person}`, z.number(), add, keeping)) !== undefined;
  };
  return {
    async note(outcome, words, user) {
      const kept = outcome === 'out_of_scope' ? '' : safeEcho(words).toLowerCase();
      if (kept.length > LONGEST || PERSONAL.test(words)) return;
      const key = `${PREFIX}${outcome}:${seal.mark(kept)}`;
      const before = await store.get(key, entrySchema);
      const known = before !== undefined;
      const person = user === undefined ? null : seal.mark(user);
      if (person === null && outcome !== 'out_of_scope' && !before?.words) return;
      if (person !== null && !known && outcome !== 'out_of_scope' && !(await mayAdd(person))) return;
      const last = new Date(now()).toISOString().slice(0, 10);
      await store.update(key, entrySchema, (before) => counted(before, { outcome, kept, person, last }), {
        ttlMs: KEPT_MS,
      });
      if (known) return;
      if (added % CHECKED_EACH === 0) await letGo(store);
      added += 1;
    },
    async all() {
      const entries = (await entriesOf(store)).map(([, { people: _, ...entry }]) => entry);
      return entries.sort((a, b) => b.count - a.count || b.last.localeCompare(a.last));
    },
  };
}

interface Noted {
  outcome: Entry['outcome'];
  kept: string;
  person: string | null;
  last: string;
}

function counted(before: Entry | undefined, { outcome, kept, person, last }: Noted): Entry {
  const count = (before?.count ?? 0) + 1;
  const asked = [...new Set([...(before?.people ?? []), ...(person === null ? [] : [person])])];
  const settled = outcome === 'out_of_scope' || (before?.words ?? '') !== '' || asked.length >= PEOPLE;
  return { outcome, words: settled ? kept : '', count, last, people: settled ? [] : asked };
}

async function entriesOf(store: Store): Promise<[string, Entry][]> {
  const entries: [string, Entry][] = [];
  for await (const entry of store.list(PREFIX, entrySchema)) entries.push(entry);
  return entries;
}

async function letGo(store: Store): Promise<void> {
  const entries = await entriesOf(store);
  if (entries.length <= MOST_KEPT - CHECKED_EACH) return;
  const known = ({ people }: Entry): number => Number(people.length === 0);
  const order = entries.sort(
    ([, a], [, b]) => known(a) - known(b) || a.last.localeCompare(b.last) || a.count - b.count,
  );
  for (const [key] of order.slice(0, LET_GO)) await store.delete(key);
}
