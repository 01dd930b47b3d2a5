import { describe, expect, test } from 'vitest';
import { ask, converse, ids } from '../asking.ts';

/** What a choice must not lose: the jobs that are meant, where, and how many. */
const NUMBERS = ['', '3 ', '6 '];
const GROUPS = ['', 'healthcare '];
const PLACES = ['', ' in Oregon', ' in Nevada vs Utah'];
const BOUNDS = ['', ' over 70k', ' under 90k'];
const QUESTIONS = NUMBERS.flatMap((count) =>
  GROUPS.flatMap((group) =>
    PLACES.flatMap((place) => BOUNDS.map((bound) => `easiest ${count}${group}jobs${place}${bound}`)),
  ),
);

describe('by what jobs shall be ranked', () => {
  test.each(QUESTIONS)('%s: each choice asks all of it', async (question) => {
    const asked = await ask(question);
    expect(asked.outcome).toBe('clarify');
    for (const { text } of asked.choices) {
      const chosen = await ask(text);
      expect(chosen.filters, text).toEqual(asked.filters);
      expect(chosen.unused, text).toEqual([]);
    }
  });

  test.each([
    ['easiest 4 jobs in Oregon', '1', 4],
    ['easiest 4 jobs in Oregon', 'the second one', 4],
    ['easiest 4 jobs in Oregon', 'by pay', 4],
    ['easiest 4 jobs in Oregon over 70k', 'number of openings', 4],
  ])('%s, then %s', async (question, pick, count) => {
    const [asked, picked] = await converse(question, pick);
    expect(picked?.outcome).toBe('answer');
    expect(picked?.intent).toBe('rank');
    expect(ids(picked)).toHaveLength(count);
    expect(picked?.filters).toEqual(asked?.filters);
  });

  test.each([
    ['and Nevada?', 'Nevada'],
    ['in Nevada', 'Nevada'],
    ['vs Nevada', 'Oregon vs Nevada'],
  ])('a place is added while it is asked: %s', async (said, where) => {
    const [, again, picked] = await converse('easiest 4 jobs in Oregon', said, '1');
    expect(again?.outcome).toBe('clarify');
    expect(again?.choices.every(({ text }) => text.includes(`4 jobs in ${where} have`))).toBe(true);
    expect(picked?.outcome).toBe('answer');
  });

  test('a new question is no answer to it', async () => {
    const [, next] = await converse('easiest 4 jobs in Oregon', 'which jobs have the most openings');
    expect(next?.roles).toHaveLength(8);
  });
});

describe('which role is meant', () => {
  test.each([
    ['starting manager pay in Oregon', ['salary'], 'Oregon'],
    ['manager pay per hour', ['salary'], null],
    ['number of jobs for a manager', ['outlook'], null],
    ['jobs like a manager', null, null],
  ])('%s: each choice asks all of it', async (question, aspects, place) => {
    const asked = await ask(question);
    expect(asked.outcome).toBe('clarify');
    const [, picked] = await converse(question, '2');
    const chosen = await ask(asked.choices[1]?.text ?? '');
    expect(chosen.outcome).toBe('answer');
    expect([chosen.intent, ids(chosen), chosen.aspects]).toEqual([
      picked?.intent,
      ids(picked),
      picked?.aspects,
    ]);
    expect(chosen.lead).toBe(picked?.lead);
    if (aspects) expect(chosen.aspects).toEqual(aspects);
    if (place) expect(chosen.place).toMatchObject({ title: place });
  });
});
