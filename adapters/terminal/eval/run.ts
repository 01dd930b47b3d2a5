import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import type { Answer } from '../../../src/answering/answer.ts';
import type { Assistant } from '../../../src/assistant.ts';
import type { Catalogue } from '../../../src/catalogue/catalogue.ts';
import { verifyLine } from '../../../src/phrasing/verify.ts';
import { type EvalQuestion, missOf, questionSchema } from './expectations.ts';

/** A case that did not come out right, and why. */
export interface Miss {
  id: string;
  why: string;
}

export interface QuestionScore {
  asked: number;
  misses: Miss[];
  /** Answers whose lead is a model's, in part at least. */
  worded: number;
  /** Milliseconds to the first words of each answer, and to its end. */
  first: number[];
  whole: number[];
}

/** Asks every question, in order; turns that share a conversation follow each other. */
export async function scoreQuestions(
  questions: readonly EvalQuestion[],
  assistant: Assistant,
  tick: (done: number) => void,
): Promise<QuestionScore> {
  const score: QuestionScore = { asked: questions.length, misses: [], worded: 0, first: [], whole: [] };
  const said = new Map<string, string[]>();
  for (const [at, question] of questions.entries()) {
    const { id, text, conversation } = question;
    const asked = [...((conversation && said.get(conversation)) || []), text];
    if (conversation) said.set(conversation, asked);
    const { answer, first, whole } = await timed(assistant, question);
    const miss = missOf(question, answer, asked);
    if (miss !== null) score.misses.push({ id, why: miss });
    if (answer.phrasedBy === 'model') score.worded += 1;
    score.first.push(first);
    score.whole.push(whole);
    tick(at + 1);
  }
  return score;
}

async function timed(
  assistant: Assistant,
  { id, text, conversation }: EvalQuestion,
): Promise<{ answer: Answer; first: number; whole: number }> {
  const start = performance.now();
  let first: number | undefined;
  const answer = await assistant.ask({ id, text, conversation }, () => {
    first ??= performance.now() - start;
  });
  const whole = performance.now() - start;
  return { answer, first: first ?? whole, whole };
}

const draftSchema = z.object({
  id: z.string(),
  verdict: z.enum(['faithful', 'unfaithful']),
  question: z.string(),
  roles: z.array(z.string()).min(1),
  aspects: z.array(z.string()).min(1),
  draft: z.string(),
});
export type EvalDraft = z.infer<typeof draftSchema>;

export interface DraftScore {
  faithful: number;
  unfaithful: number;
  kept: number;
  blocked: number;
  misses: Miss[];
}

/** Holds every draft against the facts: the faithful ones should be shown, the others not. */
export function scoreDrafts(drafts: readonly EvalDraft[], catalogue: Catalogue): DraftScore {
  const score: DraftScore = { faithful: 0, unfaithful: 0, kept: 0, blocked: 0, misses: [] };
  for (const draft of drafts) {
    const verdict = verifyLine(JSON.stringify(draft), catalogue);
    const accepted = 'accepted' in verdict && verdict.accepted;
    const why = 'error' in verdict ? verdict.error : (verdict.reason ?? 'it would be shown');
    const right = accepted === (draft.verdict === 'faithful');
    score[draft.verdict] += 1;
    if (!right) score.misses.push({ id: draft.id, why });
    else if (accepted) score.kept += 1;
    else score.blocked += 1;
  }
  return score;
}

export const readQuestions = (file: string): Promise<EvalQuestion[]> => readSet(file, questionSchema);
export const readDrafts = (file: string): Promise<EvalDraft[]> => readSet(file, draftSchema);

/** The cases of a file of JSON Lines. Rejects with one sentence that names the line at fault. */
async function readSet<T extends z.ZodType<{ id: string }>>(file: string, schema: T): Promise<z.infer<T>[]> {
  const lines = (await readFile(file, 'utf8').catch(unreadable(file))).split('\n');
  const ids = new Set<string>();
  return lines.flatMap((line, at) => {
    if (line.trim() === '') return [];
    const read = schema.safeParse(parse(line));
    const where = `Line ${at + 1} of ${file}`;
    if (!read.success) {
      const [issue] = read.error.issues;
      throw new Error(`${where} cannot be used: ${issue?.path.join('.') || 'JSON'} ${issue?.message ?? ''}.`);
    }
    if (ids.has(read.data.id))
      throw new Error(`${where} has the id ${read.data.id}, which is there already.`);
    ids.add(read.data.id);
    return [read.data];
  });
}

const unreadable = (file: string) => (error: Error) => {
  throw new Error(`${file} cannot be read: ${error.message}.`);
};

function parse(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
