import { describe, expect, test } from 'vitest';
import { converse, ids } from '../asking.ts';

describe('words that name nobody by themselves take their head from the role before', () => {
  test.each([
    ['sales manager', 'construction', 'construction-manager'],
    ['dental assistant', 'medical', 'medical-assistant'],
    ['physical therapist', 'occupational', 'occupational-therapist'],
    ['nurse practitioner', 'psychiatric', 'onet-29-1141.02'],
  ])('%s, %s', async (before, text, role) => {
    const answer = (await converse(before, text)).at(-1);
    expect(answer && ids(answer)).toEqual([role]);
  });

  test('where they are set beside it, too', async () => {
    const answer = (await converse('high school teacher', 'vs elementary school')).at(-1);
    expect(answer && ids(answer)).toEqual(['high-school-teacher', 'elementary-school-teacher']);
  });

  test.each([
    ['dental assistant', 'plumber', 'plumber'],
    ['sales manager', 'Texas', 'sales-manager'],
  ])('and those that name somebody or a place do not: %s, %s', async (before, text, role) => {
    const answer = (await converse(before, text)).at(-1);
    expect(answer && ids(answer)).toEqual([role]);
  });
});

test('a rank alone is one of who was asked about last, and goes back to nobody before', async () => {
  const answers = await converse('engineer', 'civil', 'junior', 'vs electrical');
  expect(answers[2]?.roles.map(({ id, reading }) => [id, reading])).toEqual([['civil-engineer', 'rank']]);
  expect(answers[3] && ids(answers[3])).toEqual(['civil-engineer', 'electrical-engineer']);
});
