import { describe, expect, test } from 'vitest';
import { createAssistant } from '../../../src/assistant.ts';
import { openOfficial } from '../../../src/catalogue/store.ts';
import { ids } from '../asking.ts';

const assistant = createAssistant({ imported: openOfficial(undefined) });
const ask = (text: string) => assistant.ask({ text });

describe('words beside the roles of a text are no roles, whatever job is listed under them', () => {
  test.each([
    ['teacher or librarian for an english major', ['group-25-2000', 'onet-25-4022.00']],
    ['nurse or paramedic with a biology degree, which pays more', ['registered-nurse', 'paramedic']],
    ['how much do nurses make at the clinic', ['registered-nurse']],
    ['nurse or chemist, I kinda want to work on prosthetics', ['registered-nurse', 'onet-19-2031.00']],
    ['do you have to know biology to be a dental hygienist', ['dental-hygienist']],
    ['how much chemistry does a pharmacist need', ['pharmacist']],
    ['does a carpenter use a lot of physics', ['carpenter']],
    ['who gets more sympathy from the public, cops or chefs', ['police-officer', 'chef']],
    ['more math, actuary or accountant', ['onet-15-2011.00', 'accountant']],
    ['Translators of Reddit, is it worth it given the machine stuff?', ['onet-27-3091.00']],
    ['our dentist said ill make a fine welder, what do they earn', ['welder']],
    ['my plumber asked what an electrician earns', ['electrician']],
    ['my hairdresser told me about barbers, what do they make', ['barber']],
    ['a mate said roofers make 90k. smells dodgy?', ['onet-47-2181.00']],
    ['is being a florist ultra stressful', ['onet-27-1023.00']],
    ['the plumber told me to learn roofing, is the pay ok', ['onet-47-2181.00']],
  ])('%s', async (text, roles) => {
    expect(ids(await ask(text))).toEqual(roles);
  });

  test('alone, or set beside a role, they stand for their job', async () => {
    expect(ids(await ask('nursing or accounting, which pays more'))).toHaveLength(2);
    expect(ids(await ask('used to be a chef, now in IT support. which pays more?'))).toHaveLength(2);
  });
});

test('what a job asks for is a skill of it where one is called so, and else no source tells of it', async () => {
  const listed = await ask('do you need math to be a carpenter');
  expect([listed.lead, listed.aspects]).toEqual([
    expect.stringMatching(/^Yes\. Mathematics has an importance of 50/),
    ['skills'],
  ]);
  expect((await ask('do nurses need physics')).notCovered).toEqual(['physics']);
  expect((await ask('loves math: actuary or accountant, pay?')).aspects).toEqual(['salary']);
  expect(ids(await ask('does data entry pay more than a cashier'))).toHaveLength(2);
});

test('"in it" is what was spoken of, "in IT" a field of work', async () => {
  expect((await ask('what kind of money is in it')).roles).toEqual([]);
  expect(ids(await ask('what is the pay in IT'))).toEqual(['group-15-0000']);
  expect((await ask('careers in it')).roles.length).toBeGreaterThan(9);
});

test('a misspelled small word is no part of a title', async () => {
  expect(ids(await ask('what do hairdressers actualy earn'))).toEqual(['hairdresser']);
  expect(ids(await ask('what do surveyors actualy do'))).toEqual(['onet-17-1022.00']);
});

test('a title that is set to a name that no title has is the title', async () => {
  expect(ids(await ask('Nurses of Reddit, what do you earn?'))).toEqual(['registered-nurse']);
  expect(ids(await ask('head of nursing'))).toEqual(['practice-manager']);
});

test('a sign of equality sets two roles side by side', async () => {
  expect(ids(await ask('plumber=electrician?'))).toEqual(['plumber', 'electrician']);
});

describe('no civil job stands for one of the armed forces, and none for a level', () => {
  test.each([
    'army captain pay',
    'what does an air force pilot earn',
    'navy officer salary',
    'fighter pilot',
  ])('%s', async (text) => {
    const { roles, choices, facts } = await ask(text);
    const codes = [...roles.map(({ soc }) => soc), ...choices.flatMap(({ socs = [] }) => socs)];
    expect(codes[0]).toMatch(/^55-/);
    expect(facts.filter(({ aspect }) => aspect === 'salary')).toEqual([]);
  });

  test.each(['intern vs apprentice', 'what does an intern earn'])('%s', async (text) => {
    expect((await ask(text)).outcome).toBe('unknown_role');
  });

  test('a substitute is no swap after an article', async () => {
    expect(ids(await ask('what do I need to be a substitute teacher'))).toEqual(['onet-25-3031.00']);
  });
});

test('a contraction without its mark is none but before a verb', async () => {
  expect(await ask('id be a better cook than carpenter, pay?').then(({ place }) => place)).toBeNull();
  expect((await ask('carpenter pay in id')).text).toContain('Idaho');
});

test('jobs that are asked for behind a story are others than the one in it', async () => {
  const answer = await ask('hurt my knee doing roofing. which office jobs pay over 60k');
  expect(['rank', 'similar']).toContain(answer.intent);
  expect(ids(answer)).not.toContain('onet-47-2181.00');
});
