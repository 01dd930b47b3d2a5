import { describe, expect, it } from 'vitest';
import { type AnswerView, renderAnswer, renderPlainly } from '../../adapters/slack/render/answer.ts';
import type { Drawn, Rendered } from '../../adapters/slack/render/types.ts';
import { createAssistant } from '../../src/assistant.ts';
import { openStore } from '../../src/catalogue/store.ts';
import { chartFor } from '../../src/charts/index.ts';
import type { Answer } from '../../src/contract/answer.ts';
import type { Assistant } from '../../src/contract/assistant.ts';
import { ALL } from '../adapters/answers.ts';
import { type Asked, OWN, SETS } from '../adapters/questions.ts';
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

async function faults(assistant: Assistant, questions: Asked[]): Promise<string[]> {
  const found: string[] = [];
  for (const { text, conversation } of questions) {
    const answer = await assistant.ask({ text, conversation });
    const bad = messages(answer).flatMap((message) => [...faultsOf(message), ...marksIn(message)]);
    found.push(...bad.map((fault) => `${text}: ${fault}`));
  }
  return found;
}

/** Over an imported catalogue, too, where ROLEWISE_CATALOGUE names one. */
const directory = process.env.ROLEWISE_CATALOGUE;
const assistant = createAssistant({ imported: directory ? openStore(directory) : undefined });

describe('answers to questions keep within what Slack takes', () => {
  it('to our own questions', async () => {
    expect(await faults(assistant, OWN)).toEqual([]);
  });

  it.each(Object.entries(ALL))('made by hand: %s', (_name, answer) => {
    expect(messages(answer).flatMap(faultsOf)).toEqual([]);
  });

  for (const { name, here, read } of SETS) {
    it.skipIf(!here)(
      `to ${name} (skipped where ../shared is not there)`,
      async () => {
        expect(await faults(assistant, read())).toEqual([]);
      },
      120_000,
    );
  }
});
