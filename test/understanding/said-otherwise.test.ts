import { describe, expect, test } from 'vitest';
import { ask, converse } from './asking.ts';

const rolesOf = ({ roles }: { roles: readonly { id: string }[] }) => roles.map(({ id }) => id);

describe('a way from one role to another, told in other orders', () => {
  test.each([
    [
      'would my job help me get there? from medical assistant to x-ray tech I mean',
      ['medical-assistant', 'radiologic-technologist'],
    ],
    [
      'would it help? from pharmacy technician to dental hygienist I mean',
      ['pharmacy-technician', 'dental-hygienist'],
    ],
    [
      "Eight years I've driven a school bus. If I wanted to switch to truck driver, what carries over?",
      ['onet-53-3051.00', 'truck-driver'],
    ],
    [
      "I've cut hair for six years. What carries over if I become a massage therapist",
      ['hairdresser', 'onet-31-9011.00'],
    ],
    [
      "Ten years I've waited tables. What would I need to become an event planner?",
      ['waiter', 'event-planner'],
    ],
  ])('%s', async (text, roles) => {
    const answer = await ask(text);
    expect([answer.intent, ...rolesOf(answer)]).toEqual(['transition', ...roles]);
  });
});

describe('roles of a list without commas, and a title behind what is asked of it', () => {
  test.each([
    [
      'compare emt paramedic and firefighter pay',
      ['emergency-medical-technician', 'paramedic', 'firefighter'],
    ],
    ['compare lpn rn and cna pay', ['licensed-practical-nurse', 'registered-nurse', 'nursing-assistant']],
    ['training u need for crane operator', ['onet-53-7021.00']],
    ['training required for crane operator', ['onet-53-7021.00']],
  ])('%s', async (text, roles) => {
    expect(rolesOf(await ask(text))).toEqual(roles);
  });
});

test.each([
  'What kind of things can I ask you?',
  'my professor showed us this bot today. what kind of stuff can I ask?',
  'what sort of questions can I ask about',
])('%s: asks how this works', async (text) => {
  expect((await ask(text)).outcome).toBe('help');
});

test.each([
  'Forget percentages for a second: which occupation has the most openings every year?',
  'Ignore the percentages for a minute, which job has the most openings?',
  'forget growth, which jobs have the most openings',
])('%s: what is put aside puts nothing in order', async (text) => {
  const answer = await ask(text);
  expect([answer.intent, rolesOf(answer)[0]]).toEqual(['rank', 'onet-35-3023.00']);
});

test('"the second one" and "the third" are asked about alone, whatever more is asked', async () => {
  const [, second] = await converse('butcher vs baker', 'tell me more about the second one');
  expect(second && rolesOf(second)).toEqual(['onet-51-3011.00']);
  const [, third] = await converse('plumber vs electrician vs welder', 'tell me more about the third one');
  expect(third && rolesOf(third)).toEqual(['welder']);
});

test('"which of those" is asked of all that meet the conditions, and what follows narrows them', async () => {
  const answers = await converse(
    'jobs over 90k no degree',
    'which of those grows fastest',
    'only construction ones',
  );
  expect(answers.map(({ filters }) => filters.length)).toEqual([2, 2, 3]);
  expect(answers[1]?.total).toBe(answers[0]?.total);
});

describe('what is asked behind a colon, or behind talk of pay, is asked alone', () => {
  test.each([
    [
      'I run a food bank and half our clients cook for a living: which food service jobs are paid the least?',
      'rank',
      'onet-35-2011.00',
    ],
    [
      'I counsel adults at a job center with no diploma: among jobs with no formal education requirement, what pays best?',
      'rank',
      'onet-47-5044.00',
    ],
    [
      'One of them wants to pay me properly. Do manicurists have to be licensed?',
      'describe',
      'onet-39-5092.00',
    ],
    ['legal jobs by pay', 'rank', 'lawyer'],
    ['engineering jobs by the number of openings', 'rank', 'industrial-engineer'],
    ['nurses by hourly pay', 'rank', 'onet-29-1151.00'],
  ])('%s', async (text, intent, first) => {
    const answer = await ask(text);
    expect([answer.intent, rolesOf(answer)[0]]).toEqual([intent, first]);
  });

  test.each([
    ['how much maternity leave do economists get?', 'maternity leave'],
    ['how much paid paternity leave do accountants get', 'paid paternity leave'],
    ['how much pet insurance do plumbers get?', 'pet insurance'],
  ])('%s', async (text, matter) => {
    expect((await ask(text)).notCovered).toEqual([matter]);
  });

  test('of a way it is asked what it takes, and then of the job that would be left', async () => {
    const [way, more, own] = await converse(
      'Thinking of leaving my job as a claims adjuster to become a management analyst. What would I have to pick up?',
      'does my current work pay more?',
      'is my current line of work shrinking?',
    );
    expect([way?.intent, more?.intent]).toEqual(['transition', 'compare']);
    expect(own && rolesOf(own)).toEqual(['onet-13-1031.00']);
  });
});
