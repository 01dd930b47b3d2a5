import { describe, expect, test } from 'vitest';
import { ask, converse, ids } from '../asking.ts';

/** Ways from one role to another, and what is asked beside them. */

describe('a way', () => {
  test.each([
    ['accountant -> financial examiner, which skills am I missing?', 'transition'],
    ['how do I get into instructional design from teaching', 'transition'],
    ['what can a data entry keyer move into?', 'similar'],
    ['plumber or electrician, which should I become', 'compare'],
  ])('%s is %s', async (text, intent) => {
    expect((await ask(text)).intent).toBe(intent);
  });

  test('tells what else is asked of both', async () => {
    const { lead, aspects, table } = await ask(
      'going from a registered nurse to a nurse practitioner: pay, school and outlook',
    );
    expect(aspects.slice(0, 3)).toEqual(['salary', 'education', 'outlook']);
    expect(lead).toMatch(/\$132,300.*Job growth.*master's degree/);
    expect(table?.rows.map(({ field }) => field)).toContain('outlook.growth');
  });

  test('tells pay of the place that is asked about', async () => {
    const { lead, place } = await ask(
      'switching from mechanical engineer to industrial engineer in Michigan',
    );
    expect(place).toMatchObject({ title: 'Michigan' });
    expect(lead).toMatch(/In Michigan a mechanical engineer earns/);
  });

  test('is told of its goal where a level is claimed', async () => {
    const { lead } = await ask('customer service rep to HR specialist, realistic without a degree?');
    expect(lead).toMatch(
      /^A human resources specialist typically needs a bachelor's degree to enter; that is what is typical/,
    );
  });

  test('leads from a family into one of those that are set side by side, which stay so', async () => {
    const [, way, next, beside] = await converse(
      'instructional designer or training specialist?',
      'what would I have to do to get into the first one from teaching',
      'which of the two is growing faster',
      'and how does the pay compare with what a middle school teacher makes',
    );
    expect([way?.intent, ids(way).at(-1)]).toEqual(['transition', 'onet-25-9031.00']);
    expect(ids(next)).toEqual(['onet-25-9031.00', 'training-specialist']);
    expect(ids(beside)).toEqual(['onet-25-9031.00', 'training-specialist', 'middle-school-teacher']);
  });

  test('goes to the one that was spoken of', async () => {
    const [, second] = await converse('air traffic controller, what do they make', 'how do i become one');
    expect([second?.outcome, ids(second)]).toEqual(['answer', ['onet-53-2021.00']]);
  });
});

describe('what is asked in a list', () => {
  test.each([
    ['Database Administrator vs Database Architect: Roles, Skills, Salary', ['duties', 'skills', 'salary']],
    ['Cosmetologist vs Esthetician: Pay, License, and Schooling', ['salary', 'requirements', 'education']],
    ['nurse vs teacher jobs and pay', ['salary']],
  ])('%s', async (text, aspects) => {
    expect((await ask(text)).aspects).toEqual(aspects);
  });
});

describe('a family that is narrowed', () => {
  test.each([
    'engineers that make more than 130k',
    'trades paying over 80k',
    'construction trades that pay over 90k',
  ])('is a rank of its members: %s', async (text) => {
    const { intent, total } = await ask(text);
    expect(intent).toBe('rank');
    expect(total).toBeGreaterThan(0);
  });

  test('is claimed of all where nothing narrows it', async () => {
    expect((await ask('do engineers make over 100k')).intent).toBe('describe');
  });
});

test('a title may begin with a number', async () => {
  expect(ids(await ask('do 911 dispatchers sit all day'))).toEqual(['onet-43-5031.00']);
});

test('who is safer than one of before is set beside it', async () => {
  const answer = await ask('my mom says librarians are done because of AI. is archivist any safer?');
  expect(ids(answer)).toEqual(['onet-25-4022.00', 'onet-25-4011.00']);
});

test('somebody with years in a job and a step in mind goes from the one to the other', async () => {
  const { intent, roles } = await ask(
    'Bank teller for 3 years, branch is closing. Is loan officer a realistic step? what would I be missing',
  );
  expect([intent, roles.map(({ id }) => id)]).toEqual(['transition', ['onet-43-3071.00', 'loan-officer']]);
});

describe('a title that nobody has', () => {
  test.each([
    ['is a vibe steward paid more than a recruiter?', 'vibe steward'],
    ['flurbologist salary', 'flurbologist'],
    ['glorbineer salary', 'glorbineer'],
  ])('is said and asked back: %s', async (text, mention) => {
    const { outcome, lead } = await ask(text);
    expect(outcome).toBe('unknown_role');
    expect(lead).toContain(`“${mention}”`);
  });

  test('is no slip of one that is listed', async () => {
    expect(ids(await ask('flebotomist pay'))).toEqual(['onet-31-9097.00']);
  });
});

test('where somebody is names no job where help is asked for', async () => {
  expect((await ask('hi! new in this server. what can I ask you')).outcome).toBe('help');
});

test('years that are told in another sentence bound no experience', async () => {
  const { filters, intent } = await ask(
    'we move every 2-3 years. Do dental hygienists and medical coders both need a license?',
  );
  expect([intent, filters]).toEqual(['compare', []]);
});

describe('words that lead to one question alone, and to another beside what they stand with', () => {
  test('a way whose end is named leads there', async () => {
    const answer = await ask('34, been a florist 6 years. could I move into upholstery?');
    expect(answer.intent).toBe('transition');
    expect((await ask('I am a florist. what else could I move into?')).intent).toBe('similar');
    expect((await ask('tired of my role as a florist. what else could I do?')).intent).toBe('similar');
  });

  test('a name of several right behind one of them is the same role', async () => {
    expect(ids(await ask('I am a florist. I want to be a RN nurse. how?')).at(-1)).toBe('registered-nurse');
  });

  test('groups that are joined before jobs are no title', async () => {
    const [least, most] = [
      await ask('clerical and admin jobs that are shrinking'),
      await ask('clerical and admin jobs that are growing'),
    ];
    expect([least.intent, most.intent]).toEqual(['rank', 'rank']);
    expect(ids(least)).not.toEqual(ids(most));
  });

  test.each([
    ['who is outside more, a roofer or a florist', 'environment'],
    ['are roofers usually that old compared to florists', 'demographics'],
  ])('%s', async (text, aspect) => {
    expect((await ask(text)).aspects).toEqual([aspect]);
  });

  test.each([
    ['are male welders paid more than female welders', 'differences by sex'],
    ['florist or cashier, which is safer from chatbots', 'chatbots'],
  ])('%s', async (text, missing) => {
    expect((await ask(text)).notCovered).toEqual([missing]);
  });
});

test('a name of several that is asked back tells what it stands beside', async () => {
  expect((await ask('pm vs florist')).lead).toBe('Which “pm” do you mean beside “florist”?');
});
