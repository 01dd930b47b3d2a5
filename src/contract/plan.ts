/**
 * What the first sentences of an answer say, as data: clauses over the facts of the answer, in order. Our own rules
 * make one for every answer; a model may choose another out of {@link FactClause}. One printer words both, so that
 * no sentence holds anything but facts and words of ours.
 */

/** A clause over facts, named by their ids in the answer. A model may use these and no others. */
export type FactClause =
  /** Two or more facts of one field, or of fields of one measure and statistic, set against each other. */
  | { say: 'compare'; facts: readonly string[]; tell: 'gap' | 'times' | 'percent' | 'order' }
  /** The values side by side, nothing worked out. */
  | { say: 'values'; facts: readonly string[] }
  /** The first items of a list. */
  | { say: 'items'; fact: string }
  /** One label of distributions ("Female"), for each role that has it. */
  | { say: 'share'; facts: readonly string[]; label: string }
  /** A field that a role's sources do not give. */
  | { say: 'missing'; role: string; field: string }
  /** One of the answer's notes, by its place. */
  | { say: 'note'; note: number };

/** The kinds of a {@link FactClause}, for schemas and tests. */
export const FACT_CLAUSES = ['compare', 'values', 'items', 'share', 'missing', 'note'] as const;
