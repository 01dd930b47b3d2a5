import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { createAssistant } from '../../src/assistant.ts';
import { DATA_DIR, loadEmbedded } from '../../src/catalogue/load.ts';
import { createCatalogue } from '../../src/catalogue/merge.ts';
import { openShipped } from '../../src/catalogue/store.ts';
import type { Answer } from '../../src/contract/answer.ts';
import type { FactClause } from '../../src/contract/plan.ts';
import { saidOf } from '../../src/intents/said.ts';
import { type LineRef, numberFacts } from '../../src/model/numbered.ts';
import { clauseSchema, resolveClause } from '../../src/model/plan-schema.ts';
import { printFacts } from '../../src/wording/facts.ts';
import { untrueIn } from './oracle.ts';

/** Whatever a model plans, random or malicious, over any answer: only what is true of the facts is printed. */

// Many answers and many plans on a machine that may be slow.
vi.setConfig({ testTimeout: 240_000 });

const ROOT = join(import.meta.dirname, '../..');
const SETS = [
  join(ROOT, 'data/eval/questions.jsonl'),
  join(ROOT, '../shared/eval/seed-questions.jsonl'),
  join(ROOT, '../shared/eval/onet-questions.jsonl'),
];
const PLANS_EACH = 200;

const catalogue = createCatalogue(loadEmbedded(), openShipped(DATA_DIR));

/** Answers of a set that state a fact, each once. */
async function answersOf(file: string): Promise<Answer[]> {
  const assistant = createAssistant();
  const lines = readFileSync(file, 'utf8').split('\n').filter(Boolean);
  const answers: Answer[] = [];
  for (const line of lines) answers.push(await assistant.ask(JSON.parse(line)));
  const stated = answers.filter(({ outcome, facts }) => outcome === 'answer' && facts.length > 0);
  return [
    ...new Map(stated.map((answer) => [JSON.stringify(answer.facts.map(({ id }) => id)), answer])).values(),
  ];
}

/** Any clause of the form: over numbers below the first line to above the last, or over lines that measure one thing. */
function anyClause(refs: ReadonlyMap<number, LineRef>) {
  const line = fc.integer({ min: -1, max: refs.size + 2 });
  const alike = Object.values(
    Object.groupBy([...refs], ([, ref]) => ('fact' in ref ? `${ref.kind} ${ref.fact.field}` : ref.kind)),
  ).map((group) => (group ?? []).map(([number]) => number));
  const some = fc.array(line, { maxLength: 5 });
  const lines = fc.oneof(
    some,
    fc.constantFrom(...alike).chain((group) => fc.shuffledSubarray(group, { minLength: 1 })),
  );
  const tell = fc.constantFrom('gap', 'times', 'percent', 'order');
  return fc.oneof(
    { weight: 4, arbitrary: fc.record({ say: fc.constant('compare'), lines, tell }) },
    { weight: 2, arbitrary: fc.record({ say: fc.constant('values'), lines }) },
    { weight: 2, arbitrary: fc.record({ say: fc.constant('share'), lines }) },
    fc.record({ say: fc.constantFrom('items', 'missing', 'note'), line }),
  );
}

describe.each(SETS.map((file) => ({ file, name: file.split('/').slice(-1)[0] })))('$name', ({ file }) => {
  test.skipIf(!existsSync(file))('any plan over any answer prints only what is true', async () => {
    let printed = 0;
    for (const answer of await answersOf(file)) {
      const said = saidOf(answer, catalogue);
      const { refs } = numberFacts(said.facts, said);
      const heads = [...new Set(answer.facts.map(({ role }) => role))].map((role) => catalogue.head(role));
      fc.assert(
        fc.property(anyClause(refs), (raw) => {
          const clause = resolveClause(clauseSchema.parse(raw), refs);
          if ('fault' in clause || clause.say === 'note') return;
          const sentence = printFacts(clause, said);
          if (sentence === '') return;
          printed += 1;
          expect({ clause, sentence, untrue: untrueIn(sentence, factsOf(clause, answer), heads) }).toEqual({
            clause,
            sentence,
            untrue: [],
          });
        }),
        { numRuns: PLANS_EACH },
      );
    }
    expect(printed).toBeGreaterThan(200);
  });
});

/** The facts that a clause is about: what it prints must be of these, not of any. */
function factsOf(clause: FactClause, { facts }: Answer): Answer['facts'] {
  if (clause.say === 'note' || clause.say === 'missing') return [];
  if (clause.say !== 'items') return facts.filter(({ id }) => clause.facts.includes(id));
  const own = facts.find(({ id }) => id === clause.fact);
  return facts.filter(({ role, field }) => role === own?.role && field === own?.field);
}
