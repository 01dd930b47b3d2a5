import { describe, expect, test } from 'vitest';
import { Contractions } from '../../src/language/contractions.ts';

const WORDS = ['engineer', 'plumber', 'planner', 'operator', 'operation', 'officer', 'orderly', 'worker'];
const contractions = new Contractions(WORDS.map((word, at) => ({ word, count: WORDS.length - at })));

describe('a word written short', () => {
  test.each([
    ['plmbr', 'plumber', 'without its vowels'],
    ['ofcr', 'officer', 'with letters that are written twice once'],
    ['oper', 'operator', 'as its beginning'],
    ['engr', 'engineer', 'without some consonants, up to the last letter'],
    ['wkr', 'worker', 'without some consonants, up to the last letter'],
  ])('is found: %s for %s, %s', (short, word) => {
    expect(contractions.of(short)[0]).toBe(word);
  });

  test.each([
    ['pl', 'of two letters'],
    ['ord', 'of a beginning of three'],
    ['enir', 'that leaves out consonants before vowels'],
    ['plumbr', 'with one letter left out, which is a slip'],
    ['xyz', 'of other letters'],
  ])('is none: %s, %s', (short) => {
    expect(contractions.of(short)).toEqual([]);
  });

  test('may be one of several, the most common first', () => {
    expect(contractions.of('oper')).toEqual(['operator', 'operation']);
  });
});
