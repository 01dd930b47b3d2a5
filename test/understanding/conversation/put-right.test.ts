import { describe, expect, test } from 'vitest';
import { converse, ids } from '../asking.ts';

const lastOf = async (...turns: string[]) => ids((await converse(...turns)).at(-1));
const meant = (text: string) => lastOf(text);

describe('what is put right takes the place of what it is likest', () => {
  test.each([
    ['baker vs dentist', 'i meant orthodontist', 'baker vs orthodontist'],
    ['dentist vs baker', 'no i meant orthodontist', 'orthodontist vs baker'],
    ['electrician vs roofer', 'i mean solar photovoltaic installer', null],
  ])('%s, then %s', async (first, said, whole) => {
    const roles = await lastOf(first, said);
    expect(roles).toHaveLength(2);
    if (whole) expect(roles).toEqual(await meant(whole));
  });

  test.each([
    ['OT vs PT, i mean occupational therapist and physical therapist', 2],
    ['rn vs lpn, sorry, i mean dental hygienist and dental assistant', 2],
  ])('in one text: %s', async (text, count) => {
    expect(await meant(text)).toHaveLength(count);
  });
});

describe('two turns in one text', () => {
  test.each([
    ['dentist vs baker', 'skip the baker, add roofer', 'dentist vs roofer'],
    ['dentist vs baker', 'drop the dentist, add roofer', 'baker vs roofer'],
    ['dentist vs baker', 'without the baker, include roofer', 'dentist vs roofer'],
  ])('%s, then %s', async (first, said, whole) => {
    expect(await lastOf(first, said)).toEqual(await meant(whole));
  });
});

describe('roles at hand by a word', () => {
  test.each([
    ['dental hygienist vs veterinary technician', 'what does the tech make', 'veterinary technician'],
    ['high school teacher vs preschool teacher', 'just the preschool one', 'preschool teacher'],
    ['school counselor vs mental health counselor', 'pay of the school one', 'school counselor'],
  ])('%s, then %s', async (first, said, whole) => {
    expect(await lastOf(first, said)).toEqual(await meant(whole));
  });

  test('what is said of one makes a title with its word', async () => {
    expect(await lastOf('doctor', 'the one for skin')).toEqual(await meant('dermatologist'));
  });

  test('a word makes a title with what is asked about, before it is one by itself', async () => {
    expect(await lastOf('manager', 'hr')).toEqual(await meant('hr manager'));
  });
});

describe('what was asked is asked of who comes next', () => {
  test.each(['one more, roofer', 'roofer as well', 'and a roofer?'])('%s', async (said) => {
    const answers = await converse('dentist vs baker, what schooling do they need', said);
    expect(answers.at(-1)?.aspects).toEqual(['education']);
  });

  test('the work is that of the roles at hand', async () => {
    expect(await lastOf('dentist vs baker', 'and the physical side of the work?')).toHaveLength(2);
  });

  test('a place that was all that was said is where', async () => {
    const answers = await converse('what about arizona', 'what do roofers make');
    expect(answers.at(-1)?.place).toMatchObject({ title: 'Arizona' });
  });
});
