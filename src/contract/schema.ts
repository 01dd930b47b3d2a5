import { z } from 'zod';
import './faults.ts';
import { ASPECTS, SHORT_NAME, UNITS } from './aspects.ts';

const text = z.string().trim().min(1);
const slug = z.string().regex(/^[a-z0-9]+(?:[-.][a-z0-9]+)*$/, 'must be lower-case words joined by hyphens');
const socCode = z.string().regex(/^\d{2}-\d{4}\.\d{2}$/, 'must be an O*NET-SOC code such as 11-1021.00');
const groupCode = z.string().regex(/^\d{2}-\d{4}$/, 'must be the code of a group such as 17-2000');
const fieldId = z.string().regex(/^[a-z]+\.[a-z0-9_]+$/, 'must be aspect.name in lower case');

/** A share of a whole, or an item of a list without a share (`percent` left out). */
const itemSchema = z.strictObject({
  label: text,
  percent: z.number().min(0).max(100).optional(),
  /** A mark of the source, such as "hot" or "in demand" for software. */
  flag: text.optional(),
  /** The occupation or figure that the item stands for, where it stands for one. */
  soc: socCode.optional(),
  amount: z.number().optional(),
});
const rangeSchema = z
  .strictObject({ min: z.number(), max: z.number() })
  .refine((r) => r.min <= r.max, 'min must not be above max');

/** A number, a phrase, a range, or a list of items: which of them, the field's unit says. */
export const valueSchema = z.union([z.number(), text, rangeSchema, z.array(itemSchema).min(1)]);
export type Value = z.infer<typeof valueSchema>;
export type Item = z.infer<typeof itemSchema>;
export type Range = z.infer<typeof rangeSchema>;

/** One thing that a source states about a role. */
const factSchema = z.strictObject({
  field: fieldId,
  value: valueSchema,
  source: slug,
  /** The period or date that the figure describes, in the words of the source; left out if the source does not date it. */
  asOf: text.optional(),
  /** The geography of the figure, when it is narrower than that of the source. */
  geography: text.optional(),
  /** The source gives a bound in place of the figure: it is this much or more, or less than this. */
  bound: z.enum(['at_least', 'under']).optional(),
  /** The figure was published for a wider group only; the group's title, and its code where it has one. */
  wider: z.strictObject({ title: text, code: text.optional() }).optional(),
  /** The address of the very page that states it, where that is not the source's. */
  url: z.url().optional(),
  /** A caution that is needed to interpret the figure. */
  note: text.optional(),
});
export type StoredFact = z.infer<typeof factSchema>;

/** A caution that an answer shows when it touches what the note is about. */
const noteSchema = z.strictObject({
  /** Shown with these aspects or fields; with all of them when both are left out. */
  aspects: z.array(z.enum(ASPECTS)).optional(),
  fields: z.array(fieldId).optional(),
  /** Shown only where this other role is in the answer too. */
  with: slug.optional(),
  text,
});
export type RoleNote = z.infer<typeof noteSchema>;

export const roleSchema = z.strictObject({
  id: slug,
  title: text,
  /** The singular and plural for sentences; derived from `title` when left out. */
  singular: text.optional(),
  plural: text.optional(),
  /** The name for columns and buttons; needed where the title is longer. */
  short: text.max(SHORT_NAME).optional(),
  aliases: z.array(text).default([]),
  /** The occupation that this role is; an official one with this code joins it. */
  soc: socCode.nullable().default(null),
  /** The occupation that official statistics count it with: its figures are taken over, labelled with its title. */
  countedWith: socCode.optional(),
  /** The occupations that it most likely belongs to, when it is not an occupation itself: offered, never merged. */
  official: z.array(socCode).default([]),
  /** Roles that people set it against; "officer vs director" is read through these. */
  pairs: z.array(slug).default([]),
  facts: z.array(factSchema),
  missing: z.array(z.strictObject({ field: fieldId, reason: text })).default([]),
  notes: z.array(noteSchema).default([]),
});
export type Role = z.infer<typeof roleSchema>;

/** A group of occupations is a role of its own whose code is that of the group. */
export const groupSchema = roleSchema.extend({ soc: groupCode });

export const sourceSchema = z.strictObject({
  id: slug,
  title: text,
  publisher: text,
  /** The period of its figures in a reader's words ("May 2025"); null for an undated source. */
  asOf: text.nullable(),
  geography: text.nullable().default(null),
  url: z.url().optional(),
  /** The short notice of an answer that shows facts of this source. */
  notice: text.optional(),
  /** The licence notice in full, for `about`. */
  licence: text.optional(),
  /** Definitions that the source leaves open, shown as notes with the aspects that they name. */
  notes: z.array(noteSchema).default([]),
});
export type Source = z.infer<typeof sourceSchema>;

/** The definition of a field; its names and sentences stand in the wording of each language. */
export const fieldEntrySchema = z.strictObject({
  id: fieldId,
  aspect: z.enum(ASPECTS),
  unit: z.enum(UNITS),
  /** For a range: the unit of its ends. */
  of: z.enum(UNITS).optional(),
  /** The statistic; a question that names one does not get another without being told. */
  statistic: z
    .enum(['average', 'median', 'hourly', 'start', 'experienced', 'range', 'percentile', 'share'])
    .optional(),
  /** Fields of one measure answer the same question ("pay a year"); the first in file order is preferred. */
  measure: text.optional(),
  better: z.enum(['more', 'less']).optional(),
  /** Fields that are asked for with it: the same thing counted in another way ("age"), or by another period. */
  askedWith: z.array(fieldId).optional(),
  /** Fields that come nearest where a source lacks this one, and are said not to be the same. */
  near: z.array(fieldId).optional(),
  /** Its figures are parts of this much ("75 of 100"): charts draw them on one scale from zero. */
  outOf: z.number().positive().optional(),
  /** Place among what a move into the role asks for: schooling, experience, training; left out: asks nothing. */
  step: z.number().int().positive().optional(),
  /** A role may have several facts of this field; they are read as one list. */
  several: z.boolean().default(false),
  /** Given only when asked for by name or aspect, never in an overview. */
  onRequest: z.boolean().default(false),
  /** Place in the overview table; left out for fields that it does not show. */
  overview: z.number().int().positive().optional(),
  /** How long each of its values (in lower case) lasts, in years, from and to; null where no source bounds it. */
  lasts: z.record(z.string(), z.tuple([z.number(), z.number().nullable()])).optional(),
  /** The field that tells the same of the last year that is projected. */
  ahead: fieldId.optional(),
  /** Its figures may be below zero, though its unit counts. */
  signed: z.boolean().optional(),
  /** Its sentences tell the period that its figure is of, as those of percentages do. */
  dated: z.boolean().optional(),
  /** Its values are names ("Airbnb"), written the same in the middle of a sentence. */
  names: z.boolean().optional(),
  /** Its values are sentences of a source, which only an import brings: roles are not told alike by them. */
  sentences: z.boolean().optional(),
  /** Subjects without figures of their own ("stress") that it comes near: told in their place, and said not to be them. */
  comesNear: z.array(text).default([]),
  /** Jobs may be ranked by it where such a subject is asked for, whose words mean more of it. */
  ranksNear: z.boolean().optional(),
  /** Words that ask for it, and words that ask who has most or least of it. */
  words: z.array(text).default([]),
  most: z.array(text).default([]),
  least: z.array(text).default([]),
});

/** The names and sentences of a field in one language. */
export const fieldWordingSchema = z.strictObject({
  label: text,
  /** The noun for sentences ("the highest …"), where the label does not fit. */
  noun: text.optional(),
  /**
   * The predicate of a sentence about a role: "earns {value} a year on average"; `{a}`: the value with its article.
   * With `{roles}` it is the whole sentence: "the average age of {roles} is {value}". Of shares: "are {value}".
   */
  says: text.optional(),
  /** The predicates of values (in lower case) that `says` does not fit: "needs no training" for "none". */
  spelled: z.record(z.string(), text).optional(),
  /** Of a list with shares: the clause on one label of it: "{label} is listed with {share} for {people}". */
  part: text.optional(),
  /** Its noun for one label: "importance of {label}". */
  partNoun: text.optional(),
  /** The note where it stands in for a subject that it only comes near. */
  instead: text.optional(),
  /** Said of the role with the higher and with the lower value: "earns more". */
  more: text.optional(),
  less: text.optional(),
});
export type FieldWording = z.infer<typeof fieldWordingSchema>;
/** A field of the registry with its English wording. */
export type Field = z.infer<typeof fieldEntrySchema> & FieldWording;
