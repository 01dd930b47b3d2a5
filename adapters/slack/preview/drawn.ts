import { renderPng } from '../../../src/charts/index.ts';
import type { Assistant, Question } from '../../../src/contract/assistant.ts';
import { renderAnswer } from '../render/answer.ts';
import { chartOf, nativeChart } from '../render/chart.ts';
import type { Drawn } from '../render/types.ts';
import { previewPage, type Shown } from './page.ts';

const FILE = 'FPREVIEW';

/** Returns a page that shows the answers to questions as Slack would, an `article` each. */
export async function drawn(assistant: Assistant, questions: readonly Question[]): Promise<string> {
  const shown: Shown[] = [];
  for (const question of questions) shown.push(await answered(assistant, question));
  return previewPage(shown);
}

/** Returns the first message of the answer to a question as a preview page draws it. */
export async function answered(assistant: Assistant, question: Question): Promise<Shown> {
  const answer = await assistant.ask(question);
  const chart = chartOf(answer);
  const native = nativeChart(answer) !== undefined;
  const pictures = new Map(chart && !native ? [[FILE, await renderPng(chart)]] : []);
  const picture: Drawn = chart ? { kind: 'picture', fileId: FILE, alt: chart.alt } : { kind: 'none' };
  const how: Drawn = native ? { kind: 'native' } : picture;
  const of = { ref: 'preview', owner: 'U0', page: 0, shareable: true };
  const { blocks } = renderAnswer({ answer, ...of, drawn: how });
  return { asked: `/compare ${question.text}`, blocks, hidden: true, pictures };
}
