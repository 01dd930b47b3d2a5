import { describe, expect, test } from 'vitest';
import type { Answer } from '../../../src/contract/answer.ts';
import { ask, converse } from '../asking.ts';

const boundOf = ({ filters }: Answer) => filters.filter((one) => 'field' in one);

describe('jobs at large that pay more are those beyond what the asker earns', () => {
  test.each([
    ['I make 60k as a welder, what trades pay more', 60_000],
    ['I make 47k as a roofer. which construction jobs pay better?', 47_000],
    ['currently earn 58,000 as a paralegal, what legal jobs pay better', 58_000],
    ['stuck at 45k for years. what careers pay more?', 45_000],
    ['I get $21 an hour. what jobs pay more?', 21],
    ["I'm a barber on 39k what else pays more", 39_000],
    ['what pays more than the 52k I make as a baker', 52_000],
    ['I earn 50k, better paying jobs?', 50_000],
  ])('%s', async (text, value) => {
    const answer = await ask(text);
    expect(answer.intent).toBe('rank');
    expect(boundOf(answer)).toMatchObject([{ op: 'over', value }]);
    expect(answer.lead).not.toMatch(/counts among|right for you/);
  });

  test('less than that, where less is asked for', async () => {
    expect(boundOf(await ask('I earn 90k as a chemist. which jobs pay less?'))).toMatchObject([
      { op: 'under', value: 90_000 },
    ]);
  });

  test('what was told a turn before is meant as well', async () => {
    const [, more] = await converse('I make 40k as a florist', 'which jobs pay more?');
    expect(boundOf(more as Answer)).toMatchObject([{ op: 'over', value: 40_000 }]);
  });
});

describe('without an amount, what the role that was told of has is the bound', () => {
  test.each([
    "I'm a roofer, what trades pay more",
    'my sister is a paralegal. which legal jobs pay better?',
    "I'm a barber. which jobs grow faster?",
  ])('%s', async (text) => {
    const answer = await ask(text);
    expect(answer.intent).toBe('rank');
    expect(boundOf(answer)).toMatchObject([{ op: 'over' }]);
  });
});

describe('it is left alone where the other side is named', () => {
  test.each([
    ['I make 60k as a welder, would a plumber make more', 'compare'],
    ['I make 60k as a welder, which pays more, roofer or mason', 'compare'],
    ['roofers or masons? which trades pay more', 'compare'],
    ["I'm a baker, what state pays more", 'rank'],
  ])('%s', async (text, intent) => {
    const answer = await ask(text);
    expect(answer.intent).toBe(intent);
    expect(boundOf(answer)).toEqual([]);
  });
});

test('where somebody could go that pays more is near what they do, and beyond what they have', async () => {
  const onwards = await ask("I'm a roofer. what could I switch to that pays better");
  expect(onwards.intent).toBe('similar');
  expect(boundOf(onwards)).toMatchObject([{ op: 'over' }]);
  const near = await ask('what similar jobs pay more than a paralegal making 60k');
  expect(boundOf(near)).toMatchObject([{ op: 'over', value: 60_000 }]);
  expect(near.lead).not.toMatch(/right for you/);
});
