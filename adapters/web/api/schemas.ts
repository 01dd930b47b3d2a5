import { z } from 'zod';
import { answerSchema } from '../../../src/contract/answer.ts';
import { LIMITS } from '../limits.ts';

/** The input and output of the HTTP API; the OpenAPI document is made from these. */

const conversation = z
  .string()
  .regex(/^[\w-]{8,64}$/, 'must be 8 to 64 letters, digits, hyphens or underscores')
  .describe('Turns that share it are one conversation; choose one that nobody guesses, such as a UUID.');

export const question = z.string().trim().min(1).max(LIMITS.question);

export const askBody = z
  .strictObject({
    text: question.describe('The question, in plain words.'),
    conversation: conversation.optional(),
  })
  .meta({ id: 'Ask' });

export const rateBody = z
  .strictObject({
    answer: z
      .string('must be what came with the answer')
      .max(LIMITS.rating, 'must be what came with the answer')
      .describe('The X-Rating of the answer.'),
    helpful: z.boolean(),
  })
  .meta({ id: 'Rating' });

const role = z
  .object({
    id: z.string(),
    title: z.string(),
    soc: z.string().nullable().describe('O*NET-SOC code, where there is one.'),
  })
  .meta({ id: 'Role' });

export const suggestQuery = z.strictObject({
  q: z
    .string()
    .max(LIMITS.question)
    .describe('What was typed so far; its last words are taken as a half-typed title.'),
  limit: z.coerce.number().int().min(1).max(LIMITS.suggestions).default(8),
});

export const suggestReply = z
  .object({
    roles: z.array(role).describe('Best first.'),
    from: z.number().int().describe('Where in `q` the half-typed title begins.'),
  })
  .meta({ id: 'Suggestions' });

export const rolesQuery = z.strictObject({
  group: z.string().max(10).optional().describe('Two digits of a major group of the SOC, or "other".'),
  q: z.string().max(100).optional().describe('A title or a part of one.'),
});

export const rolesReply = z
  .object({
    roles: z.array(role),
    groups: z.array(z.object({ code: z.string(), title: z.string(), roles: z.number().int() })),
  })
  .meta({ id: 'Roles' });

export const refusal = z
  .object({ error: z.string().describe('One sentence: what is wrong and what to do.') })
  .meta({ id: 'Refusal' });

export const answer = answerSchema.meta({ id: 'Answer' });
