import { z } from 'zod';
import { fieldWordingSchema } from './schema.ts';

const sentence = z.string().trim().min(1);

/**
 * All that one language needs: what fields are called and say, and the sentences that clauses are printed with.
 * Words in braces are filled in; which ones a sentence may hold, the printer of its clause says.
 */
export const wordingSchema = z.strictObject({
  fields: z.record(z.string(), fieldWordingSchema),
  clauses: z.strictObject({
    /** Of two: "{first}, against {value} for {other}: {gap} more". */
    against: sentence,
    gapMore: sentence,
    gapLess: sentence,
    gapTimes: sentence,
    percentMore: sentence,
    percentLess: sentence,
    points: sentence,
    point: sentence,
    /** Of more than two: who stands at the ends. */
    ends: sentence,
    order: sentence,
    orderPlain: sentence,
    tie: sentence,
    /** One figure published for several roles together. */
    together: sentence,
    possessive: sentence,
    shareOf: sentence,
    shareAgainst: sentence,
    missing: sentence,
    missingWhy: sentence,
    noReason: sentence,
  }),
});
export type Wording = z.infer<typeof wordingSchema>;
