import { expect, test } from 'vitest';
import { createAssistant } from '../../src/assistant.ts';
import { openOfficial } from '../../src/catalogue/store.ts';

const assistant = createAssistant({ imported: openOfficial(undefined) });
const ask = (text: string) => assistant.ask({ text });

test.each([
  'which ethnicity makes the worst drivers',
  'what nationality makes the best bakers',
  'do women make good welders',
  'are migrants taking farm jobs',
  'are men worse teachers',
  'are hispanic people less likely to be judges',
])('people are not judged by a trait: %s', async (text) => {
  expect((await ask(text)).lead).toMatch(/^Nobody is better or worse at a job by sex/);
});

test.each(['are there many hispanic roofers', 'are there white roofers'])(
  'how many there are of a label is its share: %s',
  async (text) => expect((await ask(text)).lead).toMatch(/^[\d.]+% of roofers are/),
);

test.each(['what race are most roofers', 'what ethnicity are most nurses'])(
  'shares by race are figures: %s',
  async (text) => {
    expect((await ask(text)).facts.map(({ field }) => field)).toContain('demographics.race');
  },
);
