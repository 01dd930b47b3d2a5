import type { Catalogue } from '../catalogue/catalogue.ts';
import { unlike } from '../catalogue/comparable.ts';
import type { Answer, AnswerFact } from '../contract/answer.ts';
import type { Said } from '../wording/said.ts';

/** Returns what the clauses of an answer are printed from. */
export function saidOf(answer: Pick<Answer, 'facts' | 'missing' | 'notes'>, catalogue: Catalogue): Said {
  const facts = new Map(answer.facts.map((fact) => [fact.id, fact]));
  const dated = ({ asOf, source }: AnswerFact) => (asOf ?? catalogue.source(source).asOf) !== null;
  return {
    ...answer,
    fields: catalogue.fields,
    fact: (id) => facts.get(id),
    role: (id) => catalogue.head(id),
    occupation: (soc) => {
      const id = catalogue.bySoc(soc);
      return id === undefined ? undefined : catalogue.head(id);
    },
    comparable: (some) => unlike(some, catalogue.fields, dated) === null,
  };
}
