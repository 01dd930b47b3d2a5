import { describe, expect, test } from 'vitest';
import { ask, ids } from '../asking.ts';

describe('pay in a form that no source gives it in is said to be that, beside the pay there is', () => {
  test.each([
    ['how much does a plumber make a month', 'pay by the month'],
    ['electrician vs plumber monthly pay', 'pay by the month'],
    ['weekly pay of a truck driver', 'pay by the week'],
    ['bartender daily pay', 'pay by the day'],
    ['do welders make minimum wage', 'the minimum wage'],
    ['electrician salary with 10 years experience', 'pay by years of experience'],
    ['how much will a welder earn five years from now', 'pay in years to come'],
  ])('%s', async (text, form) => {
    const { notCovered, unused, lead } = await ask(text);
    expect(notCovered).toEqual([form]);
    expect(unused).toEqual([]);
    expect(lead).toMatch(/^Nothing on .* a year/);
  });

  test.each([
    'which jobs pay 5000 a month',
    'what does a lawyer make an hour',
    'what job pays the most a month',
  ])('but not where a source does, or the order is the same: %s', async (text) => {
    const { notCovered, outcome } = await ask(text);
    expect([outcome, notCovered]).toEqual(['answer', []]);
  });
});

describe('a superlative before a role is a rank of its members, or the end of its pay', () => {
  test.each([
    'highest paid type of doctor',
    'fastest growing type of engineer',
    'highest paying type of therapist',
  ])('%s is a rank', async (text) => {
    const { intent, roles } = await ask(text);
    expect(intent).toBe('rank');
    expect(roles.length).toBeGreaterThan(3);
  });

  test.each([
    ['how much do the best paid realtors make', 'group-41-9020', /or more in the best-paid tenth/],
    ['how much do top plumbers make', 'plumber', /or more in the best-paid tenth/],
    ['what do the lowest paid teachers earn', 'group-25-2000', /or less in the lowest-paid tenth/],
  ])('%s is a tenth', async (text, role, lead) => {
    const answer = await ask(text);
    expect(ids(answer)).toEqual([role]);
    expect(answer.lead).toMatch(lead);
  });
});

describe('ordinals of a list share their noun', () => {
  test.each([
    ['25th and 75th percentile pay, locksmith', ['salary.p25', 'salary.p75']],
    ['welder wages, 10th vs 90th percentile', ['salary.p10', 'salary.p90']],
    ['10th, 25th and 90th percentile for a florist', ['salary.p10', 'salary.p25', 'salary.p90']],
    ['paralegal pay at the 10th/90th percentile', ['salary.p10', 'salary.p90']],
  ])('%s', async (text, fields) => {
    const answer = await ask(text);
    expect([...new Set(answer.facts.map(({ field }) => field))]).toEqual(expect.arrayContaining(fields));
    expect([answer.notCovered, answer.unused]).toEqual([[], []]);
  });

  test('the letters of one are nothing that is asked for', async () => {
    expect((await ask('welder pay, is the 7th a good day')).notCovered).not.toContain('th');
  });
});

describe('two ends that are asked for of several roles are both told', () => {
  test.each([
    'of florist, locksmith, welder and roofer who earns the most and who grows the most',
    'florist, locksmith or welder: which pays the least and which grows the most',
  ])('%s', async (text) => {
    const answer = await ask(text);
    expect([answer.intent, answer.aspects]).toEqual(['compare', ['salary', 'outlook']]);
  });
});

describe('levels of education bound jobs once, and from one side', () => {
  test.each([
    ['best paying healthcare jobs with only a 2 year degree or less (no bachelors)', 'bachelor'],
    ['jobs at least 25 bucks an hour and no schooling after hs', 'some_college'],
    ['jobs over 80k with no degree past high school', 'some_college'],
    ["jobs with no degree beyond an associate's over 70k", 'bachelor'],
  ])('%s', async (text, level) => {
    const { filters, total } = await ask(text);
    expect(filters?.filter(({ op }) => op === 'level')).toEqual([
      { field: 'education.entry', op: 'level', value: level, orMore: true, denied: true },
    ]);
    expect(total).toBeGreaterThan(0);
  });

  test.each([
    ["jobs with a master's or bachelor's that pay over 120k", 'bachelor', 'doctorate'],
    ["jobs needing a certificate or an associate's that pay 60k", 'certificate', 'bachelor'],
  ])('alternatives are a range: %s', async (text, low, above) => {
    const { filters, total } = await ask(text);
    const levels = (filters ?? []).flatMap(({ op, value, denied }) =>
      op === 'level' ? [[value, denied]] : [],
    );
    expect(levels).toEqual([
      [low, false],
      [above, true],
    ]);
    expect(total).toBeGreaterThan(0);
  });

  test('of jobs that are outdoors alike the better paid come first', async () => {
    const answer = await ask('outdoor jobs that pay well');
    const pay = ids(answer).map((id) => {
      const fact = answer.facts.find(({ role, field }) => role === id && field === 'salary.median');
      return Number(fact?.value);
    });
    expect(pay.filter(Number.isFinite)).toEqual(pay.filter(Number.isFinite).toSorted((a, b) => b - a));
  });
});

describe('all figures of one pay that are asked for are told', () => {
  test.each([
    ['bottom 10 percent for chefs, and the top 10', ['salary.p10', 'salary.p90']],
    ['what do the lowest and highest paid plumbers make', ['salary.p10', 'salary.p90']],
    ['carpenter starting vs top pay', ['salary.p10', 'salary.p90']],
    ['how much do the worst paid roofers make and how much the best paid', ['salary.p10', 'salary.p90']],
    ['average vs median pay for a dentist', ['salary.average', 'salary.median']],
  ])('%s', async (text, fields) => {
    const { facts, roles } = await ask(text);
    expect(roles).toHaveLength(1);
    expect(facts.map(({ field }) => field)).toEqual(expect.arrayContaining(fields));
  });
});

describe('a family word is ranked by all that it takes in', () => {
  test.each([
    ['worst paid managers', 30],
    ['technicians who earn over 50k', 20],
    ['what kind of analyst earns the most', 8],
    ['managers except sales managers, who earns the most', 30],
  ])('%s', async (text, least) => {
    const { intent, total } = await ask(text);
    expect(intent).toBe('rank');
    expect(total).toBeGreaterThan(least);
  });

  test('what is left out of it is in none of the places', async () => {
    const { roles, filters } = await ask('managers except marketing managers, who earns the most');
    expect(roles.map(({ id }) => id)).not.toContain('marketing-manager');
    expect(filters).toContainEqual(expect.objectContaining({ role: 'marketing-manager', denied: true }));
  });
});

describe('a change of pay is the pay of the one that somebody comes to', () => {
  test.each([
    ['would moving from cashier to bank teller be a raise', /^Yes/],
    ['is going from dentist to dental assistant a pay cut', /^Yes/],
    ['lawyer thinking about becoming a paralegal. pay bump?', /^No/],
  ])('%s', async (text, verdict) => {
    const { lead, aspects } = await ask(text);
    expect(lead).toMatch(verdict);
    expect(aspects).toContain('salary');
  });
});
