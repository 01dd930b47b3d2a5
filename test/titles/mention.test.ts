import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { titleLexicon } from '../../src/titles/lexicon.ts';
import { takeApart } from '../../src/titles/mention.ts';

const read = (text: string) =>
  takeApart(text, titleLexicon(), { inTitles: () => false, isDoer: (word) => word === 'driver' });

describe('a mention', () => {
  test('is read whole first, and without what says nothing of the job last', () => {
    const { readings, level } = read('Sr. Tax Clerk II (f/m/d) - remote');
    expect(readings[0]).toEqual(['sr', 'tax', 'clerk', 'ii', 'f', 'm', 'd', 'remote']);
    expect(readings.at(-1)).toEqual(['tax', 'clerk']);
    expect(level).toBe('senior');
  });

  test.each([
    ['Cook/Dishwasher', [['cook'], ['dishwasher']]],
    ['Physician - Anesthesia', [['physician'], ['anesthesia']]],
    ['Director, Marketing', [['director'], ['marketing']]],
    ['Buyer (Timber)', [['buyer'], ['timber']]],
    ['net mender', []],
    ['well-known buyer', []],
  ])('has parts where punctuation cuts it: %s', (text, parts) => {
    expect(read(text).parts).toEqual(parts);
  });

  test.each([
    ['Tram Driver PT', ['tram', 'driver']],
    ['Tram Driver (PT)', ['tram', 'driver']],
    ['Outpatient PT', ['outpatient', 'pt']],
  ])('leaves out when somebody works where it stands behind who works: %s', (text, words) => {
    expect(read(text).readings.at(-1)).toEqual(words);
  });

  test('has the words before whom somebody works for', () => {
    expect(read('a Tram Driver for the city').ahead).toEqual(['tram', 'driver']);
    expect(read('Head of Trams').ahead).toEqual([]);
  });

  test('keeps a word that is a level and all there is', () => {
    expect(read('senior').readings.at(-1)).toEqual(['senior']);
  });

  test('of any text is a few short readings', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 5000 }), (text) => {
        const { readings, parts } = read(text);
        expect(readings.length).toBeLessThanOrEqual(5);
        expect(parts.length).toBeLessThanOrEqual(4);
        for (const words of readings) expect(words.length).toBeLessThanOrEqual(14);
      }),
    );
  });

  test.each(['(', '/', '[', ',', ' - ', 'a/', '.', 'a.'])(
    'of many “%s” is read no further than a title is long',
    (piece) => {
      expect(read(piece.repeat(20_000)).readings.flat().length).toBeLessThanOrEqual(5 * 14);
    },
  );
});
