import { describe, expect, it } from 'vitest';
import { type AnswerView, renderAnswer, renderPlainly } from '../../adapters/slack/render/answer.ts';
import type { Drawn, Rendered } from '../../adapters/slack/render/types.ts';
import { createAssistant } from '../../src/assistant.ts';
import { openOfficial } from '../../src/catalogue/store.ts';
import { chartFor } from '../../src/charts/index.ts';
import type { Answer } from '../../src/contract/answer.ts';
import type { Assistant } from '../../src/contract/assistant.ts';
import { ALL } from '../adapters/answers.ts';
import { type Asked, OWN, SETS, SPENT } from '../adapters/questions.ts';
import { OF } from './render/show.ts';
import { argumentFaults, responseFaults } from './server/schema/arguments.ts';
import { elementsOf, type Json, visibleTexts } from './server/schema/blocks.ts';

/** The ways in which a chart is drawn; an answer without one has a single way. */
function drawings(answer: Answer): Drawn[] {
  const chart = chartFor(answer);
  if (!chart) return [{ kind: 'none' }];
  return [{ kind: 'native' }, { kind: 'picture', fileId: 'F0123456789', alt: chart.alt }, { kind: 'none' }];
}

/** Every page of an answer in every way that it may be shown. */
function messages(answer: Answer): Rendered[] {
  const ways: AnswerView[] = drawings(answer).flatMap((drawn) => [
    { answer, ...OF, drawn },
    { answer, ...OF, drawn, withoutLead: true },
    { answer, ...OF, drawn, sharedBy: 'U0123456789AB' },
  ]);
  const found: Rendered[] = [];
  for (const way of ways) {
    for (let page = 0, more = true; more; page += 1) {
      const message = renderAnswer({ ...way, page });
      found.push(message, renderPlainly(message));
      more = JSON.stringify(message.blocks).includes(`"rw_page_${page + 1}"`);
    }
  }
  return found;
}

/** What Slack would refuse of a message, posted or sent to a `response_url`; and controls that do nothing. */
function faultsOf({ text, blocks }: Rendered): string[] {
  const posted = argumentFaults('chat.postMessage', { channel: 'C0123456789', text, blocks });
  const responded = responseFaults({ text, blocks, replace_original: true });
  const nameless = blocks
    .flatMap((block) => elementsOf(block as unknown as Json))
    .filter((element) => /button|select/.test(String(element.type)) && element.action_id === undefined)
    .map(() => 'a control without an action_id');
  return [...[...posted, ...responded].map(({ error, detail }) => `${error}: ${detail}`), ...nameless];
}

/** Markdown in our own words, which Slack would show with its marks. */
function marksIn({ blocks }: Rendered): string[] {
  const shown = blocks.flatMap((block) => visibleTexts(block));
  return shown
    .filter((words) => /\*\*|^#+ |\]\(http/m.test(words))
    .map((words) => `marks are shown: ${words}`);
}

/** Words that were cut to fit, which the answer itself does not end so. */
function cutIn(answer: Answer, { blocks }: Rendered): string[] {
  const whole = JSON.stringify(answer);
  return blocks
    .flatMap((block) => visibleTexts(block))
    .filter((words) => words.length > 1 && words.endsWith('…') && !whole.includes(words))
    .map((words) => `is cut: ${words}`);
}

async function faults(assistant: Assistant, questions: Asked[]): Promise<string[]> {
  const found: string[] = [];
  for (const { text, conversation } of questions) {
    const answer = await assistant.ask({ text, conversation });
    const bad = messages(answer).flatMap((message) => [
      ...faultsOf(message),
      ...marksIn(message),
      ...cutIn(answer, message),
    ]);
    found.push(...bad.map((fault) => `${text}: ${fault}`));
  }
  return found;
}

/** Over the official data that ships, or an import that ROLEWISE_CATALOGUE names. */
const assistant = createAssistant({ imported: await openOfficial(process.env.ROLEWISE_CATALOGUE) });

describe('answers to questions keep within what Slack takes', () => {
  it('to our own questions', async () => {
    expect(await faults(assistant, OWN)).toEqual([]);
  });

  it.each(Object.entries(ALL))('made by hand: %s', (_name, answer) => {
    expect(messages(answer).flatMap(faultsOf)).toEqual([]);
  });

  for (const { name, here, read } of [...SETS, ...(process.env.ROLEWISE_ALL_SETS ? SPENT : [])]) {
    it.skipIf(!here)(
      `to ${name} (skipped where ../shared is not there)`,
      async () => {
        expect(await faults(assistant, read())).toEqual([]);
      },
      120_000,
    );
  }
});
