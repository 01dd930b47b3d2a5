import { describe, expect, test } from 'vitest';
import { accepts, MANAGERS, OFFICERS } from './checks.ts';

/** Where values stand among others, and pairs of figures without a role: each once as it is, once as it is not. */

describe.each([
  ['a majority', OFFICERS, 'Men are the majority in both roles.', 'Women are the majority in both roles.'],
  [
    'a tie',
    OFFICERS,
    'Neither is growing faster: growth is 6% for both.',
    'Neither earns more than the other on average.',
  ],
  [
    'the highest',
    OFFICERS,
    'The averages are $46,813 for officers and $104,050 for directors. Highest: directors.',
    'The averages are $46,813 for officers and $104,050 for directors. Highest: officers.',
  ],
  [
    'a ratio after a pair',
    OFFICERS,
    'Directors earn $104,050 on average, against $46,813 for officers: 2.2 times as much.',
    'Officers earn $46,813 on average, against $104,050 for directors: 2.2 times as much.',
  ],
  [
    'a pair in two measures',
    OFFICERS,
    'The averages are $46,813 and $104,050 respectively, or $22.51 and $50.02 an hour.',
    'The averages are $46,813 and $104,050 respectively, or $50.02 and $22.51 an hour.',
  ],
  [
    'ordinals that stand for roles',
    MANAGERS,
    'The first needs at least two years of experience, the second five or more.',
    'The first needs at least five years of experience, the second two or more.',
  ],
])('%s', (_, roles, right, wrong) => {
  test('stands where it is so', () => expect(accepts(right, { roles })).toBe(true));
  test('is refused where it is not', () => expect(accepts(wrong, { roles })).toBe(false));
});

test('an overlap of ranges is denied only where there is none', () => {
  const question = 'do the starting ranges overlap?';
  const aspects = ['salary'] as const;
  expect(accepts("They don't.", { roles: MANAGERS, aspects, question })).toBe(true);
  expect(accepts('They do.', { roles: MANAGERS, aspects, question })).toBe(false);
});

test('a share of another field is not lent to a college', () => {
  const college = 'of operations directors studied at the University of Pennsylvania.';
  expect(accepts(`67% ${college}`, { roles: ['operations-director'] })).toBe(false);
});
