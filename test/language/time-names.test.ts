import { expect, test } from 'vitest';
import { isTimeName } from '../../src/language/time-names.ts';
import { ask } from '../understanding/asking.ts';

test('months and days of the week are known by name', () => {
  for (const name of ['october', 'january', 'monday', 'sunday']) expect(isTimeName(name)).toBe(true);
  for (const name of ['hackensack', 'sun', '']) expect(isTimeName(name)).toBe(false);
});

test('a month is no place without figures', async () => {
  const [month, town] = [
    await ask('what do bakers earn in March'),
    await ask('what do bakers earn in Hackensack'),
  ];
  expect(month.text).not.toMatch(/no figures for/);
  expect(town.text).toMatch(/no figures for “Hackensack”/);
});
