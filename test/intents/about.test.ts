import { describe, expect, test } from 'vitest';
import { ask } from '../understanding/asking.ts';

describe('what is about an amount is told by that amount, which is a fact or the asker’s own', () => {
  test.each([
    ['which jobs pay the same as a welder', /median salaries of about \$53,750/],
    ['healthcare jobs that pay around $70k', /median salaries of about \$70,000/],
    ['trades that make about fifty grand', /median salaries of about “fifty grand”/],
    ['jobs that do not pay about 60k', /other than about \$60,000/],
  ])('%s', async (text, lead) => {
    expect((await ask(text)).lead).toMatch(lead);
  });
});
