import fc from 'fast-check';
import { type Answer, answerSchema } from '../../src/contract/answer.ts';

/** Answers of every shape that the schema allows, for properties of what shows them. */

const NAMES = [
  'Night Porter',
  'Lighthouse Keeper',
  'General and Regional Harbour Masters',
  '看守人',
  'Garde-côte 👩‍🚒',
];

const word = fc.oneof(
  { weight: 6, arbitrary: fc.stringMatching(/^[a-z]{1,14}$/) },
  fc.constantFrom('–', '$46,813', 'café', '灯台', '👩‍🚒', 'e\u0301te\u0301', 'a\u200db', '(12%)'),
);
const phrase = (most: number) =>
  fc.array(word, { minLength: 1, maxLength: most }).map((words) => words.join(' '));
const nasty = fc.oneof(
  { weight: 8, arbitrary: phrase(30) },
  fc.string({ unit: 'binary', minLength: 1, maxLength: 90 }),
);

const FIELD = 'salary.range';

function tableOf(titles: string[]) {
  const cell = fc.record({
    text: fc.oneof(phrase(3), phrase(14)),
    facts: fc.constant([]),
    missing: fc.boolean(),
  });
  const row = fc.record({
    field: fc.constant(FIELD),
    label: phrase(4),
    cells: fc.array(cell, { minLength: titles.length, maxLength: titles.length }),
  });
  return fc.record({ columns: fc.constant(titles), rows: fc.array(row, { minLength: 1, maxLength: 8 }) });
}

const ofTitles = (titles: string[]) =>
  fc.record({
    version: fc.constant(1 as const),
    id: fc.constant(null),
    outcome: fc.constantFrom('answer', 'clarify', 'unknown_role', 'out_of_scope', 'help'),
    intent: fc.constantFrom('compare', 'describe', 'rank', 'none'),
    roles: fc.constant(
      titles.map((title) => ({ id: title, title, soc: null, mention: null, confidence: 1 })),
    ),
    aspects: fc.constant(['salary' as const]),
    text: fc.constant(''),
    lead: nasty,
    table: fc.option(tableOf(titles)),
    sections: fc.array(
      fc.record({
        field: fc.constant('duties.main'),
        role: fc.constant(titles[0] ?? ''),
        title: phrase(6),
        items: fc.array(phrase(20), { minLength: 1, maxLength: 8 }),
        more: fc.nat(40),
      }),
      { maxLength: 3 },
    ),
    notes: fc.array(nasty, { maxLength: 3 }),
    facts: fc.constant([]),
    missing: fc.constant([]),
    choices: fc.array(
      fc.record({ label: nasty, text: phrase(4), roles: fc.constant([]), socs: fc.constant([]) }),
      { maxLength: 14 },
    ),
    followUps: fc.array(fc.record({ label: phrase(5), text: phrase(5) }), { maxLength: 3 }),
    sources: fc.array(
      fc.record({ id: fc.constant('a'), title: nasty, publisher: phrase(5), asOf: fc.option(phrase(2)) }),
      { maxLength: 3 },
    ),
    phrasedBy: fc.constant('template' as const),
  });

/** Answers about one to five roles, checked by the schema of an answer. */
export const answers: fc.Arbitrary<Answer> = fc
  .subarray(NAMES, { minLength: 1 })
  .chain(ofTitles)
  .map((answer) => answerSchema.parse(answer));
