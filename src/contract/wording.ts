import { z } from 'zod';
import { fieldWordingSchema } from './schema.ts';

const sentence = z.string().trim().min(1);

/**
 * All that one language needs: what fields are called and say, and the sentences that clauses are printed with; one
 * that changes with a number has a form for each of the language's plural rules, and names of aspects and levels stand
 * in groups, words that are all alike in lists. Words in braces are filled in.
 */
export const wordingSchema = z.strictObject({
  fields: z.record(z.string(), fieldWordingSchema),
  sentences: z.record(z.string(), z.union([sentence, z.record(z.string(), sentence), z.array(sentence)])),
});
export type Wording = z.infer<typeof wordingSchema>;
