import { describe, expect, test } from 'vitest';
import { ask } from '../understanding/asking.ts';

describe('what is not known is not answered by something else', () => {
  test.each([
    'what % of roofers are over 50',
    'how many chefs are under 25',
    'what percent of bakers are older than 60',
  ])('shares by age: %s', async (text) => {
    const { lead, unused } = await ask(text);
    expect(lead).toMatch(
      /The median age of \w+ is .* as such is reported|as such is reported.* The median age of/,
    );
    expect(lead).not.toMatch(/It is not so/);
    expect(unused).toEqual([]);
  });

  test.each([
    'chef or baker, which is better',
    'roofer vs florist who has it better',
    'is baking nicer than roofing',
  ])('what is better is not what is paid better: %s', async (text) => {
    expect((await ask(text)).lead).not.toMatch(/^(?:Yes|No)\b|earns more\./);
  });

  test('"better pay" names what is better', async () => {
    expect((await ask('chef or baker, which has better pay')).lead).toMatch(/^The chef earns more\./);
  });

  test('of a rank of what the other is, it is that one', async () => {
    const { roles } = await ask('software engineer vs staff engineer');
    expect(new Set(roles.map(({ id }) => id))).toEqual(new Set(['software-developer']));
  });

  test('"is it legal to" names no field of work', async () => {
    expect((await ask('is it legal to pay men less')).intent).not.toBe('rank');
  });
});

describe('amounts are read however they are written', () => {
  test.each([
    ['jobs between 75k and 55k', [55_000, 75_000]],
    ['jobs paying 90-70k', [70_000, 90_000]],
    ['jobs over 9e4', 90_000],
  ])('%s', async (text, value) => {
    expect((await ask(text)).filters).toMatchObject([{ value }]);
  });
});

describe('a mark asks for a yes or no', () => {
  test.each([
    ['so you need a degree to be a roofer??', /^No: /],
    ['you need a degree to be a pharmacist?', /^Yes: /],
    ['baker 80k?', /^No, /],
  ])('%s', async (text, lead) => {
    expect((await ask(text)).lead).toMatch(lead);
  });
});

describe('"average" of growth is that of other jobs', () => {
  test.each([
    ['are nurse practitioner jobs growing faster than average', /^Yes: .* by job growth/],
    ['is the growth of telemarketers above average?', /^No: .* by job growth/],
    ['are telemarketers growing slower than average', /^Yes: .* by job growth/],
  ])('%s', async (text, lead) => {
    expect((await ask(text)).lead).toMatch(lead);
  });
});

test('who lives off a job is told its pay', async () => {
  for (const text of ['Could she live off being a baker?', 'can I support a family as a roofer'])
    expect((await ask(text)).lead).toMatch(/earns a median of/);
});
