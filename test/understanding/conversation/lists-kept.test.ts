import { describe, expect, test } from 'vitest';
import { converse, ids } from '../asking.ts';

const last = async (...texts: string[]) => (await converse(...texts)).at(-1);
const fields = (answer: Awaited<ReturnType<typeof last>>) => answer?.filters.map((one) => one.field);

describe('jobs like one are narrowed by what is asked of them next', () => {
  test.each([
    ['only the ones under 60k', 'salary.median'],
    ['that pay over 60k', 'salary.median'],
    ['without a degree', 'education.entry'],
    ['without school', 'education.entry'],
    ['do any pay over 60k', 'salary.median'],
    ['which pay over 60k', 'salary.median'],
    ['which need a degree', 'education.entry'],
  ])('%s', async (text, field) => {
    const answer = await last('jobs like welder', text);
    expect([answer?.intent, fields(answer)]).toEqual(['similar', [field]]);
  });

  test('a bound after another, then a place, then an order: of the same', async () => {
    const [, narrow, there, order] = await converse(
      'jobs similar to paralegal',
      'over 50k only',
      'in Texas',
      'which grows fastest',
    );
    expect(there?.place).toEqual({ code: '48', title: 'Texas' });
    expect(there?.intent).toBe('rank');
    for (const answer of [there, order])
      expect(new Set(answer && ids(answer))).toEqual(new Set(narrow && ids(narrow)));
  });

  test('the best of them is one of them, and what it is asked next is of it', async () => {
    const [, best, does] = await converse('jobs like florist', 'the highest paid one', 'what does it do');
    expect([best?.intent, does && ids(does)]).toEqual(['rank', best && ids(best).slice(0, 1)]);
  });

  test.each(['how old are they', 'what state pays the most', 'is that over 60k', 'jobs over 90k'])(
    'and nothing else is: %s',
    async (text) => {
      expect((await last('jobs like welder', text))?.intent).not.toBe('similar');
    },
  );
});

describe('a list stays at hand', () => {
  test.each(['back to the list', 'go back to that list', 'show me the list again'])(
    'however often something else was asked since: %s',
    async (text) => {
      const answers = await converse('jobs over 120k in healthcare', 'barber salary', 'and a florist?', text);
      expect(answers.at(-1)?.lead).toBe(answers[0]?.lead);
    },
  );

  test('after its last page', async () => {
    const [list, , one] = await converse(
      'engineering jobs over 130k',
      'show more',
      'the second one: what does it do?',
    );
    expect([one?.intent, one && ids(one)]).toEqual(['describe', [list && ids(list)[1]]]);
  });

  test.each(['what if all I had was a high school diploma?', 'what if I only had an associate degree'])(
    'another level takes the place of the one that narrows it: %s',
    async (text) => {
      const answer = await last('jobs over 60k', "that don't need a degree", text);
      expect([answer?.intent, answer?.filters.length]).toEqual(['rank', 2]);
    },
  );
});

test('from the second to the first leads from the one role that was asked about to the other', async () => {
  const answer = await last(
    'what does a chef make',
    'and a kitchen manager?',
    'how do I get from the first to the second',
  );
  const [chef, manager] = await converse('what does a chef make', 'and a kitchen manager?');
  expect([answer?.intent, answer && ids(answer)]).toEqual([
    'transition',
    [chef, manager].flatMap((one) => (one ? ids(one).slice(0, 1) : [])),
  ]);
});

test.each(['what else is there along those lines?', 'what is similar?', 'anything in that vein?'])(
  'others like one that somebody wants to be: %s',
  async (text) => {
    const answer = await last(`My cousin wants to be a florist but hates mornings. ${text}`);
    expect(answer?.intent).toBe('similar');
  },
);
