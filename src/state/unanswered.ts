import { z } from 'zod';
import { safeEcho } from '../language/clean.ts';
import type { Storage } from './storage.ts';

/** Words that named no role, or several, and how often they were asked about. */
export interface UnansweredEntry {
  outcome: 'unknown_role' | 'clarify' | 'out_of_scope';
  /** The words that were meant as a role; empty for what is out of scope, whose words are never kept. */
  words: string;
  count: number;
  /** The day it was asked last, as YYYY-MM-DD. */
  last: string;
}

/** What could not be answered, kept for whoever teaches the catalogue new titles. */
export interface Unanswered {
  note(outcome: UnansweredEntry['outcome'], words: string): void;
  /** The most asked first. */
  all(): UnansweredEntry[];
}

/** An entry that nobody asked about for this long is forgotten (milliseconds). */
export const KEPT_MS = 90 * 24 * 60 * 60 * 1000;
/** So many different entries are kept at once; when they are there, new ones wait until some are forgotten. */
export const MOST_KEPT = 1000;
/** A longer text is no job title, and may hold what nobody meant to leave behind. */
const LONGEST = 40;
/** Addresses, numbers and names of people on a platform: they are never part of what is kept. */
const PERSONAL = /[@\d]|https?:/u;

const entrySchema = z.object({
  outcome: z.enum(['unknown_role', 'clarify', 'out_of_scope']),
  words: z.string(),
  count: z.number().int().positive(),
  last: z.string(),
});
const PREFIX = 'unanswered:';

/**
 * Keeps the words that named no role, counted over all users: no sentence, no user, no conversation, no
 * time of day. What is out of scope is counted without its words.
 */
export function openUnanswered(storage: Storage, now: () => number = Date.now): Unanswered {
  return {
    note(outcome, words) {
      const kept = outcome === 'out_of_scope' ? '' : safeEcho(words).toLowerCase();
      if (kept.length > LONGEST || PERSONAL.test(words)) return;
      const key = `${PREFIX}${outcome}:${kept}`;
      const known = entrySchema.safeParse(storage.get(key));
      if (!known.success && storage.list(PREFIX).length >= MOST_KEPT) return;
      const count = known.success ? known.data.count + 1 : 1;
      const last = new Date(now()).toISOString().slice(0, 10);
      storage.set(key, { outcome, words: kept, count, last } satisfies UnansweredEntry, KEPT_MS);
    },
    all: () =>
      storage
        .list(PREFIX)
        .flatMap(([, value]) => entrySchema.safeParse(value).data ?? [])
        .sort((a, b) => b.count - a.count || b.last.localeCompare(a.last)),
  };
}
