import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Store } from './store.ts';

/** What was wrong with an answer, as its readers pick it: another job, a figure, another question, its length. */
export const REASONS = ['job', 'figure', 'question', 'length'] as const;
export type Reason = (typeof REASONS)[number];

/** A rating of an answer; without words of users. */
export interface Rating {
  /** The platform's front end and its name for the answer: "discord:…". */
  answer: string;
  helpful: boolean;
  /** Why it was not helpful; left out: nobody said. */
  reason?: Reason | undefined;
  /** The subject of the answer, so that a rating is of use later: role ids and aspects. */
  roles: readonly string[];
  aspects: readonly string[];
  /** The day, as YYYY-MM-DD. */
  day: string;
}

/** The person who rates: an opaque id of the platform. */
export interface Rater {
  workspace?: string | undefined;
  person: string;
}

/** Ratings of answers, kept for the operator. */
export interface Ratings {
  /** Within `RATER_MS` a user's later rating of an answer replaces the earlier one. */
  record(rating: Omit<Rating, 'day'>, rater: Rater): Promise<void>;
  all(): Promise<Rating[]>;
}

/** The time that a rating can be traced to its giver; after that it is anonymous (milliseconds). */
export const RATER_MS = 30 * 24 * 60 * 60 * 1000;

const ratingSchema = z.object({
  answer: z.string(),
  helpful: z.boolean(),
  reason: z.enum(REASONS).optional().catch(undefined),
  roles: z.array(z.string()),
  aspects: z.array(z.string()),
  day: z.string(),
});
const raterSchema = z.object({ rating: z.string() });

/** Opens ratings under names that do not identify users; the givers are kept apart, and not for long. */
export function openRatings(store: Store, now: () => number = Date.now): Ratings {
  return {
    async record(rating, rater) {
      const link = `rater:${rating.answer}:${rater.person}`;
      const found = await store.update(link, raterSchema, (before) => before ?? { rating: randomUUID() }, {
        ...rater,
        ttlMs: RATER_MS,
      });
      const day = new Date(now()).toISOString().slice(0, 10);
      const { workspace } = rater;
      await store.set(`rating:${found?.rating}`, { ...rating, day } satisfies Rating, { workspace });
    },
    async all() {
      const all: Rating[] = [];
      for await (const [, rating] of store.list('rating:', ratingSchema)) all.push(rating);
      return all.sort((a, b) => a.day.localeCompare(b.day));
    },
  };
}
