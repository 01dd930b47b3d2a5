import { createAssistant } from '../../src/assistant.ts';
import type { Answer } from '../../src/contract/answer.ts';

/** The assistant over the embedded roles alone. */
export const assistant = createAssistant();

export const ask = (text: string): Promise<Answer> => assistant.ask({ text });

let conversations = 0;

/** The answers to the turns of one conversation. */
export async function converse(...turns: readonly string[]): Promise<Answer[]> {
  conversations += 1;
  const conversation = `test-${conversations}`;
  const answers: Answer[] = [];
  for (const text of turns) answers.push(await assistant.ask({ text, conversation }));
  return answers;
}

export const ids = (answer: Answer | undefined): string[] => (answer?.roles ?? []).map((role) => role.id);

export const OFFICER = 'operations-officer';
export const DIRECTOR = 'operations-director';
export const OFFICE = 'office-manager';
export const MANAGER = 'operations-manager';
