import type { Assistant } from '../../src/contract/assistant.ts';
import { FORMATS, isFormat, writeAnswer } from '../common/formats.ts';
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

/** Writes the answer to one question as a file would hold it. Rejects with one sentence where a format cannot. */
export async function askFormatted(
  assistant: Assistant,
  text: string,
  format: string,
  output: Output = process.stdout,
): Promise<void> {
  if (!isFormat(format)) throw new Error(`--format must be one of ${FORMATS.join(', ')}.`);
  if (format === 'png' && output.isTTY) {
    throw new Error('A picture cannot be shown here: send it to a file, as in --format png > pay.png.');
  }
  const { body } = await writeAnswer(await assistant.ask({ text }), format);
  await new Promise<void>((resolve, reject) => {
    output.write(body, (error) => (error ? reject(error) : resolve()));
  });
}
