import { describe, expect, test } from 'vitest';
import { ask, converse } from '../understanding/asking.ts';

const ROLES = ['welders', 'a dental assistant', 'accountants'];
const CHEAP = [
  'cheapest state to hire',
  'least expensive state to employ or hire',
  'which state is least costly to recruit',
];
const DEAR = ['most expensive state to hire', 'which state is costliest to hire'];

describe('what hiring costs is what is paid', () => {
  test.each(CHEAP.flatMap((words) => ROLES.map((role) => `${words} ${role}`)))(
    'the least: %s',
    async (text) => {
      expect((await ask(text)).lead).toContain('the lowest median salary');
    },
  );

  test.each(DEAR.flatMap((words) => ROLES.map((role) => `${words} ${role}`)))(
    'the most: %s',
    async (text) => {
      expect((await ask(text)).lead).toContain('the highest median salary');
    },
  );

  test.each(['cheapest way to become a welder', 'is dental school expensive'])(
    'what schooling costs is not: %s',
    async (text) => {
      const { notCovered, lead } = await ask(text);
      expect(notCovered).not.toEqual([]);
      expect(lead).not.toContain('lowest median salary');
    },
  );
});

describe('pay by sex or race is said to be reported by no source', () => {
  test.each([
    ['what do female machinists earn', 'differences by sex'],
    ['do women make more as paralegals', 'differences by sex'],
    ['are female economists paid less', 'differences by sex'],
    ['how much do asian pharmacists make', 'differences by race'],
    ['salary of black pharmacists', 'differences by race'],
  ])('%s', async (text, missing) => {
    expect((await ask(text)).notCovered).toContain(missing);
  });

  test.each(['are most machinists women', 'I am a woman, what do paralegals make'])(
    'not where none is asked for: %s',
    async (text) => {
      expect((await ask(text)).notCovered).toEqual([]);
    },
  );
});

test('a list of a place is ranked by the nation’s figures where no others are, and says so', async () => {
  const [, answer] = await converse('jobs in construction in Ohio', 'which of them is the oldest');
  expect(answer?.lead).toContain('not published for Ohio');
  expect(answer?.lead).not.toMatch(/In Ohio/);
});
