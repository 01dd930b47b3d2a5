import { describe, expect, test } from 'vitest';
import { lowerFirst, withArticle, withOptionalArticle } from '../../src/wording/display.ts';
import { aRole, noun, nounPlural } from '../../src/wording/nouns.ts';

const named = (singular: string, plural: string) => ({ title: 'Keepers, Night', singular, plural });

describe('a role in a sentence', () => {
  test('goes by the names of the data', () => {
    const keeper = named('night lighthouse keeper', 'night lighthouse keepers');
    expect([aRole(keeper), nounPlural(keeper)]).toEqual([
      'a night lighthouse keeper',
      'night lighthouse keepers',
    ]);
  });

  test('keeps a title that is one person’s as it is', () => {
    expect(noun({ title: 'Head of Sales', plural: 'Heads of Sales' })).toBe('head of sales');
    expect(nounPlural({ title: 'IT Boss', plural: 'IT Bosses' })).toBe('IT bosses');
  });

  test('an official title that nobody has named is quoted, so that its commas part no sentence', () => {
    const wardens = { title: 'Wardens, Except Night', plural: 'Wardens, Except Night' };
    expect(aRole(wardens)).toBe('a person counted under “Wardens, Except Night”');
    expect(nounPlural(wardens)).toBe('people counted under “Wardens, Except Night”');
  });
});

describe('a phrase in a sentence', () => {
  test.each([
    ["Associate's degree", "an Associate's degree"],
    ['No formal credential', 'No formal credential'],
    ['Some college', 'Some college'],
    ['High school diploma', 'a High school diploma'],
    ['5 or more years', '5 or more years'],
    ['post-doctoral training', 'post-doctoral training'],
  ])('%s → %s', (phrase, text) => {
    expect(withOptionalArticle(phrase)).toBe(text);
  });

  test.each([
    ['Keeps the records', 'keeps the records'],
    ['New York, NY', 'New York, NY'],
    ['Customer Service', 'Customer Service'],
    ['GED or higher', 'GED or higher'],
    ['PowerPoint slides', 'PowerPoint slides'],
    ['U.S. history', 'U.S. history'],
  ])('%s begins %s', (phrase, text) => {
    expect(lowerFirst(phrase)).toBe(text);
  });

  test.each([
    ...[
      'an RN',
      'an hour',
      'an usher',
      'an HR manager',
      'an 8-hour day',
      'an 11th grader',
      'an umpire',
      'an heir',
    ],
    ...[
      'a UX lead',
      'a urologist',
      'a utility meter reader',
      'a 911 dispatcher',
      'a union',
      'a one-room school',
    ],
    ...[
      'a European',
      'a user',
      'a ewe',
      'an urban planner',
      'a nurse',
      'an EMT',
      'a CPA',
      'an operations officer',
    ],
  ])('%s', (spoken) => {
    expect(withArticle(spoken.replace(/^an? /, ''))).toBe(spoken);
  });
});
