import { expect, test } from 'vitest';
import { Slips } from '../../src/language/slips.ts';
import { soundOf } from '../../src/language/sound.ts';

test.each([
  ['skedule', 'schedule'],
  ['fotograf', 'photograph'],
  ['nurce', 'nurse'],
])('words spelled by ear sound alike: %s', (typed, meant) => {
  expect(soundOf(typed)).toBe(soundOf(meant));
});

test('a word spelled by ear is the one word that sounds so', () => {
  expect(new Slips(['schedule', 'nurse']).nearest('skedule')).toBe('schedule');
  expect(new Slips(['sent', 'cent']).nearest('zent')).toBeUndefined();
});
