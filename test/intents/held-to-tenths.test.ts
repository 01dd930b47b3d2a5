import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ask } from '../understanding/asking.ts';

describe('what is said of all of a role, or of none, is held against the ends of its tenths', () => {
  test.each([
    ['every pharmacist earns at least 120k', /^That is not so, not all do: .* in the lowest-paid tenth\./],
    ['do all dentists make over 150k', /^No, not all do: .* in the lowest-paid tenth\./],
    ['pharmacists always make over 90k, right?', /^At least nine in ten do: .* in the lowest-paid tenth\./],
    [
      'all florists earn under 60k',
      /^(?:That is not so, not all|At least nine in ten) do: .* best-paid tenth\./,
    ],
    ['no electrician makes 100k', /^That is not so, at least one in ten do: .* in the best-paid tenth\./],
    ['is it true that no locksmith earns 60k?', /^No, at least one in ten do: .* in the best-paid tenth\./],
    ['nobody makes over 150k as a florist', /^Fewer than one in ten do: .* in the best-paid tenth\./],
    ['not all pharmacists make 130k', /^That is so, not all do: /],
  ])('%s', async (text, lead) => {
    const answer = await ask(text);
    expect(answer.lead).toMatch(lead);
    expect(answer.unused).toEqual([]);
  });

  test('of two roles, "always" is denied where their pay overlaps', async () => {
    expect((await ask('do optometrists always earn more than chemists?')).lead).toMatch(/^No, not always: /);
    expect((await ask('do anesthesiologists always earn more than baristas?')).lead).toMatch(/^Yes\. /);
  });

  test('"no" before jobs leaves them out, as it did', async () => {
    expect((await ask('no dentists, jobs over 150k')).intent).toBe('rank');
  });
});

describe('what one person is said to earn is possible, however far from the median', () => {
  test.each([
    [
      'my cousin makes 95k as an electrician, is that possible',
      /^Yes, that is possible\. \$95,000 lies between/,
    ],
    [
      'my neighbor says he makes 30 an hour as a locksmith. is he lying?',
      /^That is possible\. \$30\.00 lies /,
    ],
    ['my aunt is a florist and earns 190k, true?', /possible, though fewer than one in ten earn so much\. /],
    [
      'my friend pulls in 15k as a pharmacist. possible?',
      /possible, though fewer than one in ten earn so little\./,
    ],
    ['any chance a florist makes 190k', /^Fewer than one in ten do: /],
  ])('%s', async (text, lead) => {
    const answer = await ask(text);
    expect(answer.lead).toMatch(lead);
    expect(answer.unused).toEqual([]);
  });
});

describe('an amount that is said to be the end of the scale is held against the tenth', () => {
  test.each([
    ['I make 70k as an electrician, is that the top of the scale?', /^No, at least one in ten earn more: /],
    ['do electricians top out at 75k', /^No, at least one in ten earn more: /],
    ['150k is the max for an electrician, right?', /^Fewer than one in ten earn more: /],
    ['is 200k the ceiling for locksmiths', /^Fewer than one in ten earn more: /],
  ])('%s', async (text, lead) => {
    expect((await ask(text)).lead).toMatch(lead);
  });

  test('whatever the amount, it is the end where no tenth earns more', async () => {
    const { facts } = await ask('electrician salary');
    const top = Number(facts.find(({ field }) => field === 'salary.p90')?.value);
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 20, max: 300 }), async (thousands) => {
        const { lead } = await ask(`do electricians max out at ${thousands}k`);
        expect(lead.startsWith('No, ')).toBe(top > thousands * 1020);
      }),
      { numRuns: 12 },
    );
  });
});

test.each([
  ['my boss says bakers make 90k on average. is he lying?', /^That is not so/],
  ['my boss says bakers make 20k on average. is she wrong?', /^That is not so/],
])('a lie is denied or owned to in words: %s', async (text, lead) => {
  const answer = await ask(text);
  expect(answer.lead).toMatch(lead);
  expect(answer.unused).toEqual([]);
});
