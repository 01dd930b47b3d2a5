import { describe, expect, test } from 'vitest';
import { ask } from '../understanding/asking.ts';

describe('what some earn is not denied by what most earn', () => {
  test.each([
    ['can a bricklayer make 75k', /^Some do, most do not: .* in the best-paid tenth\./],
    ['do any bakers earn less than 33k', /^Some do, most do not: .* in the lowest-paid tenth\./],
    ['are there florists who make 150k', /^Fewer than one in ten do: .* in the best-paid tenth\./],
    ['do roofers make 40k', /^Yes\. /],
  ])('%s', async (text, lead) => {
    expect((await ask(text)).lead).toMatch(lead);
  });
});

describe('a choice of two ends has no yes and no', () => {
  test.each([
    'is a locksmith better or worse paid than a roofer',
    'do bakers grow faster or slower than butchers',
    'is the locksmith job growing faster than most jobs or slower',
  ])('%s', async (text) => {
    expect((await ask(text)).lead).not.toMatch(/\b(?:Yes|No)\b[.:]/);
  });

  test('beside half of all jobs it says where a role stands', async () => {
    expect((await ask('do locksmiths earn more than most jobs')).lead).toMatch(/^No: in the second half of/);
    expect((await ask('do locksmiths earn more than most people')).lead).not.toMatch(/^(?:Yes|No)\b/);
  });
});
