import { describe, expect, test } from 'vitest';
import { accepts, judge, MANAGERS } from './checks.ts';

/** Claims in words: directions, lists, what is missing, denials, and what no draft may do. */

const managers = (draft: string, question = '') => accepts(draft, { roles: MANAGERS, question });

describe('a direction', () => {
  test.each<[string, boolean]>([
    ['Operations directors earn more than operations officers.', true],
    ['Operations officers earn more than operations directors.', false],
    ['Operations officers earn less than operations directors.', true],
    ['Operations directors are better paid.', true],
    ['Operations officers are better paid.', false],
    ['There are fewer director jobs than officer jobs.', true],
    ['There are fewer officer jobs than director jobs.', false],
    ['The average age is the same in both roles.', true],
    ['Directors are older than officers on average.', false],
    ['The two roles differ in average age.', false],
    ['Job growth does not differ between the two roles.', true],
    ['The shares by race hardly differ between the two roles.', true],
  ])('%s %s', (draft, right) => {
    expect(accepts(draft)).toBe(right);
  });

  test('of schooling is told by the step of the degree', () => {
    expect(managers('Operations managers need more education than office managers.')).toBe(true);
    expect(managers('Office managers need more education than operations managers.')).toBe(false);
  });

  test('of growth is told by its sign', () => {
    const given = { roles: ['accountant', 'bookkeeper'] };
    expect(accepts('Accountant jobs are growing, bookkeeper jobs are shrinking.', given)).toBe(true);
    expect(accepts('Bookkeeper jobs are growing, accountant jobs are shrinking.', given)).toBe(false);
    expect(accepts('Bookkeeper jobs are projected to decline by 5.8%.', given)).toBe(true);
    expect(accepts('Bookkeeper jobs are projected to grow by 5.8%.', given)).toBe(false);
    expect(accepts('Accountant jobs are projected to decline by 4.6%.', given)).toBe(false);
  });
});

describe('a list', () => {
  test.each<[string, boolean]>([
    ['Customer service is the top skill in both roles.', true],
    ['Oversight is the top skill of operations directors.', false],
    ['Customer service comes first for officers, followed by security operations.', true],
    ['Security operations comes first for officers, followed by customer service.', false],
    ['Six skills are listed for operations officers.', true],
    ['Eight skills are listed for operations officers.', false],
    ['Customer service is in both lists.', true],
  ])('%s %s', (draft, right) => {
    expect(accepts(draft, { aspects: ['skills'] })).toBe(right);
  });

  test('of what roles share holds what both have', () => {
    expect(managers('Both roles share leadership, communication and decision-making.')).toBe(true);
    expect(managers('Both roles share time management.')).toBe(false);
  });
});

describe('what is missing', () => {
  test.each<[string, boolean]>([
    ['The best-paying industry is not reported for operations officers.', true],
    ['The best-paying industry is not reported for operations directors.', false],
    ['No median is given for operations officers.', true],
    ['No average is given for operations officers.', false],
    ['The source gives an average of $46,813 for operations officers but no median.', true],
    ['The source leaves job satisfaction blank for both roles.', true],
    ['The source leaves average pay blank for both roles.', false],
    ['Job satisfaction is given for neither role.', true],
    ['Growth is 6% for both, but the source does not say over what period.', true],
    ['The source gives no reason for the difference in pay.', true],
  ])('may be called so, and nothing else: %s %s', (draft, right) => {
    expect(accepts(draft)).toBe(right);
  });

  test.each([
    'The best-paying industry for operations officers is finance.',
    'Operations officers report higher job satisfaction.',
    'Operations officers start at around $35,000.',
    'The median salary of operations directors is about $100,000.',
  ])('stays missing: %s', (draft) => {
    expect(accepts(draft)).toBe(false);
  });
});

describe('a denial', () => {
  test('sets a wrong question right', () => {
    const question = 'why do officers earn more than directors?';
    expect(accepts("They don't: directors average $104,050, officers $46,813.", { question })).toBe(true);
  });

  test('is refused where the facts affirm the question', () => {
    const question = 'do directors earn more than officers?';
    expect(accepts('No, they do not.', { question })).toBe(false);
    expect(accepts('No. Directors average $104,050.', { question })).toBe(false);
    expect(accepts('Yes. Directors average $104,050.', { question })).toBe(true);
  });

  test('is refused where a fact says the opposite', () => {
    expect(managers('A degree is not required of operations managers.')).toBe(false);
    expect(accepts('Operations directors do not supervise all operations.')).toBe(false);
  });

  test('may repeat what a fact denies', () => {
    const given = { roles: ['bookkeeper'] };
    expect(accepts('A bookkeeper typically needs some college but no degree.', given)).toBe(true);
  });
});

describe('a draft is refused that', () => {
  test.each([
    ['promises', 'You will earn $104,050 as an operations director.'],
    ['advises', 'You should become an operations director, who averages $104,050.'],
    ['advises by a trait', 'Women make up 29.4% of directors, so a woman is better off there.'],
    ['claims of all', 'All operations directors earn $104,050.'],
    ['claims of one alone', 'Only operations directors need customer service.'],
    ['gives a cause', 'Directors average $104,050 because they have more experience.'],
    ['talks of its instructions', 'My instructions say that directors average $104,050.'],
    ['names another source', 'According to Glassdoor, directors average $104,050.'],
    ['names a date', 'In 2023, directors average $104,050.'],
    ['names a vague time', 'As of last year, directors average $104,050.'],
    ['names a period', 'Growth is 6% over the next decade.'],
    ['tells an example as a rule', 'Operations officers head a 14-sailor unit.'],
    ['tells the most common as a rule', 'Operations officers studied at the University of Pennsylvania.'],
    ['adds a detail', 'Operations directors supervise all operations of the company and travel a lot.'],
    ['says nothing that facts bear out', 'It is a rewarding career.'],
    ['is empty', ''],
    ['is blank', ' \n '],
  ])('%s', (_, draft) => {
    expect(accepts(draft)).toBe(false);
  });
});

describe('text that is never shown', () => {
  test.each([
    'See https://example.org for more.',
    'More on example.org.',
    'Write to jobs@example.org.',
    '@everyone look at this.',
    '<@U012AB3CD> look at this.',
    '<!channel> look at this.',
    '[Look](http://example.org)',
    '<b>Look</b>',
    'They earn €104,050.',
    'They earn 104,050 pounds.',
    'operations-director.salary.average = 104050',
    'office.salary.average',
    'A hidden\u202e word',
    'A null\u0000 byte',
  ])('%s', (text) => {
    const verdict = judge(`Operations directors average $104,050. ${text}`);
    expect(verdict.accepted).toBe(false);
    expect(verdict.clauses[0]?.ok).toBe(true);
  });
});

test('a reason quotes the words at fault, as they stand', () => {
  expect(judge('Operations directors average $150,000.').reason).toBe('no fact bears out "$150,000"');
  expect(judge('Operations directors surely average $104,050 and play golf.').reason).toContain('"');
  expect(judge('Directors average $104,050 because they have more experience.').reason).toBe(
    'it gives a cause that no fact gives: "because"',
  );
});
