import type { Readable } from 'node:stream';
import type { Assistant } from '../../src/contract/assistant.ts';
import { createDialogue } from './dialogue.ts';
import { LONGEST_LINE, linesOf, writeLine } from './lines.ts';
import { type Output, screenOf } from './screen.ts';

/** Answers the lines of an input that is not a terminal, as one conversation; an empty line separates the answers. */
export async function answerLines(assistant: Assistant, input: Readable, output: Output): Promise<void> {
  const turn = createDialogue(assistant, () => screenOf(output), output);
  let first = true;
  for await (const line of linesOf(input)) {
    const reply =
      line === undefined ? { say: `That line is longer than ${LONGEST_LINE} characters.` } : await turn(line);
    if ('quit' in reply) return;
    if (reply.say === '') continue;
    if (!first) await writeLine(output, '');
    await writeLine(output, reply.say);
    first = false;
  }
}
