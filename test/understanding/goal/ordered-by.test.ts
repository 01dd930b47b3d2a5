import { describe, expect, test } from 'vitest';
import { ask, converse } from '../asking.ts';

describe('what narrows jobs does not put them in order where something else does', () => {
  test.each([
    [
      'jobs that dont need a bachelors, growing at least 10 percent, highest pay first',
      'highest median salary',
    ],
    ['jobs growing over 15 percent, lowest pay first', 'lowest median salary'],
    ['jobs growing faster than 10 percent ranked by salary', 'highest median salary'],
    ['jobs shrinking by more than 10 percent, best paid first', 'highest median salary'],
    ['jobs that pay over 80k, fastest growing first', 'highest job growth'],
    ['engineers with a median under 110k, cheapest first', 'lowest median salary'],
    ['biggest occupations w no diploma needed at all', 'highest number of jobs'],
    ['biggest jobs that need a high school diploma', 'highest number of jobs'],
    ['biggest jobs by pay', 'highest median salary'],
    ['jobs that pay well and are growing', 'highest median salary'],
    ['growing jobs with good pay', 'highest median salary'],
    ['low paying jobs that are shrinking', 'lowest median salary'],
    ["bachelor's jobs sorted from the lowest salary up", 'lowest pay'],
    ["jobs needing a bachelor's, lowest pay first", "typically need a bachelor's degree"],
    ['the least common trade', 'lowest number of jobs'],
  ])('%s', async (text, order) => {
    const { intent, lead } = await ask(text);
    expect(intent).toBe('rank');
    expect(lead).toContain(order);
  });
});

describe('an official group goes by its title, whatever its words mean apart', () => {
  test.each([
    ['best paid job in farming, fishing, and forestry', ['45']],
    ['top paying jobs in life, physical and social science', ['19']],
    ['which building and grounds cleaning and maintenance job pays most', ['37']],
    ['fastest growing jobs in transportation and material moving', ['53']],
  ])('%s', async (text, group) => {
    const { intent, filters } = await ask(text);
    expect([intent, filters]).toEqual(['rank', [expect.objectContaining({ group })]]);
  });
});

describe('the figure of a role bounds others, as often or as far as is said', () => {
  test.each([
    ['who earns more than a dentist', 'rank', 'over'],
    ['which jobs outearn a dentist', 'rank', 'over'],
    ["i'm a barista. what could i move to that pays double?", 'similar', 'over'],
    ["I'm 52, been a plumber all my life. What jobs pay the same?", 'similar', 'between'],
    ['which jobs pay the same as a plumber', 'rank', 'between'],
    ['jobs a bartender could do that pay over 50k', 'similar', 'over'],
  ])('%s', async (text, asked, op) => {
    const { intent, filters } = await ask(text);
    expect([intent, filters[0]?.op]).toEqual([asked, op]);
  });

  test('openings are counted as such, and not as jobs', async () => {
    const { filters } = await ask('jobs with over 100,000 openings a year that need no experience');
    expect(filters[0]).toMatchObject({ field: 'outlook.openings', op: 'over', value: 100_000 });
  });
});

describe('types of a job are all that go by its name', () => {
  test.each([
    ['types of nurses by pay', 'rank'],
    ['different types of teachers ranked by pay', 'rank'],
    ['engineers by type', 'list'],
    ['what types of engineers are there', 'list'],
  ])('%s', async (text, asked) => {
    expect((await ask(text)).intent).toBe(asked);
  });
});

describe('what is left out of a list takes in the condition on any job beside it', () => {
  test.each([
    "drop the nurses and anything that takes a master's",
    "leave out whatever needs a master's",
    "remove managers and those that need a master's",
  ])('%s', async (text) => {
    const [, { intent, filters } = { intent: '', filters: [] }] = await converse('jobs over 90k', text);
    expect(intent).toBe('rank');
    expect(filters).toContainEqual(
      expect.objectContaining({ field: 'education.entry', value: 'master', denied: true }),
    );
  });
});

test.each(['is a surveyor indoors or out', 'indoors or out: roofer'])('%s: both are told', async (text) => {
  const { facts } = await ask(text);
  expect(facts.map(({ field }) => field)).toContain('environment.outdoors');
});
