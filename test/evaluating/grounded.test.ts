import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createAssistant } from '../../src/assistant.ts';
import { DATA_DIR } from '../../src/catalogue/load.ts';
import { ungrounded } from '../../src/evaluating/numbers.ts';

/** One question in so many is asked of every set: sentences are of far fewer kinds than questions are. */
const EVERY = 16;

interface Question {
  id: string;
  text: string;
  conversation?: string;
}

const sets = globSync('eval/{questions,spent/*}.jsonl', { cwd: DATA_DIR }).sort();

test('every number of an answer is one of its facts, computed from them, or the asker’s own', async () => {
  const { ask } = createAssistant();
  const loose: string[] = [];
  for (const [offset, set] of sets.entries()) {
    const lines = readFileSync(join(DATA_DIR, set), 'utf8').trim().split('\n');
    const questions = lines.map((line) => JSON.parse(line) as Question);
    const alone = questions.filter(({ conversation }, at) => !conversation && at % EVERY === offset % EVERY);
    for (const { id, text } of alone) {
      const numbers = ungrounded(await ask({ id, text }), [text]);
      if (numbers.length > 0) loose.push(`${set} ${id}: ${numbers.join(', ')}`);
    }
  }
  expect(loose).toEqual([]);
}, 240_000);

test.each([
  ['can I be a librarian with a bachelor’s degree'],
  ['which jobs that need an associate degree pay the most at the 90th percentile'],
  ['lowest 10% pay, office manager'],
  ['recruiter wants to give me $30/hr as welder, good or bad?'],
])('%s', async (text) => {
  expect(ungrounded(await createAssistant().ask({ text }), [text])).toEqual([]);
});
