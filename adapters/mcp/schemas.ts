import { z } from 'zod';
import { ASPECTS } from '../../src/contract/aspects.ts';
import { valueSchema } from '../../src/contract/schema.ts';

/** The input and output of the tools. */

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

export const place = z
  .string()
  .trim()
  .min(1)
  .max(LONGEST_TITLE)
  .optional()
  .describe('A US state or metropolitan area ("Texas", "Boise, ID"); left out: the whole country.');

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

/** Keys without a value are left out: not every client of the protocol knows null. */
export const role = z.object({
  id: z.string().describe('Other tools take it.'),
  title: z.string(),
  soc: z.string().optional(),
  kind: z.literal('group').optional().describe('A group of occupations, answered by its own figures.'),
});

const fact = z.object({
  role: z.string(),
  field: z.string(),
  display: z.string().describe('The value as it is to be shown.'),
  value: valueSchema,
  unit: z.string(),
  source: z.string().describe('The id of a source.'),
  asOf: z.string().optional(),
  place: z.string().optional().describe('Left out: the whole country.'),
  wider: z.string().optional().describe('The wider group whose figure it is.'),
  note: z.string().optional(),
});

const source = z.object({
  id: z.string(),
  title: z.string(),
  publisher: z.string(),
  asOf: z.string().optional(),
  url: z.string().optional(),
});

/** An answer as data: the same facts and sources that a person is shown. */
export const findings = {
  answer: z.string().describe('The first sentences; quote figures from here or from facts.'),
  roles: z.array(role),
  facts: z.array(fact),
  sources: z.array(source),
  missing: z.array(z.object({ role: z.string(), field: z.string(), reason: z.string() })),
  notes: z.array(z.string()).describe('Cautions to pass on where they matter.'),
  readings: z.array(z.object({ label: z.string(), text: z.string() })).describe('How the words were taken.'),
};
export type Findings = z.infer<z.ZodObject<typeof findings>>;
export type Fact = z.infer<typeof fact>;
export type Source = z.infer<typeof source>;
export type Role = z.infer<typeof role>;

export const foundRoles = { roles: z.array(role) };
