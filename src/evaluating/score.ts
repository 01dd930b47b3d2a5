import type { Answer } from '../contract/answer.ts';
import type { Assistant } from '../contract/assistant.ts';
import { missOf } from './expectations.ts';
import type { EvalQuestion } from './sets.ts';

/** A case that did not come out right, and why. */
export interface Miss {
  id: string;
  why: string;
}

export interface QuestionScore {
  asked: number;
  misses: Miss[];
  /** Answers of which a model chose what the lead says. */
  planned: number;
  /** Milliseconds to the first words of each answer, and to its end. */
  first: number[];
  whole: number[];
}

/**
 * Asks every question, in order; turns that share a conversation follow each other. `tick` is told after each
 * how many are done.
 */
export async function scoreQuestions(
  questions: readonly EvalQuestion[],
  assistant: Assistant,
  tick: (done: number) => void = () => {},
): Promise<QuestionScore> {
  const score: QuestionScore = { asked: questions.length, misses: [], planned: 0, first: [], whole: [] };
  const said = new Map<string, string[]>();
  for (const [at, question] of questions.entries()) {
    const { id, text, conversation } = question;
    const asked = [...((conversation && said.get(conversation)) || []), text];
    if (conversation) said.set(conversation, asked);
    const { answer, first, whole } = await timed(assistant, question);
    const miss = missOf(question, answer, asked);
    if (miss !== null) score.misses.push({ id, why: miss });
    if (answer.phrasedBy === 'model') score.planned += 1;
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
