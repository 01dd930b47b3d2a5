import { describe, expect, test } from 'vitest';
import { titleWords, tokenise } from '../../src/language/normalise.ts';
import { Best } from '../../src/titles/best.ts';
import { putKey, slotsFor, TITLE_KEYS, titlesUnder } from '../../src/titles/keys.ts';
import { titleLexicon } from '../../src/titles/lexicon.ts';
import { editsAllowed, WordFinder } from '../../src/titles/words.ts';
import { segment } from './fixture.ts';

const words = (text: string) => tokenise(text).map((token) => token.word);

describe('the words of a text', () => {
  test.each([
    ['Registered Nurses', ['registered', 'nurse']],
    ['R.N.', ['rn']],
    ["teacher's aide", ['teacher', 'aide']],
    ['Café Manager', ['cafe', 'manager']],
    ['C++ / C# developers', ['c++', 'c#', 'developer']],
    ['GIS analysts', ['gis', 'analyst']],
    ['  ', []],
  ])('%s', (text, expected) => {
    expect(words(text)).toEqual(expected);
  });

  test('stand where the text has them', () => {
    const text = 'the R.N. and the chefs';
    expect(tokenise(text).map(({ start, end }) => text.slice(start, end))).toEqual([
      'the',
      'R.N.',
      'and',
      'the',
      'chefs',
    ]);
  });

  test('lose the small ones, unless there are no others', () => {
    const { small } = titleLexicon();
    expect(titleWords('Keeper of the Light', small)).toEqual(['keeper', 'light']);
    expect(titleWords('of the', small)).toEqual(['of', 'the']);
  });
});

test('short words may have few edits, or none', () => {
  expect(['rn', 'cook', 'nurse', 'receptionist'].map(editsAllowed)).toEqual([0, 1, 2, 3]);
});

describe('keys', () => {
  test('find titles in order, in any order and run together, and nothing else', () => {
    const slots = slotsFor(6);
    for (const keyOf of Object.values(TITLE_KEYS)) putKey(slots, keyOf(['light', 'keeper']), 7);
    expect(titlesUnder(slots, 'light keeper')).toEqual([7]);
    expect(titlesUnder(slots, TITLE_KEYS.anyOrder(['keeper', 'light']))).toEqual([7]);
    expect(titlesUnder(slots, TITLE_KEYS.together(['lightkeeper']))).toEqual([7]);
    expect(titlesUnder(slots, 'keeper light')).toEqual([]);
  });
});

describe('finding words by spelling', () => {
  const finder = new WordFinder(segment());
  const found = segment();
  const nearest = (word: string) => found.words[finder.spelledLike(word, editsAllowed(word))[0]?.id ?? -1];

  test.each([
    ['keaper', 'keeper'],
    ['mecanic', 'mechanic'],
    ['harbuor', 'harbour'],
    ['ligthhouse', 'lighthouse'],
  ])('%s is %s', (typed, word) => {
    expect(nearest(typed)).toBe(word);
  });

  test('words that no title has are of contexts only', () => {
    expect(finder.inTitles('foghorn')).toBe(false);
    expect(finder.id('foghorn')).toBeDefined();
    expect(finder.id('unheard')).toBeUndefined();
  });

  test('words of one stem are a family', () => {
    expect(finder.sameStem('mending').map(({ id }) => found.words[id])).toContain('mender');
  });

  test('words that were run together come apart', () => {
    expect(finder.split('harbourpilot')).toEqual(['harbour', 'pilot']);
    expect(finder.split('unheardof')).toBeUndefined();
  });
});

test('the best of a long list are those with the highest scores, best first, the earlier of equals', () => {
  const best = (limit: number) => {
    const kept = new Best(limit);
    for (const [place, score] of [3, 9, 1, 9, 5].entries()) kept.offer(place, score);
    return kept;
  };
  expect(best(3).places()).toEqual([1, 3, 4]);
  expect(best(10).places()).toEqual([1, 3, 4, 0, 2]);
  expect(best(3).clear().places()).toEqual([]);
});
