import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { loadEmbedded } from '../../src/catalogue/load.ts';
import { createCatalogue } from '../../src/catalogue/merge.ts';
import { cheapestCover } from '../../src/language/cover.ts';
import { openEnglish } from '../../src/language/english.ts';
import { lexiconFaults } from '../../src/language/faults.ts';
import { wordingsOf } from '../../src/language/lexicon.ts';

const fields = createCatalogue(loadEmbedded()).fields.all;
const english = openEnglish(fields);
const words = (text: string) => english.tokens(text).map((token) => token.word);
const sensesOf = (text: string) => {
  const tokens = english.tokens(text);
  return english
    .senses(tokens, () => false)
    .filter(({ from, to }) => from === 0 && to === tokens.length)
    .map(({ sense, degree }) => ({ sense: `${sense.kind}.${sense.value}`, degree }));
};

describe('tokens', () => {
  test.each([
    ["What's an RN's pay?", ['what', 'is', 'an', 'rn', 'pay']],
    ["doesn't need", ['does', 'not', 'need']],
    ['dont need', ['do', 'not', 'need']],
    ['R.N. vs. L.P.N.', ['rn', 'vs', 'lpn']],
    ['nurse->doctor', ['nurse', '->', 'doctor']],
    ['w/o a degree', ['without', 'a', 'degree']],
    ['60k', ['60', 'k']],
    ['café manager', ['cafe', 'manager']],
  ])('%s', (text, wanted) => {
    expect(words(text)).toEqual(wanted);
  });

  test('stand where they were typed, in order, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        let end = 0;
        for (const token of english.tokens(text)) {
          expect(token.end).toBeLessThanOrEqual(text.length);
          expect(token.end).toBeGreaterThanOrEqual(end);
          end = token.end;
        }
      }),
    );
  });
});

describe('lemmas', () => {
  test.each([
    ['earning', 'aspect.salary'],
    ['paid', 'aspect.salary'],
    ['salaries', 'aspect.salary'],
    ['responsibilities', 'aspect.duties'],
    ['shrinking', 'least.outlook.growth'],
    ['licences', 'unmeasured.licences'],
  ])('%s is %s', (text, wanted) => {
    expect(sensesOf(text).map(({ sense }) => sense)).toContain(wanted);
  });

  test('an adjective says how far it is compared', () => {
    expect(sensesOf('oldest')).toContainEqual({ sense: 'most.demographics.age', degree: 'superlative' });
    expect(sensesOf('higher')).toContainEqual({ sense: 'direction.most', degree: 'comparative' });
    expect(sensesOf('fastest growing')).toContainEqual({
      sense: 'most.outlook.growth',
      degree: 'superlative',
    });
  });

  test('a slip of typing is mended', () => {
    expect(sensesOf('salry').map(({ sense }) => sense)).toContain('aspect.salary');
    expect(sensesOf('educaton').map(({ sense }) => sense)).toContain('aspect.education');
  });
});

describe('the lexicon', () => {
  test('is in order', () => {
    expect(lexiconFaults(english.file, fields)).toEqual([]);
  });

  test('a phrase has each word of a list that it names, and each phrase of a sense', () => {
    const lists = { ship: ['barge', 'ferry'], fast: ['direction.most'] };
    const file = { ...english.file, lists, senses: { direction: { most: ['brisk', 'no {ship}'] } } };
    expect(wordingsOf('the {fast} {ship}', file)).toEqual([
      ...['the brisk barge', 'the brisk ferry'],
      ...['the no barge barge', 'the no barge ferry', 'the no ferry barge', 'the no ferry ferry'],
    ]);
  });

  test('a phrase has each of several words, and is said without what may be left out', () => {
    expect(wordingsOf('{match|stack} up [to]', english.file)).toEqual([
      ...['match up', 'match up to', 'stack up', 'stack up to'],
    ]);
  });

  test('a list that is not there is a fault', () => {
    const file = { ...english.file, senses: { ...english.file.senses, help: { help: ['{nobody} helps'] } } };
    expect(lexiconFaults(file, fields).join()).toContain('“{nobody} helps” names no list');
  });

  test.each([
    ['two senses of a kind', { aspect: { ...english.file.senses.aspect, skills: ['salary'] } }, 'two senses'],
    ['a field’s word that is not covered', { unmeasured: { stress: ['job growth'] } }, 'not covered at once'],
  ])('%s is a fault', (_, senses, fault) => {
    const file = { ...english.file, senses: { ...english.file.senses, ...senses } };
    expect(lexiconFaults(file, fields).join()).toContain(fault);
  });
});

describe('the cheapest cover', () => {
  const span = fc
    .record({
      from: fc.nat(9),
      length: fc.integer({ min: 1, max: 4 }),
      price: fc.double({ min: 0.1, max: 5, noNaN: true }),
    })
    .map(({ from, length, price }) => ({ from, to: Math.min(10, from + length), price }));

  test('covers every token once', () => {
    fc.assert(
      fc.property(fc.array(span, { maxLength: 30 }), (spans) => {
        const cover = cheapestCover(10, spans, 4, (at) => ({ from: at, to: at + 1, price: 4 }));
        expect(cover[0]?.from).toBe(0);
        expect(cover.at(-1)?.to).toBe(10);
        for (const [at, one] of cover.slice(1).entries()) expect(one.from).toBe(cover[at]?.to);
      }),
    );
  });

  test('is never dearer than a cover without one of its candidates', () => {
    const total = (spans: readonly { price: number }[]) => spans.reduce((sum, one) => sum + one.price, 0);
    const gap = (at: number) => ({ from: at, to: at + 1, price: 4 });
    fc.assert(
      fc.property(fc.array(span, { minLength: 1, maxLength: 20 }), (spans) => {
        const less = cheapestCover(10, spans.slice(1), 4, gap);
        expect(total(cheapestCover(10, spans, 4, gap))).toBeLessThanOrEqual(total(less) + 1e-6);
      }),
    );
  });
});
