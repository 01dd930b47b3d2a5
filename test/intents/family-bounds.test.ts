import { describe, expect, test } from 'vitest';
import { ask } from '../understanding/asking.ts';

describe('a family with a bound asks for its members that meet it', () => {
  test.each(['scientists over 95k', 'therapists under 70k'])('%s', async (text) => {
    const { lead } = await ask(text);
    expect(lead).toContain('median salar');
    expect(lead).not.toContain('not so');
  });

  test('a question with a verb keeps its verdict', async () => {
    expect((await ask('do therapists make over 190k')).lead).toMatch(/^(?:No|Fewer)/);
  });
});

test('no one winner is named over places that differ', async () => {
  expect((await ask('who earns more, a plumber or an electrician, in Ohio and Texas')).lead).toMatch(
    /^In Ohio/,
  );
  expect((await ask('does a plumber earn more than an electrician in Ohio and Texas')).lead).toMatch(
    /^In Ohio/,
  );
  expect((await ask('who earns more, a dentist or a baker, in Ohio and Texas')).lead).toContain(
    'dentist earns more',
  );
});
