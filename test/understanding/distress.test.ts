import { describe, expect, test } from 'vitest';
import { createAssistant } from '../../src/assistant.ts';
import { openOfficial } from '../../src/catalogue/store.ts';

const assistant = createAssistant({ imported: openOfficial(undefined) });
const ask = (text: string, conversation?: string) => assistant.ask({ text, conversation });

describe('who may take their own life is told who listens, and nothing about jobs', () => {
  test.each([
    'I wanna kill myself',
    'being a cashier makes me want to end it all, what else pays',
    "I don't want to be alive anymore",
    'thinking about hurting myself',
    'my brother wants to kill himself',
    'should I become a roofer or end my life',
  ])('%s', async (text) => {
    const { lead, outcome, table, choices, followUps, facts } = await ask(text);
    expect(lead).toContain('988');
    expect(outcome).toBe('out_of_scope');
    expect({ table, choices, followUps, facts }).toEqual({
      table: null,
      choices: [],
      followUps: [],
      facts: [],
    });
  });
});

describe('who was harmed by others is told who takes complaints', () => {
  test.each([
    'my supervisor keeps groping me, I am a welder',
    'I was sexually assaulted at the office',
    'a customer punched me',
    'what do I do, my boss is harassing me',
  ])('%s', async (text) => {
    const { lead, table, choices } = await ask(text);
    expect(lead).toContain('eeoc.gov');
    expect({ table, choices }).toEqual({ table: null, choices: [] });
  });
});

test('distress is heard in the middle of a conversation, which goes on as it was', async () => {
  await ask('welder vs roofer', 'c');
  expect((await ask('and I want to die', 'c')).lead).toContain('988');
  expect((await ask('who earns more?', 'c')).roles.map(({ id }) => id)).toContain('welder');
});

describe('jobs that help people in distress, and tiredness of a job, are questions about jobs', () => {
  test.each([
    'suicide hotline counselor salary',
    'a social worker for suicidal teens',
    'my feet are killing me, what pays better than waiting tables',
    'abuse counselor vs probation officer',
    'which jobs have the highest suicide rate',
  ])('%s', async (text) => {
    expect((await ask(text)).lead).not.toMatch(/988|eeoc/);
  });
});
