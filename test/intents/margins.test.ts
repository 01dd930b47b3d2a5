import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ask } from '../understanding/asking.ts';

const JOBS = ['dentist', 'welder', 'cashier', 'lawyer', 'paralegal', 'plumber', 'pharmacist', 'bartender'];

/** Wordings of a margin, and what the ratio of the one's pay to the other's has to be. */
const TIMES: readonly [string, (ratio: number, times: number) => boolean][] = [
  ['at least {n} times as much as', (ratio, times) => ratio >= times],
  ['more than {n} times what', (ratio, times) => ratio > times],
  ['less than {n} times what', (ratio, times) => ratio < times],
  ['no more than {n} times the pay of', (ratio, times) => ratio <= times],
];
const AMOUNTS: readonly [string, (one: number, other: number, value: number) => boolean][] = [
  ['at least {n} dollars more than', (one, other, value) => one - other >= value],
  ['more than {n}% more than', (one, other, value) => (100 * (one - other)) / other > value],
  ['at least {n}% less than', (one, other, value) => (100 * (other - one)) / other >= value],
];

async function payOf(text: string): Promise<{ yes: boolean; one: number; other: number }> {
  const { lead, facts, roles, intent } = await ask(text);
  expect([intent, lead], text).toEqual(['compare', expect.stringMatching(/^(?:Yes|No)\. /)]);
  const pay = roles.map(
    ({ id }) => facts.find(({ role, field }) => role === id && field === 'salary.median')?.value,
  );
  const [one = Number.NaN, other = Number.NaN] = pay.map(Number);
  return { yes: lead.startsWith('Yes'), one, other };
}

const pair = fc
  .shuffledSubarray(JOBS, { minLength: 2, maxLength: 2 })
  .map(([one = '', other = '']) => ({ one, other }));
/** The same runs each time. */
const RUNS = { numRuns: 60 };

describe('a verdict on a margin is what the figures work out to', () => {
  test('of a multiple', async () => {
    const times = fc.integer({ min: 11, max: 60 }).map((tenths) => tenths / 10);
    await fc.assert(
      fc.asyncProperty(
        pair,
        fc.constantFrom(...TIMES),
        times,
        async ({ one, other }, [wording, holds], n) => {
          const text = `does a ${one} make ${wording.replace('{n}', `${n}`)} a ${other}`;
          const pay = await payOf(text);
          expect(pay.yes, text).toBe(holds(pay.one / pay.other, n));
        },
      ),
      RUNS,
    );
  });

  test('of how far apart two are, whichever is first', async () => {
    const wordings = ['are a {a} and a {b} at least {n} apart', 'is the gap of {a} and {b} over {n}'];
    await fc.assert(
      fc.asyncProperty(
        pair,
        fc.constantFrom(...wordings),
        fc.integer({ min: 2, max: 90 }),
        async ({ one, other }, wording, n) => {
          const text = wording.replace('{a}', one).replace('{b}', other).replace('{n}', `${n}k`);
          const pay = await payOf(text);
          const far = Math.abs(pay.one - pay.other);
          expect(pay.yes, text).toBe(wording.includes('over') ? far > n * 1000 : far >= n * 1000);
        },
      ),
      RUNS,
    );
  });

  test('of an amount or a share', async () => {
    await fc.assert(
      fc.asyncProperty(
        pair,
        fc.constantFrom(...AMOUNTS),
        fc.integer({ min: 2, max: 90 }),
        async ({ one, other }, [wording, holds], n) => {
          const value = wording.includes('dollars') ? n * 1000 : n;
          const text = `does a ${one} make ${wording.replace('{n}', `${value}`)} a ${other}`;
          const pay = await payOf(text);
          expect(pay.yes, text).toBe(holds(pay.one, pay.other, value));
        },
      ),
      RUNS,
    );
  });
});

describe('a margin without a bound is about that, or said to be more or less', () => {
  test.each([
    ['do dentists make at least as much as cashiers', /^Yes\. /],
    ['do cashiers make as much as dentists', /^No\. /],
    ['does a pharmacist get three times what the pharmacy tech gets', /^Yes, about that\. /],
    ['is a lawyer paid twice what a paralegal is paid', /^Yes, and more than that\. /],
    ['does a welder make triple what a cashier makes', /^No, less than that\. /],
    ['does a cashier make half what a plumber makes', /^Yes, about that\. /],
    ['does a welder make half what a plumber makes', /^No, more than that\. /],
    ['do plumbers outearn welders by $50,000', /^No, less than that\. /],
    ['do lawyers make about twice what paralegals make', /^No, more than that\. /],
    ['do pilots make three or four times as much as flight attendants', /^Yes, and more than that\. /],
    ['does a nurse in california make twice as much as a nurse in florida', /^No, less than that\. /],
    ['is pay for nurses in texas at least 90% of that in california', /^No\. /],
    ['why do welders make twice as much as plumbers', /^Less than that\. /],
    ['cashier vs plumber, does a plumber get double', /^(?!Yes|No|More|Less)/],
  ])('%s', async (text, lead) => {
    expect((await ask(text)).lead).toMatch(lead);
  });

  test.each([
    'are there twice as many cashiers as librarians',
    'are there at least ten times as many cashiers as librarians',
  ])('of jobs, it counts them: %s', async (text) => {
    const { lead, aspects } = await ask(text);
    expect(lead).toMatch(/^Yes.* jobs for cashiers/);
    expect(aspects).toEqual(['outlook']);
  });
});

describe('a verdict on growth is what its figure works out to', () => {
  test.each([
    ['bookkeepers will decline by 6 percent, right?', 'Yes'],
    ['bookkeepers will decline by 16 percent, right?', 'No'],
    ['are cashier jobs shrinking by more than 5%?', 'Yes'],
    ['will registered nurse jobs grow more than 10%?', 'No'],
    ['is job growth for registered nurses over 3 percent?', 'Yes'],
  ])('%s %s', async (text, verdict) => {
    expect((await ask(text)).lead).toMatch(new RegExp(`^${verdict}\\. `));
  });
});
