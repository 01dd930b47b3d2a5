import { describe, expect, test } from 'vitest';
import type { Item } from '../../src/contract/schema.ts';
import { ask } from '../understanding/asking.ts';

const PHRASES = {
  bachelor: ['without a college degree', 'and no degree', 'with just a GED', 'without going to college'],
  'high school': ['without a GED', 'without a high school diploma'],
};
const ROLES = {
  bachelor: ['geologist', 'civil engineer', 'actuary', 'social worker', 'budget analyst'],
  'high school': ['machinist', 'pharmacy technician', 'locksmith', 'bank teller'],
};
const FRAMES = [
  (role: string, way: string) => `can my brother become a ${role} ${way}`,
  (role: string, way: string) => `is it possible to be a ${role} ${way}?`,
  (role: string, way: string) => `a ${role} ${way}, possible?`,
];

const asked = (['bachelor', 'high school'] as const).flatMap((level) =>
  ROLES[level].flatMap((role, at) =>
    FRAMES.map((frame, kind) => frame(role, PHRASES[level][(at + kind) % PHRASES[level].length] ?? '')),
  ),
);

describe('what is typical to enter a job bars nobody', () => {
  test.each(asked)('%s', async (text) => {
    const { lead } = await ask(text);
    expect(lead).toContain('that is what is typical');
    expect(lead).not.toMatch(/\b(?:No|That is not so|not possible)\b/);
  });

  test('says how many of those at work have no more', async () => {
    const { lead, facts } = await ask('can I be a registered nurse with an associate degree');
    const share = facts.find(({ of }) => of);
    const held = facts.find(({ id }) => id === share?.of?.[0])?.value as Item[];
    const within = held
      .filter(({ label }) => !/bachelor|master|doctor/i.test(label))
      .reduce((sum, { percent = 0 }) => sum + percent, 0);
    expect(share?.value).toBeCloseTo(within, 1);
    expect(share?.unit).toBe('percent');
    expect(lead).toContain(
      `${share?.display} of registered nurses have gone no further than “Associate's degree”.`,
    );
  });

  test.each([
    ['could I work as a carpenter without college', /^Yes: /],
    ['is a bachelor’s enough to be an actuary', /^Yes: /],
    ['do you need a degree to be a plumber', /^No: /],
  ])('still says what is so: %s', async (text, wanted) => {
    expect((await ask(text)).lead).toMatch(wanted);
  });
});
