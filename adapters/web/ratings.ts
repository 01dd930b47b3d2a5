import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Answer } from '../../src/contract/answer.ts';
import type { Ratings } from '../../src/state/ratings.ts';
import type { Seal } from '../../src/state/seal.ts';

/** What visitors think of answers. */
export interface AnswerRatings {
  /** What a rating of this answer is to name: what it was about, sealed, so that nothing is kept of answers nobody rates. */
  ticket(answer: Pick<Answer, 'roles' | 'aspects'>): string;
  /** Notes a rating; false where the ticket is none of ours, or too old. */
  record(ticket: string, helpful: boolean): Promise<boolean>;
}

const SEALED_AS = 'web rating';
/** Ratings are counted, not raters: the id of an answer stands for who rated it. */
const RATER = { person: 'web:visitor' };
const VALID_MS = 24 * 60 * 60 * 1000;
/** Roles that a ticket names: those of a long rank say nothing of one of them. */
const MOST_ROLES = 5;

const ticketSchema = z.object({
  answer: z.string(),
  roles: z.array(z.string()),
  aspects: z.array(z.string()),
  at: z.number(),
});
type Ticket = z.infer<typeof ticketSchema>;

/** Returns ratings whose tickets any process with the same secret takes. */
export function createRatings(ratings: Ratings, seal: Seal, now: () => number = Date.now): AnswerRatings {
  return {
    ticket({ roles, aspects }) {
      const ids = roles.slice(0, MOST_ROLES).map(({ id }) => id);
      const ticket: Ticket = { answer: `web:${randomUUID()}`, roles: ids, aspects, at: now() };
      return seal.close(SEALED_AS, JSON.stringify(ticket));
    },
    async record(sealed, helpful) {
      const ticket = opened(seal, sealed);
      if (!ticket || now() - ticket.at > VALID_MS) return false;
      const { answer, roles, aspects } = ticket;
      await ratings.record({ answer, helpful, roles, aspects }, RATER);
      return true;
    },
  };
}

function opened(seal: Seal, sealed: string): Ticket | undefined {
  try {
    return ticketSchema.safeParse(JSON.parse(seal.open(SEALED_AS, sealed))).data;
  } catch {
    // Nothing that was sealed here.
    return undefined;
  }
}
