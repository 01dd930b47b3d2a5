import type { Assistant } from '../../src/contract/assistant.ts';
import { writeLine } from './lines.ts';
import { askLive } from './live.ts';
import { type Output, screenOf } from './screen.ts';

/** Answers one question on `output`: for reading, or as one line of JSON. */
export async function ask(
  assistant: Assistant,
  text: string,
  json: boolean,
  output: Output = process.stdout,
): Promise<void> {
  if (json) return writeLine(output, JSON.stringify(await assistant.ask({ text })));
  const { begun, rest } = await askLive(assistant, { text }, output, screenOf(output));
  await writeLine(output, begun ? `\n${rest}` : rest);
}
