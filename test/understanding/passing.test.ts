import { describe, expect, test } from 'vitest';
import { ask, ids } from './asking.ts';

/** What people add to a question, or say without one. */
describe('a word in passing', () => {
  test.each([
    ['florist to bank teller, doable?', ['onet-27-1023.00', 'onet-43-3071.00'], 'transition'],
    ['locksmith to roofer, learnable?', ['onet-49-9094.00', 'onet-47-2181.00'], 'transition'],
    ['roofers with a roofer badge make 90k', ['onet-47-2181.00'], 'describe'],
  ])('is no part of a title: %s', async (text, roles, intent) => {
    const answer = await ask(text);
    expect([ids(answer), answer.intent]).toEqual([roles, intent]);
  });

  test.each([
    'thx ur a good friend',
    'thank you! my nephew loved this',
    'wow so good thanks',
    'many thanks my dear',
    'appreciate it, this was super neat',
  ])('of thanks is answered as thanks: %s', async (text) => {
    expect((await ask(text)).lead).toMatch(/^You are welcome/);
  });

  test.each(['thanks, what is the weather like', 'thanks, write me a poem'])(
    'of thanks before something else is not: %s',
    async (text) => {
      expect((await ask(text)).lead).not.toMatch(/^You are welcome/);
    },
  );
});
