import { randomUUID } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import type { Answer } from '../../src/contract/answer.ts';
import type { Assistant } from '../../src/contract/assistant.ts';
import { LIMITS } from './limits.ts';

/** A question and its answer, as the page shows them. */
export interface Turn {
  question: string;
  answer: Answer;
  /** What a rating of the answer names; null where answers cannot be rated. */
  rating: string | null;
}

/** A conversation; its questions are all that the address holds of it. */
export interface Conversation {
  id: string;
  turns: Turn[];
}

/** Who asks: nothing but the network address, for limits. */
export interface Visitor {
  address: string;
}

const ANSWERS_KEPT = 5_000;
const KEPT_MS = 24 * 60 * 60 * 1000;

/** The memory of conversations is shared with other front ends: what begins so is the page's. */
const OWN = 'web:';

/** Asks for the page, and keeps what an answer was about until it may no longer be rated. */
export interface Turns {
  /** Asks one question; `conversation` goes on with an earlier one. */
  ask(question: string, conversation: string | undefined, visitor: Visitor): Promise<Turn>;
  /** Asks the questions of an address one after the other, as a new conversation. */
  replay(questions: readonly string[], visitor: Visitor): Promise<Conversation>;
  /** An answer that was made without a question in words. */
  shown(question: string, answer: Answer): Turn;
  /** What a rated answer was about; undefined when it is unknown, or too long ago. */
  about(rating: string): Pick<Answer, 'roles' | 'aspects'> | undefined;
}

export function createTurns(assistant: Assistant, rated: boolean): Turns {
  const answers = new LRUCache<string, Pick<Answer, 'roles' | 'aspects'>>({
    max: ANSWERS_KEPT,
    ttl: KEPT_MS,
  });
  const shown = (question: string, answer: Answer): Turn => {
    if (!rated) return { question, answer, rating: null };
    const rating = randomUUID();
    answers.set(rating, { roles: answer.roles, aspects: answer.aspects });
    return { question, answer, rating };
  };
  const ask: Turns['ask'] = async (question, conversation, { address }) => {
    const answer = await assistant.ask({
      text: question,
      user: OWN + address,
      ...(conversation === undefined ? {} : { conversation: OWN + conversation }),
    });
    return shown(question, answer);
  };
  return {
    ask,
    shown,
    about: (rating) => answers.get(rating),
    async replay(questions, visitor) {
      const id = randomUUID();
      const turns: Turn[] = [];
      for (const question of questions.slice(-LIMITS.turns)) turns.push(await ask(question, id, visitor));
      return { id, turns };
    },
  };
}

/** Returns the address of a conversation of these questions. */
export function addressOf(questions: readonly string[], path = '/'): string {
  const query = new URLSearchParams(
    questions.slice(-LIMITS.turns).map((question): [string, string] => ['q', question]),
  );
  return questions.length === 0 ? path : `${path}?${query}`;
}
