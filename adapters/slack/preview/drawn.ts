import { chartFor, renderPng } from '../../../src/charts/index.ts';
import type { Assistant, Question } from '../../../src/contract/assistant.ts';
import { renderAnswer } from '../render/answer.ts';
import { nativeChart } from '../render/chart.ts';
import type { Drawn } from '../render/types.ts';
import { previewPage, type Shown } from './page.ts';

const FILE = 'FPREVIEW';

/** Returns a page that shows the answers to questions as Slack would. */
export async function drawn(assistant: Assistant, questions: readonly Question[]): Promise<string> {
  const shown: Shown[] = [];
  for (const question of questions) shown.push(await answered(assistant, question));
  return previewPage(shown);
}

/** Returns the answer to a question as a message of a preview page. */
export async function answered(assistant: Assistant, question: Question): Promise<Shown> {
  const answer = await assistant.ask(question);
  const chart = chartFor(answer);
  const pictures = new Map(chart ? [[FILE, await renderPng(chart)]] : []);
  const picture: Drawn = chart ? { kind: 'picture', fileId: FILE, alt: chart.alt } : { kind: 'none' };
  const how: Drawn = nativeChart(answer) ? { kind: 'native' } : picture;
  const { blocks } = renderAnswer({
    answer,
    ref: 'preview',
    owner: 'U0',
    page: 0,
    shareable: true,
    drawn: how,
  });
  return { asked: `/compare ${question.text}`, blocks, hidden: true, pictures };
}
