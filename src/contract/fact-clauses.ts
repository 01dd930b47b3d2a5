import type { Clause, FactClause } from './plan.ts';

/** The kinds of a {@link FactClause}, for schemas and tests. */
export const FACT_CLAUSES = ['compare', 'values', 'items', 'share', 'missing', 'note'] as const;

/** Returns whether a clause is one that a model may use too. */
export function isFactClause(clause: Clause): clause is FactClause {
  return (FACT_CLAUSES as readonly string[]).includes(clause.say);
}
