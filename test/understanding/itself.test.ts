import { describe, expect, test } from 'vitest';
import { createAssistant } from '../../src/assistant.ts';
import { openOfficial } from '../../src/catalogue/store.ts';

const assistant = createAssistant({ imported: openOfficial(undefined) });
const ask = (text: string) => assistant.ask({ text });

describe('who asks about the assistant itself is told what it is and where its figures are from', () => {
  test.each([
    'what is the source of your data',
    'how recent are these numbers',
    'who made you',
    'who built this',
    'who created you?',
    'are you AI',
    'where do you get this',
    'do you make this up',
    'what is rolewise',
  ])('%s', async (text) => {
    const { lead, roles, outcome, sources } = await ask(text);
    expect(lead).toMatch(/^Rolewise is a program, not a person/);
    expect(lead).toContain('U.S. Bureau of Labor Statistics');
    expect(sources.find(({ id }) => id.startsWith('bls-oews'))?.asOf).toMatch(/^May 20/);
    expect(new Set(sources.map(({ title }) => title.split(', ')[0])).size).toBe(sources.length);
    expect({ roles, outcome }).toEqual({ roles: [], outcome: 'help' });
  });

  test.each(['help', 'what can you do'])('who asks for help is told what to ask: %s', async (text) => {
    expect((await ask(text)).lead).toMatch(/^Ask how two jobs differ/);
  });
});

describe('courting is no question about jobs, whomever it names', () => {
  test.each([
    'how do I ask out a nurse',
    'should i date a cop',
    'are nurses good in bed',
    'will you marry me',
  ])('%s', async (text) => {
    const { outcome, roles } = await ask(text);
    expect({ outcome, roles }).toEqual({ outcome: 'out_of_scope', roles: [] });
  });

  test('it takes nothing from a question about pay', async () => {
    expect((await ask('my girlfriend is a nurse, what do nurses make')).roles.map(({ id }) => id)).toEqual([
      'registered-nurse',
    ]);
  });
});

test('people of two labels at once are counted by no source, and each label is told', async () => {
  const { lead, notCovered } = await ask('what share of plumbers are black women');
  expect(lead).toMatch(/^Nothing on “black women” as such is reported/);
  expect(lead).toMatch(/Black or African American.*female/);
  expect(notCovered).toEqual(['black women']);
});
