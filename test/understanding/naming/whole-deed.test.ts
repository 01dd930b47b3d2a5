import { describe, expect, test } from 'vitest';
import { createAssistant } from '../../../src/assistant.ts';
import { openOfficial } from '../../../src/catalogue/store.ts';

const assistant = createAssistant({ imported: openOfficial(undefined) });
const ask = (text: string) => assistant.ask({ text });

describe('a message that tells what is done is of whoever does it, whomever it is done to', () => {
  test.each([
    ['grooms poodles and clips their nails', 'onet-39-2021.00'],
    ['so basically I referee soccer games on weekends', 'onet-27-2023.00'],
    ['sharpening saws at a mill', 'onet-51-4194.00'],
    ['figures out how to keep packaged snacks fresh longer', 'onet-19-1012.00'],
    ['looks after toddlers', 'onet-39-9011.00'],
    ['shear sheep on farms', 'onet-45-2093.00'],
    ['I inspect bags at the airport to see what people bring', 'onet-33-9093.00'],
  ])('%s', async (text, likely) => {
    const { outcome, roles, choices = [] } = await ask(text);
    const named = [...roles.map(({ id }) => id), ...choices.flatMap((one) => one.roles)];
    expect(['answer', 'clarify', 'unknown_role']).toContain(outcome);
    expect(named).toContain(likely);
  });
});

describe('words that name somebody, ask, order or chat tell of no work', () => {
  test.each([
    ['records clerk', 'answer'],
    ['fix my sink', 'out_of_scope'],
    ['I have a headache', 'out_of_scope'],
    ['plays it by ear', 'out_of_scope'],
  ])('%s', async (text, expected) => {
    const { outcome, roles } = await ask(text);
    expect(outcome).toBe(expected);
    expect(roles.map(({ reading }) => reading)).not.toContain('nearest');
  });

  test('what is asked of the job is answered', async () => {
    const { text } = await ask('I paint houses, pay');
    expect(text).toContain('$');
  });
});
