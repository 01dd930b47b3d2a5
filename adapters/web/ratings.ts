import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Answer } from '../../src/contract/answer.ts';
import type { Ratings } from '../../src/state/ratings.ts';
import type { Seal } from '../../src/state/seal.ts';

/** Ratings of answers by visitors. */
export interface AnswerRatings {
  /** Returns the sealed subject of this answer, to be sent back with a rating, so that unrated answers are not stored. */
  ticket(answer: Pick<Answer, 'roles' | 'aspects'>): string;
  /** Records a rating; returns false if the ticket is not ours, or too old. */
  record(ticket: string, helpful: boolean): Promise<boolean>;
}

const SEALED_AS = 'web rating';
/** Ratings are counted, not raters: the id of an answer stands for who rated it. */
const RATER = { person: 'web:visitor' };
const VALID_MS = 24 * 60 * 60 * 1000;
/** The maximum number of roles in a ticket: a rating of a long rank does not concern any one of them. */
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
