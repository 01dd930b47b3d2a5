import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Query } from '../../src/contract/query.ts';
import { ask, understanding } from './made.ts';

const QUESTIONS = [
  'registered nurse vs electrician salary',
  'what does a plumber earn',
  'which jobs pay over 100k without a degree',
  'how do i become a lawyer',
  'best paying jobs outside healthcare',
  'jobs similar to accountant',
  'is a welder paid more than a machinist?',
  'how many cashiers are there in texas',
  'the 5 fastest growing jobs',
  'do pharmacists need a doctorate',
];

/** A query without what is typed: mentions, words left over. */
function essence(query: Query): string {
  return JSON.stringify(query, (key, value) =>
    key === 'unused' || key === 'mention' || key === 'mentions' ? undefined : value,
  );
}

describe('every word is accounted for', () => {
  test.each(QUESTIONS)('%s: spans cover the text once, in order', (text) => {
    const { reading } = understanding.understand(text, null);
    let at = 0;
    for (const span of reading.spans) {
      expect(span.from).toBe(at);
      at = span.to;
    }
    expect(at).toBe(reading.tokens.length);
  });

  test('content words are used or left over, never lost', () => {
    const { query, reading } = understanding.understand(
      'what does a plumber earn zorbly flimmer today',
      null,
    );
    const left = reading.spans.filter((span) => span.kind === 'unknown').map((span) => span.text);
    expect(left).toEqual(['zorbly', 'flimmer']);
    expect(query.unused).toEqual(['zorbly flimmer']);
  });

  test.each(QUESTIONS)('%s: a word that nobody knows changes nothing but what is unused', (text) => {
    for (const made of [`${text} zorbly`, `zorbly! ${text}`, `${text}, zorbly`, `${text} flarnish zorbly`]) {
      const query = ask(made);
      expect(essence(query)).toBe(essence(ask(text)));
      expect(query.unused.join(' ')).toContain('zorbly');
    }
  });
});

describe('what does not change a question', () => {
  test.each(QUESTIONS)('%s: case, politeness, emoji, marks', (text) => {
    const plain = essence(ask(text));
    for (const made of [
      text.toUpperCase(),
      `please ${text}`,
      `hi, ${text}`,
      `${text} please`,
      `${text}, thanks!`,
      `${text} 🙏`,
      `🤔 ${text}`,
      `  ${text}??`,
      `“${text}”`,
    ])
      expect(essence(ask(made)), made).toBe(plain);
  });

  test.each([
    ['welder or machinist, which pays more?', 'which pays more, welder or machinist?'],
    ['salary: plumber vs electrician', 'plumber vs electrician: salary'],
    ['jobs over 100k without a degree', 'without a degree, jobs over 100k'],
  ])('the order of clauses: %s', (one, other) => {
    const sorted = (query: Query) => ({
      ...query,
      conditions: [...query.conditions].map((c) => JSON.stringify(c)).sort(),
    });
    expect(essence(sorted(ask(one)) as unknown as Query)).toBe(
      essence(sorted(ask(other)) as unknown as Query),
    );
  });
});

describe('any text', () => {
  test('any Unicode is read', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (text) => {
        expect(ask(text).intent).toBeTypeOf('string');
      }),
      { numRuns: 200 },
    );
  });

  test.each([
    ['words', 'zorbly '],
    ['titles', 'nurse vs doctor '],
    ['signs', '$ % & / ( '],
    ['letters', 'a'],
    ['digits', '1234,'],
    ['other letters', '看護師と医師'],
    ['denials', 'not no without '],
    ['joined', 'nurse/doctor/'],
  ])('a long text of %s costs what a short one does', (_, piece) => {
    const text = (length: number) => piece.repeat(Math.ceil(length / piece.length)).slice(0, length);
    const { reading, query } = understanding.understand(text(100_000), null);
    const whole = text(2000).replace(/\s\S*$/u, '');
    expect(reading.tokens).toEqual(understanding.understand(whole, null).reading.tokens);
    expect(query.besides).toContainEqual({ kind: 'shortened' });
  });
});
