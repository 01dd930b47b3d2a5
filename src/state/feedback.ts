import { z } from 'zod';
import type { Storage } from './storage.ts';

/** What somebody thought of an answer. */
export interface Rating {
  /** The platform's front end and its name for the answer: "discord:…". */
  answer: string;
  /** An opaque id of the platform. */
  user: string;
  helpful: boolean;
  /** What the answer was about, so that a rating says something later: role ids and aspects, no words of users. */
  roles: readonly string[];
  aspects: readonly string[];
}

const ratingSchema = z.object({
  answer: z.string(),
  user: z.string(),
  helpful: z.boolean(),
  roles: z.array(z.string()),
  aspects: z.array(z.string()),
});

/** Ratings of answers, kept for the operator; a user's later one replaces the earlier. */
export interface Feedback {
  record(rating: Rating): void;
  all(): Rating[];
}

export function openFeedback(storage: Storage): Feedback {
  return {
    record: (rating) => storage.set(`feedback:${rating.answer}:${rating.user}`, rating),
    all: () => storage.list('feedback:').map(([, value]) => ratingSchema.parse(value)),
  };
}
