import { zodResponseFormat } from 'openai/helpers/zod';
import { describe, expect, test } from 'vitest';
import type { AnswerFact } from '../../src/contract/answer.ts';
import { FACT_CLAUSES } from '../../src/contract/fact-clauses.ts';
import type { LineRef } from '../../src/model/numbered.ts';
import { clauseSchema, planSchema, resolveClause } from '../../src/model/plan-schema.ts';

const fact = (id: string) => ({ id }) as AnswerFact;
const REFS = new Map<number, LineRef>([
  [1, { kind: 'fact', fact: fact('a.pay') }],
  [2, { kind: 'fact', fact: fact('b.pay') }],
  [3, { kind: 'share', fact: fact('a.gender'), label: 'Female' }],
  [4, { kind: 'share', fact: fact('b.gender'), label: 'Female' }],
  [5, { kind: 'share', fact: fact('b.gender'), label: 'Male' }],
  [6, { kind: 'missing', role: 'a', field: 'salary.reason' }],
  [7, { kind: 'note', note: 0 }],
]);

describe('the form of a plan', () => {
  test('has every kind of clause over facts, and no other', () => {
    const kinds = clauseSchema.options.map((option) => option.shape.say.value);
    expect(kinds.sort()).toEqual([...FACT_CLAUSES].sort());
  });

  test('is one that servers take: strict, anyOf only, every key required', () => {
    const { json_schema: form } = zodResponseFormat(planSchema, 'plan');
    const text = JSON.stringify(form.schema);
    expect(form.strict).toBe(true);
    expect(text).toContain('anyOf');
    for (const refused of [
      'oneOf',
      'allOf',
      '"if"',
      '"not"',
      'minItems',
      'maxItems',
      'pattern',
      'minimum',
      'maximum',
    ])
      expect(text).not.toContain(refused);
    expect(text.match(/"additionalProperties":false/g)).toHaveLength(FACT_CLAUSES.length + 1);
  });
});

describe('a clause over numbers of lines', () => {
  test.each([
    [
      { say: 'compare', lines: [1, 2], tell: 'gap' },
      { say: 'compare', facts: ['a.pay', 'b.pay'], tell: 'gap' },
    ],
    [
      { say: 'values', lines: [2] },
      { say: 'values', facts: ['b.pay'] },
    ],
    [
      { say: 'items', line: 1 },
      { say: 'items', fact: 'a.pay' },
    ],
    [
      { say: 'share', lines: [3, 4] },
      { say: 'share', facts: ['a.gender', 'b.gender'], label: 'Female' },
    ],
    [
      { say: 'missing', line: 6 },
      { say: 'missing', role: 'a', field: 'salary.reason' },
    ],
    [
      { say: 'note', line: 7 },
      { say: 'note', note: 0 },
    ],
  ] as const)('%o is one over facts', (clause, expected) => {
    expect(resolveClause(clauseSchema.parse(clause), REFS)).toEqual(expected);
  });

  test.each([
    [{ say: 'values', lines: [1, 99] }, 'no such line'],
    [{ say: 'values', lines: [] }, 'no such line'],
    [{ say: 'compare', lines: [1], tell: 'gap' }, 'another kind'],
    [{ say: 'compare', lines: [1, 3], tell: 'gap' }, 'another kind'],
    [{ say: 'share', lines: [3, 5] }, 'another kind'],
    [{ say: 'items', line: 7 }, 'another kind'],
    [{ say: 'missing', line: 1 }, 'another kind'],
    [{ say: 'note', line: -1 }, 'no such line'],
  ])('%o is dropped, with the reason', (clause, reason) => {
    expect(resolveClause(clauseSchema.parse(clause), REFS)).toEqual({
      fault: expect.stringContaining(reason),
    });
  });
});
