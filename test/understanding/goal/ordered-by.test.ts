import { describe, expect, test } from 'vitest';
import { ask } from '../asking.ts';

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
