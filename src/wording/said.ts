import type { RoleHead } from '../catalogue/catalogue.ts';
import type { FieldRegistry } from '../catalogue/fields.ts';
import type { Answer, AnswerFact } from '../contract/answer.ts';
import type { OwnClause } from '../contract/plan.ts';

/** The context for printing clauses: facts, gaps and notes of one answer, and the names of roles and fields. */
export interface Said {
  readonly facts: readonly AnswerFact[];
  fact(id: string): AnswerFact | undefined;
  role(id: string): RoleHead | undefined;
  /** The occupation with a code, where it is known. */
  occupation(soc: string): RoleHead | undefined;
  readonly missing: Answer['missing'];
  readonly notes: readonly string[];
  readonly fields: FieldRegistry;
  /** Returns whether the facts may be subtracted from or divided by one another. */
  comparable(facts: readonly AnswerFact[]): boolean;
}

/** The head of a role; throws for one that the catalogue does not hold, which no clause of ours names. */
export function headOf(id: string, said: Said): RoleHead {
  const head = said.role(id);
  if (!head) throw new Error(`no role ${id} in the catalogue`);
  return head;
}

/** The facts with these ids that the answer holds, in their order. */
export function factsOf(ids: readonly string[], said: Said): AnswerFact[] {
  return ids.flatMap((id) => said.fact(id) ?? []);
}

/** The printers of one group of clauses, one a kind. */
export type Printers<Group extends OwnClause> = {
  [Say in Group['say']]: (clause: Extract<Group, { say: Say }>, said: Said) => string;
};
