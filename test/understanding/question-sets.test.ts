import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { createAssistant } from '../../src/assistant.ts';
import type { ImportedStore } from '../../src/catalogue/catalogue.ts';
import { openStore } from '../../src/catalogue/store.ts';
import { scoreQuestions } from '../../src/evaluating/score.ts';
import { readQuestions } from '../../src/evaluating/sets.ts';

const folder = fileURLToPath(new URL('../../../shared/eval/', import.meta.url));
const imported = process.env.ROLEWISE_CATALOGUE;

/** The share of a set's questions that are answered as expected, and what is missed. */
async function answered(file: string, store?: ImportedStore): Promise<{ share: number; missed: string[] }> {
  const questions = await readQuestions(folder + file);
  const { misses } = await scoreQuestions(questions, createAssistant({ imported: store }));
  return {
    share: 1 - misses.length / questions.length,
    missed: misses.map(({ id, why }) => `${id}: ${why}`),
  };
}

describe.skipIf(!existsSync(`${folder}seed-questions.jsonl`))('the questions about the four roles', () => {
  test('are answered, 97 in 100 at least', async () => {
    const { share, missed } = await answered('seed-questions.jsonl');
    expect(share, missed.join('\n')).toBeGreaterThanOrEqual(0.97);
  });

  test.skipIf(imported === undefined)('are answered as well with an imported catalogue', async () => {
    const store = openStore(imported ?? '');
    const { share, missed } = await answered('seed-questions.jsonl', store);
    store.close();
    expect(share, missed.join('\n')).toBeGreaterThanOrEqual(0.97);
  });
});

// Set ROLEWISE_CATALOGUE to a full import to run these.
describe.skipIf(imported === undefined || !existsSync(`${folder}onet-questions.jsonl`))(
  'the questions at the scale of an imported catalogue',
  () => {
    test('are answered, 95 in 100 at least', async () => {
      const store = openStore(imported ?? '');
      const { share, missed } = await answered('onet-questions.jsonl', store);
      store.close();
      expect(share, missed.join('\n')).toBeGreaterThanOrEqual(0.95);
    });
  },
);
