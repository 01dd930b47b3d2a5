import { pino } from 'pino';
import type { Assistant, Question } from '../../../src/contract/assistant.ts';
import { pictureOf } from '../platform.ts';
import { renderAnswer } from '../render/answer.ts';
import { previewPage, type Shown } from './page.ts';

const CONTROLS = { ref: 'preview', owner: '1', shareable: true };

/** Returns a page that shows the answers to questions as Discord would; `open`: its lists show what they hold. */
export async function drawn(
  assistant: Assistant,
  questions: readonly Question[],
  open?: boolean,
): Promise<string> {
  const log = pino({ level: 'warn' });
  const shown: Shown[] = [];
  for (const question of questions) {
    const answer = await assistant.ask(question);
    const view = { answer, ...CONTROLS };
    const message = renderAnswer({ ...view, picture: await pictureOf(view, log) });
    shown.push({ asked: `/ask ${question.text}`, message, hidden: true });
  }
  return previewPage(shown, open);
}
