import { describe, expect, test } from 'vitest';
import { ask, ids } from '../asking.ts';

const APART = [
  ['pilot', 'airline'],
  ['manager', 'hotel'],
  ['cook', 'school'],
  ['supervisor', 'warehouse'],
  ['curator', 'museum'],
  ['teller', 'bank'],
  ['guard', 'prison'],
  ['captain', 'ship'],
  ['ranger', 'park'],
  ['technician', 'pharmacy'],
  ['mechanic', 'bicycle'],
  ['aide', 'library'],
] as const;

describe('a title whose first word stands behind the last is that title', () => {
  test.each(APART)('a %s at a %s', async (who, where) => {
    const [apart, listed] = [
      await ask(`how much does a ${who} at a ${where} make`),
      await ask(`how much does a ${where} ${who} make`),
    ];
    expect(ids(apart)).toEqual(ids(listed));
    expect(apart.unused).toEqual([]);
  });

  test('and stays what it surely is, where only a list has the two together', async () => {
    expect(ids(await ask('line cook at a restaurant, pay'))).toEqual(['restaurant-cook']);
  });

  test('a place of the map and a subject are none of its words', async () => {
    expect(ids(await ask('how much does a cook in Texas make'))).toEqual(ids(await ask('cook pay in Texas')));
    expect(ids(await ask('is an architect in demand'))).toEqual(['architect']);
  });
});

describe('what a text puts right is not meant', () => {
  test.each([
    ['behind what is right', 'how much do nurses make, registered nurse i mean', ['registered-nurse']],
    ['one of two', 'compare a welder and a plumber, sorry i mean electrician', ['welder', 'electrician']],
    ['both of two', 'PT vs OT, i mean dentist and barber', ['dentist', 'barber']],
    [
      'the same two in full',
      'PT vs OT, i mean physical therapist and occupational therapist',
      ['physical-therapist', 'occupational-therapist'],
    ],
    [
      'but a subject puts no role right',
      'plumber or welder? I mean the education required',
      ['plumber', 'welder'],
    ],
  ])('%s', async (_, text, roles) => {
    expect(ids(await ask(text))).toEqual(roles);
  });
});

describe('a title that begins with a word of turns, and one of two that a list has together', () => {
  test('is read as it is listed', async () => {
    expect(ids(await ask('how many substitute teachers are there'))).toEqual(
      ids(await ask('substitute teacher')),
    );
  });

  test('are two', async () => {
    expect(ids(await ask('EMT and paramedic, what does each of them do'))).toEqual([
      'emergency-medical-technician',
      'paramedic',
    ]);
  });
});

describe('what stands in brackets, or ends the titles before it, is no role of its own', () => {
  test('in brackets it tells which of a family is meant', async () => {
    expect(ids(await ask('psychologist (clinical) or marriage and family therapist pay'))).toEqual(
      ids(await ask('clinical psychologist or marriage and family therapist pay')),
    );
  });

  test('"which manager", of two managers, names no third', async () => {
    const text = 'sales manager or construction manager, which manager earns more';
    expect(ids(await ask(text)).toSorted()).toEqual(['construction-manager', 'sales-manager']);
  });

  test('a correction in a sentence of its own puts right what a question named', async () => {
    expect(ids(await ask('what do bakers and roofers make? barbers i mean'))).toEqual(
      ids(await ask('what do bakers and barbers make')),
    );
  });
});
