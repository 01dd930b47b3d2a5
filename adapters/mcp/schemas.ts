import { z } from 'zod';
import { answerSchema } from '../../src/contract/answer.ts';
import { ASPECTS } from '../../src/contract/aspects.ts';

/** What the tools take and give. */

const LONGEST_TITLE = 120;
const LONGEST_QUESTION = 500;
export const MOST_ROLES = 5;

export const title = z
  .string()
  .trim()
  .min(1)
  .max(LONGEST_TITLE)
  .describe('A job title in plain words ("registered nurse"), or an id that find_role gave.');

export const titles = z.array(title).min(2).max(MOST_ROLES).describe('Two to five job titles or ids.');

export const aspects = z
  .array(z.enum(ASPECTS.filter((aspect) => aspect !== 'demographics')))
  .max(ASPECTS.length)
  .optional()
  .describe('What to tell of them; left out: the figures that people compare first.');

export const question = z
  .string()
  .trim()
  .min(1)
  .max(LONGEST_QUESTION)
  .describe(
    'What to rank or filter by, in plain words: "best-paid jobs that need no degree", "nursing jobs over 90k".',
  );

export const limit = z.number().int().min(1).max(20).default(5).describe('At most so many.');

export const role = z.object({ id: z.string(), title: z.string(), soc: z.string().nullable() });

/** An answer as data: the same facts and sources that a person is shown. */
export const findings = {
  answer: z.string().describe('The first sentences; quote figures from here or from facts.'),
  intent: answerSchema.shape.intent,
  roles: z.array(role),
  facts: answerSchema.shape.facts.describe(
    'Every figure or phrase that is stated, with the id of its source.',
  ),
  sources: answerSchema.shape.sources,
  missing: answerSchema.shape.missing.describe('What no source gives.'),
  notes: z.array(z.string()).describe('Cautions to pass on where they matter.'),
  readings: z.array(z.object({ label: z.string(), text: z.string() })).describe('How the words were taken.'),
};

export const foundRoles = { roles: z.array(role) };
