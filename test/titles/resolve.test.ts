import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { familiesOf } from '../../src/titles/families.ts';
import { resolver, SOURCES } from './fixture.ts';

const titles = resolver();
const answer = (mention: string) => {
  const { standing, candidates } = titles.resolve(mention);
  return standing === 'sure' || standing === 'nearest' ? candidates[0]?.role : standing;
};
const sure = (mention: string) => {
  const { standing, candidates } = titles.resolve(mention);
  return standing === 'sure' ? candidates[0]?.role : undefined;
};

describe('a mention is read as', () => {
  test.each([
    ['the title as listed', 'Lighthouse Keepers', 'lighthouse-keeper'],
    ['one of them', 'a lighthouse keeper', 'lighthouse-keeper'],
    ['its short form', 'hp', 'harbour-pilot'],
    ['its words in another order', 'keeper, lantern', 'lighthouse-keeper'],
    ['its words run together', 'netmender', 'net-mender'],
    ['a typo', 'harbuor pilott', 'harbour-pilot'],
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
    const { standing, candidates } = titles.resolve('pilot');
    expect(standing).toBe('ask');
    expect(candidates.map((one) => one.role)).toEqual(
      expect.arrayContaining(['harbour-pilot', 'airship-pilot']),
    );
  });

  test('the likeliest of the roles that share a title, said to be that, the other beside it', () => {
    const { standing, candidates } = titles.resolve('rope splicer');
    expect(standing).toBe('nearest');
    const first = candidates.slice(0, 2);
    expect(first.map((one) => one.role).sort()).toEqual(['boat-mechanic', 'net-mender']);
    expect(first.map((one) => one.reading)).toEqual(['member', 'member']);
  });

  test.each(['pizza', 'my grandmother', 'dragon whisperer', 'qwxzkj', 'the ferry ticket', ''])(
    'no role: %s',
    (mention) => {
      expect(sure(mention)).toBeUndefined();
    },
  );

  test('near roles, where it is none that is known', () => {
    const { standing, candidates } = titles.resolve('submarine pilot');
    expect(standing).not.toBe('sure');
    expect(candidates.length).toBeGreaterThan(1);
  });

  test('the nearest title at most, where a word is foreign to it', () => {
    const { standing, candidates } = titles.resolve('vampire lighthouse keeper');
    expect(standing).toBe('nearest');
    expect(candidates[0]).toMatchObject({ role: 'lighthouse-keeper', reading: 'nearest' });
  });
});

describe('a level', () => {
  test.each([
    ['senior harbour pilot', 'harbour-pilot', 'senior'],
    ['Harbour Pilot II', 'harbour-pilot', 'II'],
    ['head net mender', 'net-mender', 'head'],
    ['jr. fish buyer (m/f/d)', 'fish-buyer', 'junior'],
  ])('is set aside and said: %s', (mention, role, level) => {
    expect(titles.resolve(mention).candidates[0]).toMatchObject({ role, level, reading: 'rank' });
  });

  test('that a listed title has is none', () => {
    const [first] = titles.resolve('senior beacon keeper').candidates;
    expect(first).toMatchObject({ role: 'lighthouse-keeper', level: null });
  });

  test('of a field is that of those who lead it', () => {
    const [first] = titles.resolve('VP of ferry terminals').candidates;
    expect(first).toMatchObject({ role: 'ferry-manager', level: 'vice president', reading: 'rank' });
  });
});

describe('what says nothing of the job', () => {
  test.each([
    'Harbour Pilot #5521',
    'Harbour Pilot - remote',
    'HARBOUR PILOT (F/M/D)',
    'full-time harbour pilot',
    'Pilot, Harbour',
  ])('changes no role: %s', (mention) => {
    expect(sure(mention)).toBe('harbour-pilot');
  });
});

describe('a family word', () => {
  const families = familiesOf({
    pilot: { to: 'group', group: '99-1000', also: ['steerer'] },
    manager: { to: 'span', members: ['m1', 'm2'], likeliest: 'm2' },
    clerk: { to: 'ask', members: ['m1', 'm2'] },
    mender: { to: 'group', group: '99-9999' },
  });
  const groups: Record<string, string> = { '99-1000': 'pilots', m1: 'ferry-manager', m2: 'market-manager' };
  const known = resolver(SOURCES, { families, bySoc: (soc) => groups[soc] });

  test.each(['pilot', 'Pilots', 'steerer', 'a pilot'])('is its group: %s', (mention) => {
    const { standing, candidates } = known.resolve(mention);
    expect(standing).toBe('sure');
    expect(candidates[0]).toMatchObject({ role: 'pilots', reading: 'family' });
  });

  test('that no group holds is its likeliest member, the others beside it', () => {
    const { standing, candidates } = known.resolve('managers');
    expect(standing).toBe('nearest');
    expect(candidates.map(({ role, reading }) => [role, reading])).toEqual([
      ['market-manager', 'member'],
      ['ferry-manager', 'member'],
    ]);
  });

  test('that is too wide is asked about', () => {
    expect(known.resolve('clerk').standing).toBe('ask');
  });

  test('keeps the level that stands beside it', () => {
    expect(known.resolve('senior pilot').candidates[0]).toMatchObject({ role: 'pilots', level: 'senior' });
  });

  test('within a longer title is no family', () => {
    expect(known.resolve('airship pilot').candidates[0]?.role).toBe('airship-pilot');
  });

  test('of a group that the catalogue lacks is read as any title', () => {
    expect(known.resolve('mender').candidates[0]?.role).toBe('net-mender');
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
        expect(['sure', 'nearest', 'ask', 'unknown']).toContain(titles.resolve(words.join(' ')).standing);
      }),
    );
  });
});
