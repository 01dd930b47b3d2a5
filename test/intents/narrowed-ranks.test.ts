import { describe, expect, test } from 'vitest';
import { ask } from '../understanding/asking.ts';

describe('little that jobs ask for narrows them, and pay puts them in order', () => {
  test.each([
    ['top paying occupations for the least amount of schooling', 'no formal educational credential'],
    ['what work earns the most with little education', 'no formal educational credential'],
    ['best paid careers with the least training', 'short-term on-the-job training'],
    ['which careers paying more than 60k have quick training', 'short-term on-the-job training'],
    ['careers over $95k with under 3 years of training', 'on-the-job training of under 3 years'],
    ['careers above 70k, under a year of training', 'on-the-job training of under 1 year'],
  ])('%s', async (text, condition) => {
    const { intent, lead, facts } = await ask(text);
    expect(intent).toBe('rank');
    expect(lead).toContain('have the highest median salary');
    expect(lead).toContain(condition);
    const values = facts.map(({ value }) => value as number);
    expect(values).toEqual(values.toSorted((a, b) => b - a));
  });

  test('training that only begins at a year is not under it, however high the pay', async () => {
    const [brief, long] = await Promise.all(
      ['under', 'over'].map((bound) => ask(`careers above 70k with ${bound} a year of training`)),
    );
    const ids = new Set(brief?.roles.map(({ id }) => id));
    expect(long?.roles.length).toBeGreaterThan(0);
    expect(long?.roles.some(({ id }) => ids.has(id))).toBe(false);
  });
});

test.each([
  ['well paid careers you can do remotely', ['Able to telework', 'Median salary']],
  ['occupations that are growing and pay well', ['Median salary', 'Job growth']],
  ['best paid occupations', ['Median salary']],
])('what is asked beside the order stands in the table: %s', async (text, columns) => {
  const { table } = await ask(text);
  expect(table?.columns).toEqual(columns);
  expect(table?.rows.every(({ cells }) => cells.length === columns.length)).toBe(true);
});

test('the only job that meets a bound is told so, and is not the highest of one', async () => {
  const { lead } = await ask('which occupations earn less than $14.90 an hour');
  expect(lead).toMatch(/^1 role has median hourly pay under \$14\.90\. Only fast food cooks are ranked/);
});

test('figures of the nation below columns of states are labelled as the nation’s', async () => {
  const { table } = await ask('nurse in Ohio vs in Florida pay and outlook');
  const labels = table?.rows.map(({ label }) => label) ?? [];
  expect(labels).toEqual(expect.arrayContaining(['Job growth, United States', 'Median salary']));
});

test('what jobs are narrowed by is no pay of the asker among those of the first', async () => {
  const { lead } = await ask('anything without formal education that clears $70,000?');
  expect(lead).not.toContain('lies between');
  expect(lead).not.toContain('right for you');
});
