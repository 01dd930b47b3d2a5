import { z } from 'zod';
import type { FactClause } from '../contract/plan.ts';
import type { LineRef } from './numbered.ts';

// Not an integer by the schema: not every server accepts its bounds. A number that no line has is dropped.
const line = z.number();
const lines = z.array(line);

/** One clause as a model writes it: numbers of lines in place of facts. */
export const clauseSchema = z.union([
  z.strictObject({
    say: z.literal('compare'),
    lines,
    tell: z.enum(['gap', 'times', 'percent', 'order']),
  }),
  z.strictObject({ say: z.literal('values'), lines }),
  z.strictObject({ say: z.literal('items'), line }),
  z.strictObject({ say: z.literal('share'), lines }),
  z.strictObject({ say: z.literal('missing'), line }),
  z.strictObject({ say: z.literal('note'), line }),
]);
type ModelClause = z.infer<typeof clauseSchema>;

/** The output of a model: clauses, and the two-letter code of the question's language. Static, and `anyOf` only: servers compile the schema once and do not support `oneOf`. */
export const planSchema = z.strictObject({ clauses: z.array(clauseSchema), language: z.string() });

/** Returns the clause over the answer's facts, or the reason for a refusal: an unknown line number, or a line of another kind. */
export function resolveClause(
  clause: ModelClause,
  refs: ReadonlyMap<number, LineRef>,
): FactClause | { fault: string } {
  const numbers = 'lines' in clause ? clause.lines : [clause.line];
  const found = numbers.flatMap((number) => refs.get(number) ?? []);
  const [first] = found;
  if (!first || found.length < numbers.length) return { fault: `${clause.say}: no such line` };
  const facts = found.flatMap((ref) => (ref.kind === 'fact' ? [ref.fact.id] : []));
  const allFacts = facts.length === found.length;
  switch (clause.say) {
    case 'compare':
      if (allFacts && facts.length > 1) return { say: 'compare', facts, tell: clause.tell };
      break;
    case 'values':
      if (allFacts) return { say: 'values', facts };
      break;
    case 'items':
      if (first.kind === 'fact') return { say: 'items', fact: first.fact.id };
      break;
    case 'share': {
      const shares = found.flatMap((ref) => (ref.kind === 'share' ? [ref] : []));
      const label = shares[0]?.label;
      if (label !== undefined && shares.length === found.length && shares.every((one) => one.label === label))
        return { say: 'share', facts: shares.map(({ fact }) => fact.id), label };
      break;
    }
    case 'missing':
      if (first.kind === 'missing') return { say: 'missing', role: first.role, field: first.field };
      break;
    case 'note':
      if (first.kind === 'note') return { say: 'note', note: first.note };
      break;
  }
  return { fault: `${clause.say}: lines of another kind` };
}
