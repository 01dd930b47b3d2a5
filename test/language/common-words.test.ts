import { expect, test } from 'vitest';
import { isCommonWord } from '../../src/language/common-words.ts';
import { ask, ids } from '../understanding/asking.ts';

test('words of every day are common; slips, names and rare words that resemble a job are not', () => {
  for (const word of ['sooner', 'funny', 'lunch', 'wheel', 'puppy', 'dreading', 'reflected'])
    expect(isCommonWord(word)).toBe(true);
  for (const word of ['nures', 'manger', 'electritian', 'wumpus', '']) expect(isCommonWord(word)).toBe(false);
});

test.each([
  ['nurse or teacher, which is funnier at lunch', ['registered-nurse', 'group-25-2000']],
  ['Plumber came to fix the water heater, what do plumbers earn', ['plumber']],
  ['is a welder in the garden happier, what is the pay of a welder', ['welder']],
  ['sofware devloper vs acountant', ['software-developer', 'accountant']],
])('words of every day name no job beside those that do: %s', async (text, roles) => {
  expect(ids(await ask(text))).toEqual(roles);
});
