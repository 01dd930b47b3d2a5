import { describe, expect, test } from 'vitest';
import { createAssistant } from '../../src/assistant.ts';
import { loadEmbedded } from '../../src/catalogue/load.ts';
import { createCatalogue } from '../../src/catalogue/merge.ts';
import { continuation } from '../../src/grounding/continuation.ts';

/** Our own text after a part of a draft: what it still owes, and nothing twice. */

const catalogue = createCatalogue(loadEmbedded());
const assistant = createAssistant();

async function goesOn(question: string, shown: string) {
  const answer = await assistant.ask({ text: question });
  return { rest: continuation(answer, shown, catalogue), lead: answer.lead };
}

const PAY = 'officer vs director salary';

describe('after', () => {
  test('nothing, it is our own lead', async () => {
    const { rest, lead } = await goesOn(PAY, '');
    expect(rest).toBe(lead);
  });

  test('one of two figures, the other follows in a sentence of its own', async () => {
    const { rest } = await goesOn(PAY, 'On average an operations officer earns about $47k.');
    expect(rest).toBe('An operations director earns $104,050 a year on average.');
  });

  test('all figures, exact or rounded, nothing follows', async () => {
    const { rest } = await goesOn(PAY, 'It is about $104,000 against $46.8k on average.');
    expect(rest).toBe('');
  });

  test('something else, our own sentences follow whole', async () => {
    const { rest, lead } = await goesOn(PAY, 'Neither figure is dated.');
    expect(rest).toBe(lead);
  });

  test('an answer, no bare verdict follows', async () => {
    const { rest } = await goesOn(
      'office manager or operations manager, who earns more?',
      'An operations manager earns a median of $67,000.',
    );
    expect(rest).toBe('An office manager earns a median of $51,000 a year.');
  });

  test('a list that was named, it is not named again', async () => {
    const { rest } = await goesOn(
      'skills of an office manager',
      'An office manager needs time management above all.',
    );
    expect(rest).not.toMatch(/time management/i);
  });
});
