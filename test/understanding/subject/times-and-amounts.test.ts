import { describe, expect, test } from 'vitest';
import { ask, ids } from '../asking.ts';

describe('years', () => {
  test.each([
    'which jobs shrink most from 2025 to 2035',
    'quickest growing occupations, 2023-2033',
    'best growth between 2024 and 2034 of all jobs',
  ])('from one to another are a time and bound no pay: %s', async (text) => {
    const { filters, aspects, outcome } = await ask(text);
    expect([outcome, filters, aspects]).toEqual(['answer', [], ['outlook']]);
  });

  test.each(['wind turbine tech prospects 2033', 'florist 2031', 'surveyor 2025-2035'])(
    'to come ask for the outlook: %s',
    async (text) => {
      expect((await ask(text)).aspects).toEqual(['outlook']);
    },
  );

  test('do not stand for amounts that have a unit', async () => {
    expect((await ask('jobs that pay $2,000 to $2,100 a month')).filters).toHaveLength(1);
    expect((await ask('jobs with 2000 to 2100 openings')).filters).toHaveLength(1);
  });
});

describe('amounts without a noun are of pay', () => {
  test.each([
    'how much more does a florist get than a barista',
    'how much less is that for a janitor than a chef',
    'barber or tailor, what is the gap?',
    'do roofers get more in Ohio or Utah',
    'what does a surveyor run in Nevada versus Oregon',
    'if not, what is the pay gap between a barber and a tailor',
  ])('%s', async (text) => {
    expect((await ask(text)).aspects).toEqual(['salary']);
  });

  test.each(['what is the difference between a barber and a tailor', 'barber vs tailor, any differences'])(
    'but a difference is of everything: %s',
    async (text) => {
      expect((await ask(text)).aspects).not.toEqual(['salary']);
    },
  );
});

describe('a field of work', () => {
  test.each(['is masonry a dying trade', 'is roofing a good trade'])(
    'that a role is said to be is no condition: %s',
    async (text) => {
      const { filters, lead } = await ask(text);
      expect(filters).toEqual([]);
      expect(lead).not.toMatch(/counts? among/);
    },
  );

  test('is one where nothing else is said of it', async () => {
    expect((await ask('is roofing a trade')).lead).toMatch(/counts among/);
  });

  test('is that of both where two roles are compared', async () => {
    const answer = await ask('roofer vs electrician: which is the nicer job in construction');
    expect([answer.outcome, ids(answer).length]).toEqual(['answer', 2]);
  });

  test('is narrowed to what is expected of its jobs', async () => {
    for (const verb of ['expected', 'projected', 'set', 'likely']) {
      const { filters, aspects } = await ask(`which construction jobs are ${verb} to shrink`);
      expect([filters.length, aspects]).toEqual([2, ['outlook']]);
    }
  });

  test('stands beside "which", where tools are not asked for', async () => {
    expect((await ask('which tech job pays most')).filters).toHaveLength(1);
    expect((await ask('which tech do surveyors use')).aspects).toEqual(['skills']);
  });
});

describe('what somebody does', () => {
  test.each(['how do surveyors spend their time', 'what does a caterer at a snazzy gala do'])(
    'is asked by more than one form: %s',
    async (text) => {
      expect((await ask(text)).aspects).toEqual(['duties']);
    },
  );

  test('is told beside pay', async () => {
    const { aspects } = await ask('what does a florist in a boutique do and what is the pay like');
    expect([...aspects].sort()).toEqual(['duties', 'salary']);
  });
});

test('what insurance costs is another matter, and no role', async () => {
  const { outcome, notCovered } = await ask('what does liability insurance cost for a roofer');
  expect([outcome, notCovered]).toEqual(['answer', ['liability insurance', 'costs']]);
});
