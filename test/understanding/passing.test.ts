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

  test.each([
    ['Secretary to the principal, how much', 'describe', 'Secretar'],
    ['avg age of court clerks', 'describe', 'Clerk'],
    ['median pay of law clerks', 'describe', 'Clerk'],
  ])('is no role beside it, nor is what is asked: %s', async (text, intent, title) => {
    const answer = await ask(text);
    expect([answer.intent, answer.roles.length]).toEqual([intent, 1]);
    expect(answer.roles[0]?.title).toContain(title);
    expect(answer.lead).not.toMatch(/not a listed title/);
  });
});

describe('a name of several', () => {
  test('misspelled is the field of work that it is spelled right', async () => {
    const [right, slip] = [
      await ask('best paid public safety jobs'),
      await ask('best paid public saftey jobs'),
    ];
    expect(slip.filters).toEqual(right.filters);
    expect(ids(slip)).toEqual(ids(right));
  });

  test('takes in all that people mean by it', async () => {
    const { filters } = await ask('lowest paid physicians');
    expect(filters).toMatchObject([{ group: ['29-1210', '29-1240'] }]);
  });
});

describe('thousands in short before jobs are what these pay', () => {
  test.each([
    ['40-55k jobs', 'salary.median'],
    ['90k jobs in ohio', 'salary.median'],
    ['jobs with 40,000 to 55,000 jobs', 'outlook.jobs'],
  ])('%s', async (text, field) => {
    expect((await ask(text)).filters).toMatchObject([{ field }]);
  });
});

test('where somebody came from is no place of the figures', async () => {
  expect((await ask('my aunt came from Peru, what does a roofer make')).lead).toMatch(/^A roofer earns/);
  expect((await ask('what does a roofer make in Peru')).lead).toMatch(/no figures for “Peru”/);
});
