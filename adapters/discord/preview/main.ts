import { writeFile } from 'node:fs/promises';
import { pino } from 'pino';
import { createAssistant } from '../../../src/assistant.ts';
import { pictureOf } from '../platform.ts';
import { renderAnswer } from '../render/answer.ts';
import { previewPage, type Shown } from './page.ts';

/** The default questions of the page. */
const QUESTIONS = [
  'officer vs director salary',
  'office manager vs operations manager',
  'what does an operations officer do?',
  'manager vs director',
];
const CONTROLS = { ref: 'preview', owner: '1', shareable: true };

/**
 * Draws the answers to questions as Discord would, into one page to look at:
 * `npx node adapters/discord/preview/main.ts page.html ["question" …]`
 */
async function main([out, ...asked]: string[]): Promise<void> {
  if (!out)
    throw new Error('Say where to write the page: npx node adapters/discord/preview/main.ts page.html');
  const assistant = createAssistant();
  const log = pino({ level: 'warn' });
  const shown: Shown[] = [];
  for (const text of asked.length > 0 ? asked : QUESTIONS) {
    const answer = await assistant.ask({ text });
    const message = renderAnswer({ answer, ...CONTROLS, picture: await pictureOf(answer, log) });
    shown.push({ asked: `/ask ${text}`, message, hidden: true });
  }
  await writeFile(out, previewPage(shown));
}

try {
  await main(process.argv.slice(2));
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
