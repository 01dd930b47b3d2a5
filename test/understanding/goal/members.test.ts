import { describe, expect, test } from 'vitest';
import { ask } from '../asking.ts';

const groupOf = ({ filters }: Awaited<ReturnType<typeof ask>>) =>
  filters.some((one) => one.group !== undefined);

describe('a name of several roles is all of them', () => {
  test.each([
    'types of analysts',
    'list of analysts',
    'all inspectors',
    'which inspectors are there',
    'what sorts of inspectors are there',
    'list the kinds of counselors',
  ])('where its kinds are asked for: %s', async (text) => {
    const answer = await ask(text);
    expect([answer.intent, groupOf(answer)]).toEqual(['list', true]);
    expect(answer.total).toBeGreaterThan(3);
    expect(answer.lead).toMatch(/^\d+ roles are known here among \w+, such as /);
  });

  test.each([
    ['inspectors without a degree', 'education.entry'],
    ["counselors that don't need a master's", 'education.entry'],
    ['mechanics who do not need a certificate', 'education.entry'],
    ['analysts who make over 100k', 'salary.median'],
  ])('where what follows narrows them: %s', async (text, field) => {
    const answer = await ask(text);
    expect([answer.intent, groupOf(answer)]).toEqual(['rank', true]);
    expect(answer.filters.map((one) => one.field)).toContain(field);
  });

  test.each(['surgeons with the best pay', 'inspectors with the fewest openings'])(
    'where what follows puts them in order: %s',
    async (text) => {
      const answer = await ask(text);
      expect([answer.intent, groupOf(answer)]).toEqual(['rank', true]);
    },
  );

  test.each(["do counselors need a master's", 'how much do inspectors earn', 'an analyst without a degree'])(
    'and not where it is asked about as one: %s',
    async (text) => {
      expect((await ask(text)).intent).not.toBe('rank');
    },
  );
});

describe('states are narrowed by a bound of what a role earns there', () => {
  test.each([
    [
      'states where machinists earn over 60k',
      /^\d+ states or territories have median salaries over \$60,000 for /,
    ],
    [
      'how many states pay machinists under 50k',
      /^\d+ states or territories have median salaries under \$50,000/,
    ],
    [
      'which states pay machinists over 200k',
      /^None of the states and territories has a median salary over \$200,000/,
    ],
    ['is there a state where machinists earn over 60k', /^\d+ states or territories /],
  ])('%s', async (text, lead) => {
    const { intent, lead: told, table, total } = await ask(text);
    expect([intent, told]).toEqual(['rank', expect.stringMatching(lead)]);
    expect(total ?? 0).toBeGreaterThanOrEqual(table?.rows.length ?? 0);
  });
});
