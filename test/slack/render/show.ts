import { type AnswerView, renderAnswer } from '../../../adapters/slack/render/answer.ts';
import type { Rendered, SlackBlock } from '../../../adapters/slack/render/types.ts';
import type { Answer } from '../../../src/contract/answer.ts';
import { argumentFaults } from '../server/schema/arguments.ts';
import { elementsOf, type Json, visibleTexts } from '../server/schema/blocks.ts';

/** What the controls of an answer in tests carry. */
export const OF = { ref: '0123456789abcdef', owner: 'U0000000001', page: 0, shareable: true };

export function render(answer: Answer, more: Partial<AnswerView> = {}): Rendered {
  return renderAnswer({ answer, ...OF, ...more });
}

/** Every page of an answer, by following "More" until there is none. */
export function pagesOf(answer: Answer, more: Partial<AnswerView> = {}): Rendered[] {
  const all: Rendered[] = [];
  for (let page = 0; page < 80; page += 1) {
    const message = render(answer, { ...more, page });
    all.push(message);
    if (!labelsIn(message.blocks).some((label) => label.startsWith('More ('))) return all;
  }
  throw new Error('"More" never ends');
}

/** What Slack would refuse of a message. */
export function faultsOf({ text, blocks }: Rendered): string[] {
  const given = { channel: 'C0000000001', text, blocks: JSON.parse(JSON.stringify(blocks)) };
  return argumentFaults('chat.postMessage', given).map(({ error, detail }) => `${error}: ${detail}`);
}

export function wordsIn(blocks: readonly SlackBlock[]): string {
  return visibleTexts(blocks).join('\n');
}

/** Labels of buttons and placeholders of selects, in order. */
export function labelsIn(blocks: readonly SlackBlock[]): string[] {
  return elements(blocks).flatMap(({ type, text, placeholder }) => {
    const shown = type === 'button' ? text : placeholder;
    return shown ? [String((shown as Json).text)] : [];
  });
}

/** Words of the options of selects, in order. */
export function optionsIn(blocks: readonly SlackBlock[]): string[] {
  return elements(blocks).flatMap(({ options }) =>
    ((options ?? []) as Json[]).map(({ text }) => String((text as Json).text)),
  );
}

export function elements(blocks: readonly SlackBlock[]): Json[] {
  return blocks
    .filter(({ type }) => type === 'actions' || type === 'context_actions')
    .flatMap((block) => elementsOf({ ...block }));
}
