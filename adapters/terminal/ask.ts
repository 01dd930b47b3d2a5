import type { Assistant } from '../../src/assistant.ts';
import { writeLine } from './lines.ts';
import { screenOf, show } from './screen.ts';

/** Answers one question on stdout: for reading, or as one line of JSON. */
export async function ask(assistant: Assistant, text: string, json: boolean): Promise<void> {
  const answer = await assistant.ask({ text });
  await writeLine(process.stdout, json ? JSON.stringify(answer) : show(answer, screenOf(process.stdout)));
}
