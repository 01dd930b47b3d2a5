import { expect, test } from 'vitest';
import { ask, rolesOf } from './made.ts';

test.each([
  ['what do plumbers make in MA', '25'],
  ['plumber salary in Texas', '48'],
  ['plumber salary, bay area', '41860'],
  ['electrician pay in nyc', '35620'],
  ['electrician pay in Austin, TX', '12420'],
])('%s', (text, code) => {
  expect(ask(text).places.map((place) => place.code)).toContain(code);
});

test('a postal code is a place only where a place stands', () => {
  expect(rolesOf(ask('plumber vs MA pay'))).toContain('plumber');
  expect(ask('MA vs plumber pay').places).toEqual([]);
});

test('a place without figures is said', () => {
  expect(ask('electrician pay in India').besides).toContainEqual({ kind: 'place', words: 'India' });
  expect(ask('electrician pay near me').besides).toContainEqual({ kind: 'place', words: 'near me' });
});

test('a place that is left out is a condition', () => {
  expect(ask('electrician pay outside Texas').conditions).toMatchObject([{ place: '48', denied: true }]);
});

test('two places are set side by side', () => {
  expect(ask('electrician pay in Texas vs California').places.map((place) => place.code)).toEqual([
    '48',
    '06',
  ]);
});
