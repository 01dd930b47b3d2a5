import { describe, expect, test } from 'vitest';
import { accepts, MANAGERS } from './checks.ts';

/** Whose figure it is, and of what: through pronouns, ellipsis, order, tables and lists. */

const managers = (draft: string) => accepts(draft, { roles: MANAGERS });

describe('a figure belongs to', () => {
  test.each<[string, boolean]>([
    ['Operations officers average $46,813 and operations directors $104,050.', true],
    ['Operations officers average $104,050 and operations directors $46,813.', false],
    ['Operations officers and directors average $46,813 and $104,050 respectively.', true],
    ['Operations directors and officers average $46,813 and $104,050 respectively.', false],
    ['The average is $46,813 for officers, against $104,050 for directors.', true],
    ['The average is $46,813 for directors, against $104,050 for officers.', false],
    ['An officer averages $46,813. A director averages $104,050. Their hourly rate is $50.02.', true],
    ['An officer averages $46,813. A director averages $104,050. Their hourly rate is $22.51.', false],
    ['Compare officers and directors: the former average $46,813, the latter $104,050.', true],
    ['Compare officers and directors: the former average $104,050, the latter $46,813.', false],
    ["The officer's average is $46,813; the director's is $104,050.", true],
    ["The officer's average is $46,813; the director's is $46,813.", false],
    ['Average salary: $46,813 (officer) vs $104,050 (director).', true],
    ['Average salary: $104,050 (officer) vs $46,813 (director).', false],
    ['67.7% of officers and 67.9% of directors are White.', true],
    ['67.9% of officers and 67.7% of directors are White.', false],
    ['Growth is 6% for both.', true],
    ['The average age is 44 in each role.', true],
    ['There are 133,025 jobs for each of the two roles.', false],
  ])('the role it is said of: %s %s', (draft, right) => {
    expect(accepts(draft)).toBe(right);
  });

  test('the other role where two are set against each other', () => {
    expect(managers('Operations managers start at $50,000 to $65,000 instead of $40,000 to $45,000.')).toBe(
      true,
    );
    expect(managers('Office managers start at $50,000 to $65,000 instead of $40,000 to $45,000.')).toBe(
      false,
    );
  });

  test('a role that is not among those of the case never', () => {
    expect(accepts('Office managers have a median of $51,000.')).toBe(false);
  });
});

describe('a value belongs to', () => {
  test.each<[string, boolean]>([
    ['Security operations (17%) comes next for officers, continuous improvement (7%) for directors.', true],
    ['Security operations (17%) comes next for directors, continuous improvement (7%) for officers.', false],
    ['Officers are paid best in New York, NY, directors in San Francisco, CA.', true],
    ['Officers are paid best in San Francisco, CA, directors in New York, NY.', false],
    ['The best-paying company for directors is Airbnb.', true],
    ['The best-paying city for directors is Airbnb.', false],
  ])('its role and its field: %s %s', (draft, right) => {
    expect(accepts(draft)).toBe(right);
  });
});

describe('a table', () => {
  const table = (first: string, second: string) =>
    `| | Operations Officer | Operations Director |\n|---|---|---|\n| Average salary | ${first} | ${second} |\n| Job growth | 6% | 6% |`;

  test('gives each cell to its row and its column', () => {
    expect(accepts(table('$46,813', '$104,050'))).toBe(true);
    expect(accepts(table('$104,050', '$46,813'))).toBe(false);
  });

  test('may say that a cell is not reported only where it is not', () => {
    const row = (cell: string) =>
      `| | Operations Officer | Operations Director |\n|---|---|---|\n| Best-paying industry | ${cell} | Finance |`;
    expect(accepts(row('—'))).toBe(true);
    expect(accepts(row('not reported'))).toBe(true);
    expect(accepts(row('Finance'))).toBe(false);
  });
});

describe('the statistic and the period', () => {
  test.each<[string, boolean]>([
    ['The median salary of operations officers is $46,813.', false],
    ['The starting salary of operations officers is $46,813.', false],
    ['Operations officers make $46,813 an hour.', false],
    ['Operations officers make $22.51 an hour.', true],
    ['Operations officers make $22.51/hour.', true],
    ['Operations officers make $22.51 a year.', false],
    ['Operations officers make about $3,900 a month.', false],
    ['Jobs of operations officers grow by 6% a year.', false],
    ['Operations officers range from $22,000 to $98,000.', true],
    ['Operations officers start at $22,000.', false],
    ["The officer's range starts at $22,000.", true],
    ["The officer's range ends at $22,000.", false],
  ])('are those of the fact: %s %s', (draft, right) => {
    expect(accepts(draft)).toBe(right);
  });

  test('what is held is not what is asked for', () => {
    expect(accepts('Operations officers have 6 years of experience.')).toBe(true);
    expect(accepts('Operations officers need 6 years of experience.')).toBe(false);
    expect(managers('Operations managers need at least five years of experience.')).toBe(true);
  });
});

describe('figures worked out', () => {
  test.each<[string, boolean]>([
    ['Directors earn $57,237 more than officers on average.', true],
    ['Directors earn $67,237 more than officers on average.', false],
    ['Directors earn about 122% more than officers on average.', true],
    ['Directors earn about 55% more than officers on average.', false],
    ['Officers earn about 55% less than directors on average.', true],
    ["An officer's average is about 45% of a director's.", true],
    ["An officer's average is about 60% of a director's.", false],
    ['Directors average about 2.2 times as much as officers.', true],
    ['Directors average more than twice as much as officers.', true],
    ['Directors average more than three times as much as officers.', false],
    ['The share of women is 7.4 points higher among directors.', true],
    ['The share of women is 9.4 points higher among directors.', false],
    ["The director's range ends at $164,000, $66,000 above the officer's.", true],
  ])('%s %s', (draft, right) => {
    expect(accepts(draft)).toBe(right);
  });

  test('may be put in two ways', () => {
    expect(managers('At the median, operations managers earn about 31% more, or $16,000 a year.')).toBe(true);
    expect(managers('At the median, operations managers earn about 31% more, or $18,000 a year.')).toBe(
      false,
    );
  });
});
