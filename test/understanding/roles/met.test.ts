import { describe, expect, test } from 'vitest';
import { ask, ids } from '../asking.ts';

describe('where or when somebody met those asked about is no role beside them', () => {
  test.each([
    ['Bakers of this sub, do you make more than butchers?', ['baker', 'butcher']],
    ['florists on this sub, do you earn more than barbers?', ['florist', 'barber']],
    [
      'difference between a barber and a florist? both were there when I saw the nurse',
      ['barber', 'florist'],
    ],
  ])('%s', async (text, words) => {
    const { intent, roles } = await ask(text);
    expect(intent).toBe('compare');
    expect(roles.map(({ mention }) => mention?.toLowerCase().replace(/s$/u, ''))).toEqual(words);
  });
});

test.each([
  'is admin or clerical work shrinking',
  'are sales and retail jobs going down',
  'are tech and computer jobs growing',
])('two words for one field of work are its one group: %s', async (text) => {
  const { intent, roles } = await ask(text);
  expect([intent, ...roles.map(({ kind }) => kind)]).toEqual(['describe', 'group']);
});

test.each([
  'engineers of every kind side by side',
  'compare social workers of all kinds',
  'compare the different types of engineers',
  'compare all kinds of nurses',
  'compare managers',
])('the kinds of a group are put in order, each by itself: %s', async (text) => {
  const answer = await ask(text);
  expect([answer.intent, ids(answer).length > 1]).toEqual(['rank', true]);
});
