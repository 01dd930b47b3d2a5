import { expect, test } from 'vitest';
import { DATA_DIR, loadEmbedded } from '../../src/catalogue/load.ts';
import { createCatalogue } from '../../src/catalogue/merge.ts';
import { openShipped } from '../../src/catalogue/store.ts';
import type { Clause } from '../../src/contract/plan.ts';
import { FactBook } from '../../src/intents/facts.ts';
import { saidOf } from '../../src/intents/said.ts';
import { printClause } from '../../src/wording/plan.ts';
import { disagreementOf, faultsOf } from './sentence-rules.ts';

/** Every field of every role and group, printed and checked by rules of English that know nothing of the printer. */

const catalogue = createCatalogue(loadEmbedded(), openShipped(DATA_DIR));

/** All that a lead can say of the facts of one role: each value, each list, and the role by name. */
function sentencesOf(role: string): string[] {
  const book = new FactBook(catalogue);
  const column = { role: catalogue.head(role), place: null };
  const facts = catalogue.fields.all.flatMap((field) => book.state(column, field));
  const said = saidOf({ facts: book.facts, missing: book.missing, notes: [] }, catalogue);
  const clauses = facts.flatMap((fact): Clause[] => {
    const { measure, unit, several } = catalogue.fields.get(fact.field);
    if (measure === 'definition') return [{ say: 'definition', facts: [fact.id] }];
    if (several) return [{ say: 'run', facts: [fact.id] }];
    if (unit === 'list') return [{ say: 'items', fact: fact.id }];
    return [{ say: 'values', facts: [fact.id] }];
  });
  const about: Clause[] = [
    { say: 'no-skills', role, of: 'to', to: role, skills: [], field: 'skills.importance' },
    { say: 'steps', from: null, to: role, steps: [], same: false },
    { say: 'reading', role, how: 'nearest', mention: 'x', level: null },
    { say: 'reading', role, how: 'family', mention: 'x', level: null },
    { say: 'unranked', roles: [role] },
  ];
  return [...clauses, ...about].map((clause) => printClause(clause, said)).filter((text) => text !== '');
}

test('every sentence about every role keeps to the rules', { timeout: 60_000 }, () => {
  const faults = [...catalogue.ids, ...catalogue.groupIds].flatMap((role) => {
    const { title, singular = title, plural } = catalogue.head(role);
    const disagrees = disagreementOf(singular, plural);
    return sentencesOf(role).flatMap((text) => {
      const rules = faultsOf(text);
      if (disagrees(text)) rules.push('a verb of another number');
      return rules.map((fault) => `${fault}: ${role}: ${text}`);
    });
  });
  expect(faults).toEqual([]);
});
