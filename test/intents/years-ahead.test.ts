import { describe, expect, test } from 'vitest';
import { ask } from '../understanding/asking.ts';

test('a year to come is answered by what is projected, said to be of its year', async () => {
  const { lead, facts } = await ask('how many dentists will there be in 2033');
  expect(lead).toMatch(/^There are to be [\d,]+ jobs for dentists \(2034\)/);
  const [ahead, now] = ['outlook.jobs_ahead', 'outlook.jobs'].map((id) =>
    facts.find(({ field }) => field === id),
  );
  expect([ahead?.asOf, now?.asOf]).toEqual(['2034', '2024']);
});

test('today is not answered by it', async () => {
  const { facts } = await ask('how many dentists are there');
  expect(facts.map(({ field }) => field)).not.toContain('outlook.jobs_ahead');
});

describe('jobs that are added and lost are ranked by their number, growth by its percentage', () => {
  test.each([
    ['what careers are creating the most new jobs', 'outlook.change', 1],
    ['which occupations shed the most jobs', 'outlook.change', -1],
    ['quickest growing careers', 'outlook.growth', 1],
  ])('%s', async (text, field, sign) => {
    const { facts } = await ask(text);
    expect(new Set(facts.map((fact) => fact.field))).toEqual(new Set([field]));
    const values = facts.map(({ value }) => sign * Number(value));
    expect(values[0]).toBeGreaterThan(0);
    expect(values).toEqual(values.toSorted((a, b) => b - a));
  });
});

test.each(['mean wage of all occupations', 'what is the median salary in the united states'])(
  'a figure of all occupations together is said not to be held: %s',
  async (text) => {
    expect((await ask(text)).lead).toMatch(/^Figures of all occupations together are not held here;/);
  },
);

test('pay without a role and without all of them asks for the role', async () => {
  expect((await ask('what is the typical salary')).lead).toMatch(/^Which role/);
});
