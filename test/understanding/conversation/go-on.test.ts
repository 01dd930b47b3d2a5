import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { converse, ids } from '../asking.ts';

const { senses } = JSON.parse(
  readFileSync(new URL('../../../data/lexicon/english.json', import.meta.url), 'utf8'),
) as { senses: Record<string, Record<string, string[]>> };

/** Single words of some kinds. */
const wordsOf = (...kinds: string[]) =>
  kinds.flatMap((kind) =>
    Object.values(senses[kind] ?? {})
      .flat()
      .filter((word) => /^[a-z]+$/.test(word)),
  );
const SUBJECTS = wordsOf('aspect', 'statistic', 'period', 'compute', 'unmeasured');
const SMALL = [
  'the',
  'of',
  'in',
  'and',
  'for',
  'which',
  'what',
  'how',
  'they',
  'it',
  'them',
  'both',
  'those',
  'then',
];
const PLACES = ['Oregon', 'Nevada', 'Utah'];

const word = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...SMALL) },
  { weight: 2, arbitrary: fc.constantFrom(...SUBJECTS) },
  { weight: 1, arbitrary: fc.constantFrom(...PLACES) },
);

describe('in the midst of a conversation', () => {
  test.each([['welder vs plumber'], ['baker'], ['highest paid jobs in Iowa']])(
    'after “%s” words of subjects, places and small words go on or are asked about',
    async (first) => {
      const texts = fc.sample(fc.array(word, { minLength: 1, maxLength: 5 }), { numRuns: 60 });
      for (const words of texts) {
        const said = words.join(' ');
        const [, next] = await converse(first, said);
        expect(next?.outcome, said).not.toBe('out_of_scope');
      }
    },
  );

  test.each([
    ['baker vs cook pay', 'by the month'],
    ['baker vs cook pay', 'weekly'],
    ['baker vs cook', 'monthly'],
  ])('%s, then “%s”: the form of pay that no source has is said, and pay is told', async (first, said) => {
    const [before, next] = await converse(first, said);
    expect(ids(next)).toEqual(ids(before));
    expect(next?.notCovered.join()).toMatch(/by the (?:month|week)/);
    expect(next?.lead).toContain('earns a median of');
  });

  test.each([
    ['baker vs cook', 'what about men', 'male'],
    ['baker', 'what about women', 'female'],
  ])('%s, then “%s”', async (first, said, label) => {
    const [, next] = await converse(first, said);
    expect(next?.lead).toContain(`% of bakers are ${label}`);
  });

  test.each(['explain', 'describe', 'go deeper', 'elaborate'])(
    '“%s” tells more of the same',
    async (said) => {
      const [first, next] = await converse('baker vs plumber pay', said);
      expect(ids(next)).toEqual(ids(first));
      expect(next?.aspects).not.toContain('salary');
    },
  );

  test.each(['brighter'])('“which has a %s future” asks of the outlook', async (word) => {
    const [, next] = await converse('baker vs plumber', `which has a ${word} future`);
    expect(next?.aspects).toEqual(['outlook']);
    expect(ids(next)).toHaveLength(2);
    expect(next?.unused).toEqual([word]);
  });

  test('how long, and how one gets there', async () => {
    const [, way, long] = await converse('baker', 'how would i get there', 'how long');
    expect(way?.aspects).toContain('education');
    expect(long?.aspects).toContain('experience');
    expect(ids(long)).toEqual(ids(way));
  });

  test('a place that nobody minds is left out, and the rest stays', async () => {
    const [first, next] = await converse('baker vs cook in Utah', 'never mind utah');
    expect(first?.place).not.toBeNull();
    expect(next?.place).toBeNull();
    expect(ids(next)).toHaveLength(2);
  });

  test.each(['start over', 'lets start over', 'great. reset', 'new topic'])(
    '“%s” resets, with help',
    async (said) => {
      const [, next, alone] = await converse('baker vs cook pay', said, 'and in Utah?');
      expect(next?.outcome).toBe('help');
      expect(alone?.roles).toEqual([]);
    },
  );

  test.each(["what's for lunch", 'write me a poem', 'my dog ate my shoe'])(
    '“%s” is still none of it',
    async (said) => {
      const [, next] = await converse('baker vs plumber', said);
      expect(next?.outcome).toBe('out_of_scope');
    },
  );
});
