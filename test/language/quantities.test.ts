import { describe, expect, test } from 'vitest';
import { loadEmbedded } from '../../src/catalogue/load.ts';
import { createCatalogue } from '../../src/catalogue/merge.ts';
import { openEnglish } from '../../src/language/english.ts';
import { quantitiesOf } from '../../src/language/quantities.ts';

const english = openEnglish(createCatalogue(loadEmbedded()).fields.all);

function amounts(text: string) {
  const tokens = english.tokens(text);
  const hits = english.senses(tokens, () => false);
  return quantitiesOf(tokens, hits, english).map(({ bound, value, until, unit, period }) => ({
    bound,
    value,
    until,
    unit,
    period,
  }));
}

const one = (bound: string | null, value: number, unit: string | null, more = {}) => [
  { bound, value, until: null, unit, period: null, ...more },
];

describe('amounts as people write them', () => {
  test.each([
    ['over sixty thousand', one('over', 60_000, null)],
    ['more than 60 grand', one('over', 60_000, 'USD')],
    ['60k', one(null, 60_000, 'USD')],
    ['at least $60,000', one('over', 60_000, 'USD')],
    ['SIX FIGURES', one('over', 100_000, 'USD')],
    ['six-figure', one('over', 100_000, 'USD')],
    ['6 figures', one('over', 100_000, 'USD')],
    ['$1.2m', one(null, 1_200_000, 'USD')],
    ['a hundred thousand dollars', one(null, 100_000, 'USD')],
    ['half', one(null, 50, 'percent')],
    ['a third', one(null, 33.3, 'percent')],
    ['two thirds', one(null, 66.6, 'percent')],
    ['20%', one(null, 20, 'percent')],
    ['20 percent', one(null, 20, 'percent')],
    ['below -20%', one('under', -20, 'percent')],
    ['-3 percent', one(null, -3, 'percent')],
    ['over $-10', one('over', -10, 'USD')],
    ['between -10% and -5%', [{ bound: 'between', value: -10, until: -5, unit: 'percent', period: null }]],
    ['10 -20%', [{ bound: 'between', value: 10, until: 20, unit: 'percent', period: null }]],
    ['under 20 pct', one('under', 20, 'percent')],
    ['5 yrs', one(null, 5, 'years')],
    ['five years or more', one('over', 5, 'years')],
    ['$30/hr', one(null, 30, 'USD', { period: 'hour' })],
    ['over $30 an hour', one('over', 30, 'USD', { period: 'hour' })],
    ['60k+', one('over', 60_000, 'USD')],
    ['60-80k', one('between', 60_000, 'USD', { until: 80_000 })],
    ['60k to 80k', one('between', 60_000, 'USD', { until: 80_000 })],
    ['between $60,000 and $80,000', one('between', 60_000, 'USD', { until: 80_000 })],
    ['100,000 jobs', one(null, 100_000, 'jobs')],
    ['twenty five thousand', one(null, 25_000, null)],
    ['12H', one(null, 12, 'hours')],
    ['12h', one(null, 12, 'hours')],
    ['$30/h', one(null, 30, 'USD', { period: 'hour' })],
    ['$30 every hr', one(null, 30, 'USD', { period: 'hour' })],
    ['over 20M', one('over', 20_000_000, null)],
    ['at most 20M', one('under', 20_000_000, null)],
    ['$88M', one(null, 88_000_000, 'USD')],
    ['20M+', one('over', 20_000_000, null)],
  ])('%s', (text, wanted) => {
    expect(amounts(text)).toEqual(wanted);
  });

  test.each(['88M', '11B', '68W', '35F'])('%s is a code', (text) => {
    expect(amounts(`what does an ${text} do`)).toEqual([]);
    expect(english.tokens(text).map(({ word }) => word)).toEqual([text.toLowerCase()]);
  });

  test('money keeps its unit where jobs follow', () => {
    expect(amounts('$100,000 jobs')).toEqual(one(null, 100_000, 'USD'));
  });

  test('words that are no number are none', () => {
    expect(amounts('a nurse at the hospital')).toEqual([]);
  });
});
