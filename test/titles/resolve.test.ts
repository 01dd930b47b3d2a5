import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { resolver, SOURCES } from './fixture.ts';

const titles = resolver();
const answer = (mention: string) => {
  const { verdict, candidates } = titles.resolve(mention);
  return verdict === 'sure' ? candidates[0]?.role : verdict;
};

describe('a mention is read as', () => {
  test.each([
    ['the title as listed', 'Lighthouse Keepers', 'lighthouse-keeper'],
    ['one of them', 'a lighthouse keeper', 'lighthouse-keeper'],
    ['its short form', 'hp', 'harbour-pilot'],
    ['its words in another order', 'keeper, lantern', 'lighthouse-keeper'],
    ['its words run together', 'netmender', 'net-mender'],
    ['a typo', 'harbor pilott', 'harbour-pilot'],
    ['two typos', 'zepelin pilto', 'airship-pilot'],
    ['an abbreviation', 'ferry terminal mgr', 'ferry-manager'],
    ['a level left out', 'junior customs clerk', 'harbour-clerk'],
    ['a level that the title has', 'senior beacon keeper', 'lighthouse-keeper'],
    ['fillers left out', 'work as a blimp pilot', 'airship-pilot'],
    ['a title with one word more', 'head of fish market manager', 'market-manager'],
    ['a variant that no list has, its word told by the work', 'herring buyer', 'fish-buyer'],
  ])('%s', (_, mention, role) => {
    expect(answer(mention)).toBe(role);
  });

  test('a question back, where it is only the last word of several titles', () => {
    const { verdict, candidates } = titles.resolve('pilot');
    expect(verdict).toBe('ambiguous');
    expect(candidates.map((one) => one.role)).toEqual(
      expect.arrayContaining(['harbour-pilot', 'airship-pilot']),
    );
  });

  test('one of the roles that share a title, the other beside it', () => {
    const { verdict, candidates } = titles.resolve('rope splicer');
    expect(verdict).toBe('sure');
    expect(candidates.map((one) => one.role).sort()).toEqual(['boat-mechanic', 'net-mender']);
  });

  test.each(['pizza', 'my grandmother', 'dragon whisperer', 'qwxzkj', 'the ferry ticket', ''])(
    'no role: %s',
    (mention) => {
      expect(answer(mention)).not.toSatisfy((found: string) => SOURCES.some(({ role }) => role === found));
    },
  );

  test('near roles, where it is none that is known', () => {
    const { verdict, candidates } = titles.resolve('submarine pilot');
    expect(verdict).not.toBe('sure');
    expect(candidates.length).toBeGreaterThan(1);
  });
});

const listed = fc.constantFrom(
  ...SOURCES.flatMap(({ titles: entries }) => entries.map((entry) => entry.title)),
);

describe('whatever is typed', () => {
  test('case, punctuation and the order of words change no role', () => {
    const noise = fc.constantFrom('', '!', ' ?', '…', ' 🙂', '"');
    fc.assert(
      fc.property(
        listed,
        fc.infiniteStream(fc.boolean()),
        noise,
        fc.boolean(),
        (title, upper, end, turned) => {
          const cased = [...title].map((letter) =>
            upper.next().value ? letter.toUpperCase() : letter.toLowerCase(),
          );
          const words = cased.join('').split(' ');
          const typed = (turned ? words.reverse().join(', ') : words.join('  ')) + end;
          expect(answer(typed)).toBe(answer(title));
        },
      ),
    );
  });

  test('a confidence is between 0 and 1, the best first, however long the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 3000 }), (mention) => {
        const { candidates } = titles.resolve(mention);
        for (const { confidence } of candidates) {
          expect(confidence).toBeGreaterThanOrEqual(0);
          expect(confidence).toBeLessThanOrEqual(1);
        }
      }),
    );
  });

  test('words of titles in any number and order are read', () => {
    const word = listed.chain((title) => fc.constantFrom(...title.split(' ')));
    fc.assert(
      fc.property(fc.array(word, { maxLength: 60 }), (words) => {
        expect(['sure', 'ambiguous', 'unknown']).toContain(titles.resolve(words.join(' ')).verdict);
      }),
    );
  });
});
