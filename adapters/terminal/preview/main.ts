import { writeFile } from 'node:fs/promises';
import { createAssistant } from '../../../src/assistant.ts';
import { runPreview } from '../../common/preview.ts';
import { createDialogue } from '../dialogue.ts';
import { type Recording, recordingSvg } from './svg.ts';

/** The questions typed in the recording that the README shows. */
const QUESTIONS = ['officer vs director salary', 'and education?', 'best-paid jobs that need no degree'];
const COLUMNS = 80;
const ROWS = 24;
const PROMPT = '› ';
/** The durations of the steps in a recording, in seconds. */
const PACE = { before: 0.6, key: 0.05, thinking: 0.3, line: 0.03, reading: 4.2 };

/**
 * Records a chat as a moving picture: `npx node adapters/terminal/preview/main.ts chat.svg ["question" …]`
 */
async function main([out, ...asked]: string[]): Promise<void> {
  if (!out) throw new Error('Say where to write it: npx node adapters/terminal/preview/main.ts chat.svg');
  await writeFile(out, recordingSvg(await record(asked.length > 0 ? asked : QUESTIONS)));
}

/** Returns the recording of a conversation: the text typed and read, with its times. */
async function record(questions: readonly string[]): Promise<Recording> {
  const turn = createDialogue(createAssistant(), () => ({ columns: COLUMNS, colour: true }));
  const lines: Recording['lines'] = [];
  let at = 0;
  for (const question of questions) {
    at += PACE.before;
    const keys = [...question].map((key, index) => ({ text: key, at: at + index * PACE.key }));
    lines.push([{ text: PROMPT, at: lines.length === 0 ? 0 : at - PACE.before }, ...keys]);
    at += question.length * PACE.key + PACE.thinking;
    const reply = await turn(question);
    for (const text of 'say' in reply ? ['', ...reply.say.split('\n'), ''] : []) {
      lines.push([{ text, at }]);
      at += PACE.line;
    }
    at += PACE.reading;
  }
  return { lines, columns: COLUMNS, rows: ROWS, seconds: at };
}

await runPreview(main);
