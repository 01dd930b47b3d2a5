import { describe, expect, test } from 'vitest';
import { rolesOf, talk } from '../made.ts';

const PAIR = 'plumber vs electrician';

describe('what a turn leaves unsaid is what was said before', () => {
  test.each([
    [
      [PAIR, 'and the salary?'],
      ['plumber', 'electrician'],
    ],
    [
      [PAIR, 'add carpenter'],
      ['plumber', 'electrician', 'carpenter'],
    ],
    [[PAIR, 'now without the plumber'], ['electrician']],
    [[PAIR, 'what about welders?'], ['welder']],
    [[PAIR, 'the second one'], ['electrician']],
    [[PAIR, 'what does the first pay?'], ['plumber']],
    [[PAIR, 'duties of the second', 'and the other one?'], ['plumber']],
    [
      [PAIR, 'duties of the second', 'which of them pays more?'],
      ['plumber', 'electrician'],
    ],
    [
      [PAIR, 'what about welders?', 'compare the three'],
      ['plumber', 'electrician', 'welder'],
    ],
    [
      [PAIR, 'swap'],
      ['electrician', 'plumber'],
    ],
    [
      ['what does a plumber earn?', 'vs electrician?'],
      ['plumber', 'electrician'],
    ],
    [
      ['what does a plumber earn?', 'how much more is that than a cashier?'],
      ['plumber', 'cashier'],
    ],
    [
      [PAIR, 'i meant carpenter'],
      ['plumber', 'carpenter'],
    ],
    [
      ['security guard vs truck driver', 'i meant delivery driver'],
      ['security-guard', 'delivery-driver'],
    ],
    [
      ['truck driver vs security guard', 'i meant delivery driver'],
      ['delivery-driver', 'security-guard'],
    ],
  ])('%j', (turns, roles) => {
    expect(rolesOf(talk(turns))).toEqual(roles);
  });

  test('the way between two roles can be turned round', () => {
    const query = talk(['how do I go from plumber to electrician?', 'from the second to the first']);
    expect(query).toMatchObject({ intent: 'transition', from: { id: 'electrician' }, to: { id: 'plumber' } });
  });

  test('the asker’s own role is where a way begins', () => {
    const query = talk(["I'm a plumber. What does an electrician earn?", 'how do I move into that job?']);
    expect(query).toMatchObject({ intent: 'transition', from: { id: 'plumber' }, to: { id: 'electrician' } });
  });

  test('a place goes on', () => {
    const query = talk([`${PAIR} salary`, 'and in Texas?']);
    expect(query).toMatchObject({
      intent: 'compare',
      places: [{ code: '48' }],
      subject: { aspects: ['salary'] },
    });
  });
});

describe('a list is narrowed by what a turn names', () => {
  test('one condition more', () => {
    const query = talk(['jobs over 100k', 'only in healthcare', 'without a doctorate']);
    expect(query).toMatchObject({
      intent: 'rank',
      conditions: [
        { op: 'over', value: 100_000 },
        { op: 'in', value: 'healthcare' },
        { op: 'level', value: 'doctorate', denied: true },
      ],
    });
  });

  test('a condition of the same kind takes the place of the old', () => {
    const query = talk(['jobs over 100k', 'over 80k']);
    expect(query.conditions).toMatchObject([{ op: 'over', value: 80_000 }]);
  });

  test('one of them', () => {
    const query = talk(
      ['the 3 fastest growing jobs', 'what does the second one pay?'],
      ['welder', 'roofer', 'cashier'],
    );
    expect(query.intent).not.toBe('aside');
  });
});

describe('a question that stands alone is new', () => {
  test.each([
    [['manager pay', 'welder vs machinist: skills']],
    [[PAIR, 'welder vs machinist']],
    [['jobs over 100k', 'welder vs machinist']],
    [['zorbler vs plumber', 'welder vs machinist']],
  ])('%j', (turns) => {
    expect(rolesOf(talk(turns))).toEqual(['welder', 'machinist']);
  });

  test('a question about jobs at large after a pair', () => {
    expect(talk([PAIR, 'which jobs pay over 100k?'])).toMatchObject({ intent: 'rank', roles: null });
  });

  test('an aside leaves the conversation as it was', () => {
    expect(rolesOf(talk([PAIR, 'thanks!', 'and the salary?']))).toEqual(['plumber', 'electrician']);
  });

  test('a new beginning forgets', () => {
    expect(talk([PAIR, 'forget that. and the salary?'])).toMatchObject({ intent: 'aside' });
  });
});

describe('a question back is answered', () => {
  test.each([
    [['what does an OM make?', 'the office one'], ['office-manager']],
    [['what does an OM make?', 'operations manager'], ['operations-manager']],
    [['what does an OM make?', '2'], ['operations-manager']],
    [
      ['zorbler vs plumber', 'sorry, I meant welder'],
      ['welder', 'plumber'],
    ],
  ])('%j', (turns, roles) => {
    expect(rolesOf(talk(turns))).toEqual(roles);
  });
});
