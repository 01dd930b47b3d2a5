import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { clauseReader } from '../../src/model/clause-stream.ts';

const CLAUSES = [
  { say: 'compare', lines: [1, 2], tell: 'gap' },
  { say: 'items', line: 3 },
  { say: 'missing', line: 4 },
];
const PLAN = JSON.stringify({ clauses: CLAUSES, language: 'en' });

/** What comes of a text that arrives in these pieces. */
const readAll = (pieces: readonly string[]) => {
  const read = clauseReader();
  return pieces.flatMap((piece) => read(piece));
};

describe('a plan that comes piece by piece', () => {
  test('gives each clause as soon as its brace is closed', () => {
    const read = clauseReader();
    const end = PLAN.indexOf('}') + 1;
    expect(read(PLAN.slice(0, end - 1))).toEqual([]);
    expect(read(PLAN.slice(end - 1, end))).toEqual([CLAUSES[0]]);
    expect(read(PLAN.slice(end))).toEqual(CLAUSES.slice(1));
  });

  test('is the same however it is cut', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 30 }), { minLength: 1 }), (sizes) => {
        const pieces: string[] = [];
        for (let at = 0, turn = 0; at < PLAN.length; turn += 1) {
          const size = sizes[turn % sizes.length] ?? 1;
          pieces.push(PLAN.slice(at, at + size));
          at += size;
        }
        expect(readAll(pieces)).toEqual(CLAUSES);
      }),
    );
  });

  test.each([
    ['a fence around it', `\`\`\`json\n${PLAN}\n\`\`\``],
    ['words before it', `Here is {my} plan: ${PLAN}`],
    ['the keys in another order', JSON.stringify({ language: 'en', clauses: CLAUSES })],
    ['the list alone', JSON.stringify(CLAUSES)],
    ['line ends', JSON.stringify({ clauses: CLAUSES }, null, 2)],
  ])('may have %s', (_, text) => {
    expect(readAll([text])).toEqual(CLAUSES);
  });

  test('gives null for what is not a clause, and goes on', () => {
    const odd = [
      { say: 'sing', line: 1 },
      CLAUSES[1],
      { say: 'items', line: 'x' },
      { say: 'items', line: 1, text: 'hi' },
    ];
    expect(readAll([JSON.stringify({ clauses: odd })])).toEqual([null, CLAUSES[1], null, null]);
  });

  test('takes braces and quotes inside a string for what they are', () => {
    const tricky = [{ say: '}{"[', line: 1 }, CLAUSES[1]];
    expect(readAll([JSON.stringify({ clauses: tricky })])).toEqual([null, CLAUSES[1]]);
  });

  test('reads no further than a bound, and never throws', () => {
    expect(readAll([`{"clauses":[${'{"say":"items","line":1},'.repeat(2_000)}]}`]).length).toBeLessThan(400);
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary' })), (pieces) => {
        expect(Array.isArray(readAll(pieces))).toBe(true);
      }),
    );
  });
});
