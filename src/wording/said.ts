import type { RoleHead } from '../catalogue/catalogue.ts';
import { unlike } from '../catalogue/comparable.ts';
import type { FieldRegistry } from '../catalogue/fields.ts';
import type { Answer, AnswerFact } from '../contract/answer.ts';
import type { Wording } from '../contract/wording.ts';

/** What clauses are printed from: one answer's facts, roles, gaps and notes, and the words of a language. */
export interface Said {
  readonly facts: readonly AnswerFact[];
  fact(id: string): AnswerFact | undefined;
  role(id: string): RoleHead | undefined;
  readonly missing: Answer['missing'];
  readonly notes: readonly string[];
  readonly fields: FieldRegistry;
  readonly wording: Wording;
  /** Whether the facts may be subtracted from or divided by one another. */
  comparable(facts: readonly AnswerFact[]): boolean;
}

/** What an answer holds of what is printed from. */
type Speakable = Pick<Answer, 'facts' | 'missing' | 'notes' | 'sources'>;

/** Returns what is printed from for an answer; `heads` are its roles and every other role that its facts are of. */
export function saidOf(
  answer: Speakable,
  heads: readonly RoleHead[],
  { fields, wording }: { fields: FieldRegistry; wording: Wording },
): Said {
  const facts = new Map(answer.facts.map((fact) => [fact.id, fact]));
  const roles = new Map(heads.map((head) => [head.id, head]));
  const periods = new Map(answer.sources.map(({ id, asOf }) => [id, asOf]));
  const dated = ({ asOf, source }: AnswerFact) => (asOf ?? periods.get(source) ?? null) !== null;
  return {
    facts: answer.facts,
    fact: (id) => facts.get(id),
    role: (id) => roles.get(id),
    missing: answer.missing,
    notes: answer.notes,
    fields,
    wording,
    comparable: (some) => unlike(some, fields, dated) === null,
  };
}
