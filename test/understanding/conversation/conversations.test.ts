import { describe, expect, test } from 'vitest';
import { converse, DIRECTOR, ids, MANAGER, OFFICE, OFFICER } from '../asking.ts';

describe('a turn takes from the ones before what it leaves unsaid', () => {
  test.each<[string, string[], string[], string]>([
    ['the roles', ['officer vs director', 'and skills?'], [OFFICER, DIRECTOR], 'skills'],
    ['the subject', ['ops director age', 'and the officer?'], [OFFICER], 'demographics'],
    ['by a pronoun', ['office manager', 'what do they earn?'], [OFFICE], 'salary'],
    ['the subject, for a bare title', ['office manager pay', 'operations manager?'], [MANAGER], 'salary'],
    ['a partner', ['office manager pay', 'vs operations manager?'], [OFFICE, MANAGER], 'salary'],
    [
      'what is added',
      ['officer vs director pay', 'add the office manager'],
      [OFFICER, DIRECTOR, OFFICE],
      'salary',
    ],
    ['what is dropped', ['officer vs director pay', 'drop the officer'], [DIRECTOR], 'salary'],
    [
      'what is swapped',
      ['officer vs director pay', 'swap the officer for an office manager'],
      [OFFICE, DIRECTOR],
      'salary',
    ],
    [
      'what is swapped, with another subject',
      ['officer vs director skills', 'swap the officer for an office manager, back to pay'],
      [OFFICE, DIRECTOR],
      'salary',
    ],
    [
      'what stands after “instead of”, which leaves',
      ['officer vs director pay', 'what about office manager instead of director'],
      [OFFICER, OFFICE],
      'salary',
    ],
    [
      'in place of the last',
      ['office manager duties', 'what about an ops manager instead'],
      [MANAGER],
      'duties',
    ],
    ['what is left alone', ['officer vs director pay', 'now just the officer'], [OFFICER], 'salary'],
    [
      'what is left alone, by its title',
      ['office manager vs ops manager pay', 'only the office manager please'],
      [OFFICE],
      'salary',
    ],
    [
      'what is swapped by its place',
      ['officer vs director pay', 'swap the first for an office manager'],
      [OFFICE, DIRECTOR],
      'salary',
    ],
    [
      'in place of a slip',
      ['skills for operations director', 'wait, wrong one. operations officer'],
      [OFFICER],
      'skills',
    ],
    ['the second', ['officer vs director', 'education of the second one'], [DIRECTOR], 'education'],
    [
      'the first two',
      ['ops officer, office manager, ops manager: pay', 'duties of the first two'],
      [OFFICER, OFFICE],
      'duties',
    ],
    [
      'the other, after one was singled out',
      ['officer vs director', 'skills of the first', 'and the other one?'],
      [DIRECTOR],
      'skills',
    ],
    [
      'both, one after the other',
      ['ops officer pay', 'and the director?', 'both please'],
      [OFFICER, DIRECTOR],
      'salary',
    ],
    [
      'a difference of both',
      ['ops officer pay', 'and the director?', 'the difference?'],
      [OFFICER, DIRECTOR],
      'salary',
    ],
    ['a correction', ['ops officer hourly', 'no, I meant the director'], [DIRECTOR], 'salary'],
    ['a period', ['ops officer yearly pay', 'and per hour?'], [OFFICER], 'salary'],
    ['a statistic', ['office manager pay', 'with experience?'], [OFFICE], 'salary'],
    [
      'a question between',
      ['ops officer pay', 'who won the cup?', 'ok. and their skills?'],
      [OFFICER],
      'skills',
    ],
    [
      'nothing after a fresh start',
      ['officer vs director', 'forget that. office manager skills'],
      [OFFICE],
      'skills',
    ],
    [
      'over many turns',
      ['officer vs director', 'pay?', 'thanks', 'who is older?', 'and growth?', 'how many jobs?'],
      [OFFICER, DIRECTOR],
      'outlook',
    ],
  ])('%s', async (_, turns, roles, aspect) => {
    const last = (await converse(...turns)).at(-1);
    expect({ outcome: last?.outcome, roles: ids(last), aspects: last?.aspects }).toEqual({
      outcome: 'answer',
      roles,
      aspects: [aspect],
    });
  });
});

test('a question that was not clear goes on with what is picked, and with another pick', async () => {
  const [first, second, third] = await converse(
    'what does an OM earn?',
    'the office one',
    'no, operations I meant',
  );
  expect(first?.outcome).toBe('clarify');
  expect([ids(second), second?.aspects]).toEqual([[OFFICE], ['salary']]);
  expect([ids(third), third?.aspects]).toEqual([[MANAGER], ['salary']]);
});

test('an unknown role is put right by the next turn', async () => {
  const [first, second] = await converse(
    'quibble sprocketeer vs ops manager',
    'sorry, I meant office manager',
  );
  expect(first?.outcome).toBe('unknown_role');
  expect(ids(second)).toEqual([OFFICE, MANAGER]);
});

test('a figure in question is held against the conversation, not against all jobs', async () => {
  const [, second] = await converse('ops officer average pay', 'is that over 50k?');
  expect([ids(second), second?.lead.startsWith('No.')]).toEqual([[OFFICER], true]);
});

test('one’s own role is where a way starts and what more pay is counted from', async () => {
  const [, more] = await converse(
    "hi, I'm an operations officer",
    'how much more would I make as an operations director?',
  );
  expect([more?.intent, ids(more)]).toEqual(['compare', [OFFICER, DIRECTOR]]);
  const [, way] = await converse('how do I become an operations manager?', "I'm an office manager now");
  expect([way?.intent, ids(way)]).toEqual(['transition', [OFFICE, MANAGER]]);
});

test('a share that was asked about stays the subject of “by how much”', async () => {
  const [, second] = await converse(
    'who has more women, ops officers or ops directors?',
    'by how many points?',
  );
  expect(second?.lead).toContain('7.4 percentage points');
});

test('the second of a rank is a role of its own', async () => {
  const [rank, second] = await converse('which job pays the most?', 'duties of the second one');
  expect(ids(second)).toEqual([ids(rank)[1]]);
});

test('conversations know nothing of each other', async () => {
  const [first] = await converse('officer vs director');
  const [other] = await converse('and skills?');
  expect([first?.outcome, other?.outcome]).toEqual(['answer', 'clarify']);
});
