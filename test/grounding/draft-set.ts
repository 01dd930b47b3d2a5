import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Drafts as a model might write them, faithful and not: our own, and the development set where it is there. */
export interface DraftCase {
  id: string;
  question: string;
  roles: string[];
  aspects: string[];
  draft: string;
  verdict: 'faithful' | 'unfaithful';
  kind: string;
  badSpan?: string;
}

const ROOT = join(import.meta.dirname, '../..');
export const OWN_DRAFTS = join(ROOT, 'data/eval/drafts.jsonl');
export const OWN_QUESTIONS = join(ROOT, 'data/eval/questions.jsonl');
export const SHARED = join(ROOT, '../shared/eval');

export function readLines<T>(file: string): T[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as T);
}

/** The sets that are there, by name; a test over a missing one is skipped. */
export const DRAFT_SETS = sets({
  'our own drafts': OWN_DRAFTS,
  'the development set': `${SHARED}/grounding-dev.jsonl`,
});
export const QUESTION_SETS = sets({
  'our own questions': OWN_QUESTIONS,
  'the questions on the articles': `${SHARED}/seed-questions.jsonl`,
  'the questions at catalogue scale': `${SHARED}/onet-questions.jsonl`,
});

function sets(files: Record<string, string>): { name: string; file: string; there: boolean }[] {
  return Object.entries(files).map(([name, file]) => ({ name, file, there: existsSync(file) }));
}
