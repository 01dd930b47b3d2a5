import { describe, expect, test } from 'vitest';
import { lowerFirst, withArticle, withOptionalArticle } from '../../src/wording/display.ts';
import { aRole, noun, nounPlural } from '../../src/wording/nouns.ts';

const head = (title: string, plural = title) => ({ id: 'x', title, plural, soc: null });

describe('a role in a sentence', () => {
  test.each([
    ['Actuaries', 'an actuary'],
    ['Lighthouse Keepers, All Other', 'a lighthouse keeper (all other)'],
    ['Harbor Masters and Pilots', 'a harbor master or pilot'],
    ['Bread and Cake Bakers', 'a bread and cake baker'],
    ['Helpers--Thatchers', 'a helper (Thatchers)'],
    ['Directors of Night Trains', 'a director of night trains'],
    ['Guides, Keepers, and Wardens', 'a guide, keeper, or warden'],
    ['HVAC Fitters', 'an HVAC fitter'],
    ['Umpires', 'an umpire'],
    ['Wardens, Night', 'a night warden'],
    ['Ship, Boat, and Barge Painters, Hand', 'a hand ship, boat, and barge painter'],
    ['Wardens, Except Night', 'a warden (except night)'],
    ['Poets, Bards and Singers', 'a poet, bard or singer'],
    ['English Tutors, Evening', 'an evening english tutor'],
    ['University Porters', 'a university porter'],
  ])('%s is %s', (title, text) => {
    expect(aRole(head(title)).toLowerCase()).toBe(text.toLowerCase());
  });

  test('keeps a title that is one person’s as it is', () => {
    expect(noun(head('Head of Sales', 'Heads of Sales'))).toBe('head of sales');
    expect(nounPlural(head('IT Boss', 'IT Bosses'))).toBe('IT bosses');
    expect(nounPlural(head('Helpers--Thatchers'))).toBe('helpers (thatchers)');
    expect(nounPlural(head('Wardens, Except Night'))).toBe('wardens (except night)');
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
    'a urologist',
    'a utility meter reader',
    'an usher',
    'a 911 dispatcher',
    'an HR manager',
    'a union',
    'a user',
    'an urban planner',
    'an underwriter',
    'an uninsured driver',
    'a European chef',
    'a one-time fee',
    'an online tutor',
    'an 8-hour shift',
    'an 18-wheeler',
    'a 180-day visa',
    'an heir',
    'an hourly rate',
  ])('takes the article of its sound: %s', (phrase) => {
    expect(withArticle(phrase.replace(/^an? /, ''))).toBe(phrase);
  });

  test('an abbreviation takes its article by its first letter’s name', () => {
    expect([withArticle('RN'), withArticle('UX lead'), withArticle('hour')]).toEqual([
      'an RN',
      'a UX lead',
      'an hour',
    ]);
  });
});
