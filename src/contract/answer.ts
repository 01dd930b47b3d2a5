import { z } from 'zod';
import { ASPECTS, UNITS } from './aspects.ts';
import { valueSchema } from './schema.ts';

/** The shape of an answer, as shown by every adapter and printed by `--json`; independent of platforms. */

export const OUTCOMES = ['answer', 'clarify', 'unknown_role', 'out_of_scope', 'help'] as const;
export type Outcome = (typeof OUTCOMES)[number];

export const INTENTS = ['compare', 'describe', 'rank', 'similar', 'transition', 'list', 'none'] as const;
export type Intent = (typeof INTENTS)[number];

const answerRoleSchema = z.strictObject({
  id: z.string(),
  title: z.string(),
  /** The name for columns and buttons, at most 32 characters, where the title is longer. */
  short: z.string().optional(),
  soc: z.string().nullable(),
  /** The user's words for it; null when the answer found the role itself (ranks, similar roles). */
  mention: z.string().nullable(),
  confidence: z.number().min(0).max(1),
  /** A group of occupations has the group's code as `soc`. */
  kind: z.enum(['role', 'group']).optional(),
  /** The way in which the mention was resolved, where it is not the role's own name. */
  reading: z.enum(['family', 'member', 'counted-with', 'nearest', 'rank']).optional(),
});

/** A condition as it was understood; exactly one of `field`, `group`, `place`, `role` says what it is about. */
const filterSchema = z.strictObject({
  field: z.string().optional(),
  group: z.array(z.string()).optional(),
  place: z.string().optional(),
  role: z.string().optional(),
  op: z.enum(['over', 'under', 'between', 'is', 'in', 'level']),
  value: z.union([z.string(), z.number(), z.array(z.number())]),
  orMore: z.boolean().optional(),
  denied: z.boolean(),
});

const placeSchema = z.strictObject({ code: z.string(), title: z.string() });

const answerFactSchema = z.strictObject({
  id: z.string(),
  role: z.string(),
  field: z.string(),
  aspect: z.enum(ASPECTS),
  value: valueSchema,
  unit: z.enum(UNITS),
  display: z.string(),
  source: z.string(),
  asOf: z.string().nullable(),
  /** The wider group whose figure it is, when the source publishes none for the role alone. */
  wider: z.string().optional(),
  bound: z.enum(['at_least', 'under']).optional(),
  note: z.string().optional(),
  /** The address of the very page that states it. */
  url: z.string().optional(),
  /** The place whose figure it is, by its code and its name; left out: the nation's. */
  place: z.string().optional(),
  placeTitle: z.string().optional(),
  /** The facts that it is computed from, where no source states it: shares summed, a gap. */
  of: z.array(z.string()).optional(),
});

/** One cell of the table: what it shows, and the facts behind it (none: `missing` says why). */
const cellSchema = z.strictObject({
  text: z.string(),
  facts: z.array(z.string()),
  missing: z.boolean().optional(),
});

const rowSchema = z.strictObject({
  field: z.string(),
  label: z.string(),
  cells: z.array(cellSchema),
  /** Of figures that are parts of a whole: what they are parts of, and its size. */
  scale: z.strictObject({ of: z.string(), whole: z.number().positive() }).optional(),
});

/** A list a role: duties, skills, software. `more` counts what is not listed. */
const sectionSchema = z.strictObject({
  field: z.string(),
  role: z.string(),
  title: z.string(),
  items: z.array(z.string()),
  more: z.number().int().nonnegative(),
});

const choiceSchema = z.strictObject({
  label: z.string(),
  /** The question that picking it sends. */
  text: z.string(),
  roles: z.array(z.string()),
  socs: z.array(z.string()),
});

const answerSourceSchema = z.strictObject({
  id: z.string(),
  title: z.string(),
  publisher: z.string(),
  asOf: z.string().nullable(),
  url: z.string().optional(),
  /** The address is that of the very page that states what is shown, which the title tells by its roles. */
  page: z.literal(true).optional(),
  notice: z.string().optional(),
});

export const answerSchema = z.strictObject({
  version: z.literal(1),
  id: z.string().nullable(),
  outcome: z.enum(OUTCOMES),
  intent: z.enum(INTENTS),
  roles: z.array(answerRoleSchema),
  aspects: z.array(z.enum(ASPECTS)),
  /** The whole answer as plain text, for whoever shows nothing else. */
  text: z.string(),
  /** The answer to what was asked: one to three sentences. */
  lead: z.string(),
  /** Side by side: `columns` are role titles (or ranks' headers), in the order of `roles`. */
  table: z.strictObject({ columns: z.array(z.string()), rows: z.array(rowSchema) }).nullable(),
  sections: z.array(sectionSchema),
  notes: z.array(z.string()),
  facts: z.array(answerFactSchema),
  missing: z.array(z.strictObject({ role: z.string(), field: z.string(), reason: z.string() })),
  choices: z.array(choiceSchema),
  /** Questions that make sense next. */
  followUps: z.array(z.strictObject({ label: z.string(), text: z.string() })),
  sources: z.array(answerSourceSchema),
  total: z.number().int().nonnegative().optional(),
  filters: z.array(filterSchema).default([]),
  /** Words of the question that carry meaning and that the answer did not use. */
  unused: z.array(z.string()).default([]),
  /** Subjects asked for that no source of the catalogue covers. */
  notCovered: z.array(z.string()).default([]),
  /** The place whose figures the answer is based on; several where they are set side by side. */
  place: z
    .union([placeSchema, z.array(placeSchema)])
    .nullable()
    .default(null),
  phrasedBy: z.enum(['template', 'model']),
});

export type Answer = z.infer<typeof answerSchema>;
export type AnswerRole = z.infer<typeof answerRoleSchema>;
export type AnswerFact = z.infer<typeof answerFactSchema>;
export type AnswerTable = NonNullable<Answer['table']>;
export type TableRow = z.infer<typeof rowSchema>;
export type TableCell = z.infer<typeof cellSchema>;
export type Section = z.infer<typeof sectionSchema>;
export type AnswerFilter = z.infer<typeof filterSchema>;
export type Choice = z.infer<typeof choiceSchema>;
export type FollowUp = Answer['followUps'][number];
