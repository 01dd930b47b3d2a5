import { describe, expect, test } from 'vitest';
import { groundingLexicon } from '../../src/grounding/lexicon.ts';
import { type Figure, figuresOf } from '../../src/grounding/numbers.ts';
import { standsFor } from '../../src/grounding/rounding.ts';
import { plain, tokenise } from '../../src/grounding/words.ts';

const figures = (text: string) => figuresOf(tokenise(plain(text)), groundingLexicon(), () => false);
const only = (text: string): Figure => {
  const [figure, ...more] = figures(text);
  if (!figure || more.length > 0) throw new Error(`not one figure in ${text}`);
  return figure;
};

describe('a number', () => {
  test.each([
    ['$104,050', 104050, 'money'],
    ['$104k', 104000, 'money'],
    ['$104.05k', 104050, 'money'],
    ['3.4 million', 3_400_000, 'plain'],
    ['46,813 dollars', 46813, 'money'],
    ['51k USD', 51000, 'money'],
    ['6%', 6, 'percent'],
    ['six percent', 6, 'percent'],
    ['29.4 per cent', 29.4, 'percent'],
    ['-5.8%', -5.8, 'percent'],
    ['\u22125.8%', -5.8, 'percent'],
    ['7.4 percentage points', 7.4, 'points'],
    ['two years', 2, 'years'],
    ['sixty-one thousand dollars', 61000, 'money'],
    ['a hundred and fifty thousand dollars', 150000, 'money'],
    ['two hundred', 200, 'plain'],
    ['a third', 33.33333, 'percent'],
    ['two thirds', 66.66666, 'percent'],
    ['half', 50, 'percent'],
    ['eight in ten', 80, 'percent'],
    ['three out of four', 75, 'percent'],
    ['2.2 times', 2.2, 'times'],
    ['twice', 2, 'times'],
  ])('is read from "%s"', (text, value, unit) => {
    const figure = only(text);
    expect(figure.values[0]).toBeCloseTo(value, 4);
    expect(figure.unit).toBe(unit);
  });

  test.each(['the 2nd', 'the other one', 'officers and directors'])('is not seen in "%s"', (text) => {
    expect(figures(text)).toEqual([]);
  });

  test('is a year only where it looks like one', () => {
    expect(only('in 2024').year).toBe(true);
    expect(only('2,024 jobs').year).toBe(false);
    expect(only('$2024').year).toBe(false);
  });
});

describe('a range', () => {
  test.each([
    ['$40,000 to $45,000', [40000, 45000]],
    ['between $40,000 and $45,000', [40000, 45000]],
    ['$40–45k', [40000, 45000]],
    ['40 to 45 thousand dollars', [40000, 45000]],
    ['from $65,000 up to $164,000', [65000, 164000]],
    ['4-6 years', [4, 6]],
    ['2024–34', [2024, 2034]],
  ])('is read from "%s"', (text, values) => {
    expect(only(text).values).toEqual(values);
  });

  test('does not run downwards', () => {
    expect(figures('$104,050 to $46,813')).toHaveLength(2);
  });
});

describe('rounding', () => {
  test.each([
    ['about $104,000', 'about'],
    ['~$104,000', 'about'],
    ['a little over two thirds', 'over'],
    ['just under 30%', 'under'],
    ['at least five years', 'least'],
    ['five or more years', 'least'],
    ['5+ years', 'least'],
    ['$68,940 or less', 'most'],
    ['up to $98,000', 'most'],
    ['$104,000 or so', 'about'],
  ])('"%s" is %s', (text, nearness) => {
    expect(only(text).nearness).toBe(nearness);
  });

  test('said of the first of a pair, it holds for the second', () => {
    expect(figures('roughly $98,000 for one and $64,000 for the other')[1]?.nearness).toBe('about');
  });

  const stands = (text: string, actual: number) => {
    const figure = only(text);
    return standsFor(figure, figure.values[0] ?? 0, actual);
  };

  test.each<[string, number, boolean]>([
    ['$104,050', 104050, true],
    ['$104,000', 104050, false],
    ['about $104,000', 104050, true],
    ['about $150,000', 104050, false],
    ['$104k', 104050, true],
    ['$105k', 104050, false],
    ['more than $100,000', 104050, true],
    ['more than $104,050', 104050, false],
    ['more than $60,000', 104050, false],
    ['nearly $47,000', 46813, true],
    ['nearly $46,000', 46813, false],
    ['two thirds', 66.7, true],
    ['about two thirds', 69, true],
    ['three quarters', 69, false],
    ['30%', 29.4, false],
    ['about 30%', 29.4, true],
    ['about 133', 133025, false],
  ])('"%s" for %d: %s', (text, actual, right) => {
    expect(stands(text, actual)).toBe(right);
  });
});
