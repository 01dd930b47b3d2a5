import { randomUUID } from 'node:crypto';
import type { Answer } from '../../src/contract/answer.ts';
import type { Assistant } from '../../src/contract/assistant.ts';
import { LIMITS } from './limits.ts';
import type { AnswerRatings } from './ratings.ts';

/** A question and its answer, as the page shows them. */
export interface Turn {
  question: string;
  answer: Answer;
  /** The ticket for a rating of the answer; null if answers cannot be rated. */
  rating: string | null;
}

/** A conversation; its questions are all that the address holds of it. */
export interface Conversation {
  id: string;
  turns: Turn[];
}

/** The memory of conversations is shared with other front ends: what begins so is the page's. */
const OWN = 'web:';

/** Asks for the page; `visitor` is who asks, as `WebEnv` has it. */
export interface Turns {
  /** Asks one question; `conversation` goes on with an earlier one. */
  ask(question: string, conversation: string | undefined, visitor: string): Promise<Turn>;
  /** Asks the questions of an address one after the other, as a new conversation. */
  replay(questions: readonly string[], visitor: string): Promise<Conversation>;
}

export function createTurns(assistant: Assistant, ratings: AnswerRatings | undefined): Turns {
  const ask: Turns['ask'] = async (question, conversation, visitor) => {
    const answer = await assistant.ask({
      text: question,
      user: OWN + visitor,
      passing: true,
      ...(conversation === undefined ? {} : { conversation: OWN + conversation }),
    });
    return { question, answer, rating: ratings?.ticket(answer) ?? null };
  };
  return {
    ask,
    async replay(questions, visitor) {
      const id = randomUUID();
      const turns: Turn[] = [];
      for (const question of questions.slice(-LIMITS.turns)) turns.push(await ask(question, id, visitor));
      return { id, turns };
    },
  };
}
