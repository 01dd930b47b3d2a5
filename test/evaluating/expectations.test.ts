import { describe, expect, test } from 'vitest';
import { createAssistant } from '../../src/assistant.ts';
import type { Answer } from '../../src/contract/answer.ts';
import { contains, missOf } from '../../src/evaluating/expectations.ts';
import type { EvalQuestion } from '../../src/evaluating/sets.ts';

const answer = await createAssistant().ask({ text: 'officer vs director salary' });
const says = (text: string): Answer => ({ ...answer, text });

test('a figure is found whole, words whatever their dress', () => {
  expect(contains('It is 16%', '6%')).toBe(false);
  expect(contains('It is 2.22', '2.2')).toBe(false);
  expect(contains('It is 31.4', '31')).toBe(true);
  expect(contains('the “Chief’s”\u00a0pay – now', `THE "chief's" pay - now`)).toBe(true);
});

describe('an answer is right where all that is expected holds', () => {
  const miss = (expected: EvalQuestion['expect'], of: Answer = answer) =>
    missOf({ id: 'q', text: 'officer vs director', expect: expected }, of, []);
  const [officer, director] = ['operations-officer', 'operations-director'];

  test.each([
    {},
    { outcome: ['answer', 'help'], intent: 'compare', aspects: ['salary'], sourced: true },
    { roles: [officer, [director, 'x']], rolesFirst: officer },
    { roles: [director, officer], rolesAnyOrder: true },
    { rolesAnyOrder: [director, officer], rolesInclude: [[director, officer]] },
    { mustContain: ['$46,813'], mustContainAny: ['nothing', 'director'], mustNotContain: ['promise'] },
    { mustContainAny: [['x', 'year'], 'officer'] },
    { missing: [{ role: officer, field: 'salary.best_paying_industry' }] },
    { rolesExclude: ['nurse'], aspectsExclude: ['skills'], leadNot: ['Yes', 'No'], wordsNot: ['direct'] },
    { lead: ['Yes', answer.text.split(' ')[0] ?? ''] },
    { outcome: 'answer', anyOf: [{ intent: 'rank' }, { intent: 'compare', roles: [officer, director] }] },
  ])('%o', (expected) => {
    expect(miss(expected)).toBeNull();
  });

  test.each<[EvalQuestion['expect'], string]>([
    [{ outcome: 'help' }, 'outcome is answer'],
    [{ intent: ['rank', 'list'] }, 'not rank or list'],
    [{ aspects: ['skills'] }, 'without skills'],
    [{ roles: [director, officer] }, 'roles are'],
    [{ roles: [officer] }, 'roles are'],
    [{ rolesAnyOrder: [director] }, 'roles are'],
    [{ rolesInclude: [officer, officer] }, 'without'],
    [{ rolesFirst: director }, 'first'],
    [{ mustContain: ['46,81'] }, 'without “46,81”'],
    [{ mustContainAny: [['a moon', 'a sun']] }, 'none of'],
    [{ mustNotContain: ['DIRECTOR'] }, 'has “DIRECTOR”'],
    [{ choicesInclude: ['nurse'] }, 'choices'],
    [{ missing: [{ role: director, field: 'salary.average' }] }, 'missing'],
    [{ rolesExclude: [director] }, `with ${director}`],
    [{ aspectsExclude: ['salary'] }, 'with salary'],
    [{ lead: 'Yes' }, 'does not begin'],
    [{ leadNot: answer.text.split(' ')[0] ?? '' }, 'begins with'],
    [{ wordsNot: ['director'] }, 'has the words'],
    [{ total: [1, 4] }, 'total is left out'],
    [{ unused: [['moon', 'sun']] }, 'unused is without moon or sun'],
    [{ notCovered: ['moon'] }, 'notCovered is without'],
    [{ filters: [{ op: 'over' }] }, 'filters are without'],
    [{ anyOf: [{ intent: 'rank' }, { intent: 'list' }] }, 'not list'],
  ])('%o does not: %s', (expected, why) => {
    expect(miss(expected)).toContain(why);
  });

  test('as to how the question was read, too', () => {
    const filter = { field: 'salary.median', op: 'over', value: [1, 2], denied: false } as const;
    const read = {
      ...answer,
      total: 3,
      unused: ['the moon'],
      notCovered: ['Sun'],
      filters: [{ ...filter, value: [1, 2] }],
    };
    const expected = {
      total: 3,
      unused: ['moon'],
      notCovered: [['stars', 'sun']],
      filters: [{ op: ['over', 'under'] }],
    };
    expect(miss(expected, read)).toBeNull();
    expect(miss({ total: [1, 3], filters: [{ op: 'over', denied: false }] }, read)).toBeNull();
    expect(miss({ total: [4, 5] }, read)).toContain('total is 3');
    expect(miss({ filters: [{ op: 'over', denied: true }] }, read)).toContain('filters');
  });

  test('and no platform would act on it, and its numbers are grounded', () => {
    expect(miss({}, says('@everyone, it is $46,813'))).toContain('@everyone');
    expect(miss({}, says('It is $999,999'))).toContain('$999,999');
    expect(miss({ sourced: true }, { ...answer, sources: [] })).toContain('source');
  });
});
