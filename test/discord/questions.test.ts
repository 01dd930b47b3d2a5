import { beforeAll, describe, expect, it } from 'vitest';
import { renderAnswer } from '../../adapters/discord/render/answer.ts';
import { createAssistant } from '../../src/assistant.ts';
import type { Answer } from '../../src/contract/answer.ts';
import type { Assistant } from '../../src/contract/assistant.ts';
import { tableWithShortNames } from '../../src/layout/short-names.ts';
import { type Asked, OWN, SETS, SPENT } from '../adapters/questions.ts';
import { componentsIn, messageViolations } from './server/validate.ts';

const V2 = 1 << 15;

/** Every page of an answer as components. */
function pagesOf(answer: Answer): unknown[][] {
  const picture = { name: 'chart.png', data: Buffer.of(), alt: 'x'.repeat(1024) };
  const shown = {
    answer,
    ref: 'zzzzzzzzzzzzz',
    owner: '9'.repeat(19),
    shareable: true,
    undoable: true,
    picture,
  };
  const pages: unknown[][] = [];
  for (let more = true; more; ) {
    const { components } = renderAnswer({ ...shown, page: pages.length });
    pages.push(components);
    more = componentsIn(components).some(({ label }) => String(label).startsWith('More'));
  }
  return pages;
}

/** What Discord would refuse of an answer, and what of it a reader would not find whole on any page. */
function faultsOf(answer: Answer): string[] {
  const pages = pagesOf(answer);
  const refused = pages.flatMap((components) => messageViolations({ components, flags: V2 }));
  const parts = pages.flatMap((components) => componentsIn(components));
  const shown = plain(parts.map(({ content }) => content ?? '').join(' '));
  const missing = wordsOf(answer).filter((words) => !shown.includes(plain(words)));
  const labels = parts.flatMap(({ label, options }) => [
    label,
    ...((options as { label: string }[]) ?? []).map((one) => one.label),
  ]);
  const cut = labels.filter((label) => /(?<!Another title)\u2026$/.test(String(label ?? '')));
  return [...refused, ...missing.map((words) => `missing: ${words}`), ...cut.map((label) => `cut: ${label}`)];
}

/** All that an answer says. */
function wordsOf(answer: Answer): string[] {
  const table = tableWithShortNames(answer);
  return [
    ...answer.lead.split('\n'),
    ...(table?.columns ?? []).filter(() => (table?.columns.length ?? 0) > 1),
    ...(table?.rows.flatMap(({ label, cells }) => [label, ...cells.map(({ text }) => text)]) ?? []),
    ...answer.sections.flatMap(({ items }) => items),
    ...answer.notes,
    ...answer.sources.map(({ title }) => title),
  ];
}

/** Words without marks, escapes and breaks. */
function plain(text: string): string {
  return text
    .replace(/[\\*\u200b]|-# /g, '')
    .replace(/\s+/g, ' ')
    .trim();
}

async function faults(assistant: Assistant, questions: Asked[]): Promise<string[]> {
  const found: string[] = [];
  for (const { text, conversation } of questions)
    found.push(...faultsOf(await assistant.ask({ text, conversation })).map((fault) => `${text}: ${fault}`));
  return found;
}

describe('answers to questions keep within what Discord takes, and are shown whole', () => {
  let assistant: Assistant;
  beforeAll(() => {
    assistant = createAssistant();
  });

  it('to our own questions', async () => {
    expect(await faults(assistant, OWN)).toEqual([]);
  });

  for (const { name, here, read } of [...SETS, ...SPENT]) {
    it.skipIf(!here)(
      `to ${name} (skipped where it is not there)`,
      async () => {
        expect(await faults(assistant, read())).toEqual([]);
      },
      120_000,
    );
  }
});
