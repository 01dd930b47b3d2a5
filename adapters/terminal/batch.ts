import type { Readable } from 'node:stream';
import type { Answer } from '../../src/contract/answer.ts';
import type { Assistant, Question } from '../../src/contract/assistant.ts';
import { asText, jsonLines } from './lines.ts';

/** Answers the questions of JSON Lines, in order; a broken line gives an error line and the next is read. */
export async function batch(
  assistant: Assistant,
  input: Readable,
  output: NodeJS.WritableStream,
): Promise<void> {
  await jsonLines(input, output, async (value, id): Promise<Answer> => assistant.ask(questionOf(value, id)));
}

function questionOf(value: Readonly<Record<string, unknown>>, id: string | null): Question {
  const { text, conversation, user } = value;
  if (typeof text !== 'string') throw new Error('"text" must be there and be a string');
  if (conversation !== undefined && conversation !== null && asText(conversation) === undefined) {
    throw new Error('"conversation" must be a string');
  }
  return { id: id ?? undefined, text, conversation: asText(conversation), user: asText(user) };
}
