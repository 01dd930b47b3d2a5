import type { Catalogue } from '../../src/catalogue/catalogue.ts';
import type { Answer } from '../../src/contract/answer.ts';
import type { Clause } from '../../src/contract/plan.ts';
import type { Field, Item } from '../../src/contract/schema.ts';
import { FactBook } from '../../src/intents/facts.ts';
import { saidOf } from '../../src/intents/said.ts';
import { printClause } from '../../src/wording/plan.ts';

/** A sentence as a reader would see it, and what it is about. */
export interface Printed {
  role: string;
  field: string;
  say: Clause['say'];
  text: string;
}

/** Every field that every role and group has, printed alone and beside the next role that has it. */
export function allSentences(catalogue: Catalogue): Printed[] {
  const book = new FactBook(catalogue);
  const ids = [...catalogue.ids, ...catalogue.groupIds];
  const columns = ids.map((id) => ({ role: catalogue.head(id), place: null }));
  const parts = catalogue.fields.all.flatMap((field) => {
    const held = columns.filter((column) => book.has(column, field));
    return held.flatMap((column, at) => {
      const other = held[at + 1];
      const [own] = book.state(column, field);
      const [next] = other ? book.state(other, field) : [];
      if (!own) return [];
      const clauses = clausesOf(field, own, next);
      return clauses.map((clause) => ({ role: column.role.id, field: field.id, clause }));
    });
  });
  const said = saidOf({ facts: book.facts, missing: book.missing, notes: [] }, catalogue);
  return parts
    .map(({ clause, ...rest }) => ({ ...rest, say: clause.say, text: printClause(clause, said) }))
    .filter(({ text }) => text !== '');
}

type Fact = Answer['facts'][number];

function clausesOf(field: Field, own: Fact, next: Fact | undefined): Clause[] {
  const both = next ? [own.id, next.id] : [];
  if (field.measure === 'definition') return [{ say: 'definition', facts: [own.id] }];
  if (field.unit === 'list' && field.several) return [{ say: 'run', facts: [own.id] }];
  if (field.unit === 'list') return [{ say: 'items', fact: own.id }];
  if (field.unit === 'distribution') {
    const label = Array.isArray(own.value) ? (own.value as Item[])[0]?.label : undefined;
    const one: Clause[] = label ? [{ say: 'share', facts: [own.id], label }] : [];
    return [{ say: 'values', facts: [own.id] }, ...one];
  }
  const beside: Clause[] = next
    ? [
        { say: 'values', facts: both },
        { say: 'compare', facts: both, tell: 'gap' },
      ]
    : [];
  return [{ say: 'values', facts: [own.id] }, ...beside];
}
