import { describe, expect, test } from 'vitest';
import { ask, ids } from '../asking.ts';

describe('a role that is named in passing is not asked about', () => {
  test.each([
    'my lawyer never calls me back',
    'a carpenter charged me $400 for a shelf, is that fair',
    'who kidnapped the accountant in that movie',
    'the best perfume for a nurse',
    'the plumber never came, should I complain',
  ])('%s', async (text) => {
    expect((await ask(text)).outcome).toBe('out_of_scope');
  });

  test.each([
    ['what does my lawyer earn', ['lawyer']],
    ['my sister is a nurse, what does she make', ['registered-nurse']],
    ['should I become an electrician', ['electrician']],
    ['is 60k fair for a carpenter', ['carpenter']],
  ])('what is asked of it is answered: %s', async (text, roles) => {
    expect(ids(await ask(text))).toEqual(roles);
  });
});
