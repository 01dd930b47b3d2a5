import type { Catalogue } from '../catalogue/catalogue.ts';
import type { Answer } from '../contract/answer.ts';
import type { Said } from '../wording/said.ts';

/** What the clauses of an answer are printed from. */
export function saidOf(answer: Pick<Answer, 'facts' | 'missing' | 'notes'>, catalogue: Catalogue): Said {
  const facts = new Map(answer.facts.map((fact) => [fact.id, fact]));
  return {
    ...answer,
    fields: catalogue.fields,
    fact: (id) => facts.get(id),
    role: (id) => catalogue.head(id),
  };
}
