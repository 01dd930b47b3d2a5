import { describe, expect, it } from 'vitest';
import { renderAnswer } from '../../adapters/discord/render/answer.ts';
import { createAssistant } from '../../src/assistant.ts';
import type { Assistant } from '../../src/contract/assistant.ts';
import { type Asked, OWN, SETS } from '../adapters/questions.ts';
import { componentsIn, messageViolations } from './server/validate.ts';

const V2 = 1 << 15;
/** Every page of every answer, and what Discord would refuse of it. */
async function faults(assistant: Assistant, questions: Asked[]): Promise<string[]> {
  const found: string[] = [];
  for (const { text, conversation } of questions) {
    const answer = await assistant.ask({ text, conversation });
    const picture = { name: 'chart.png', data: Buffer.of(), alt: 'x'.repeat(1024) };
    for (let page = 0, more = true; more; page += 1) {
      const shown = { answer, ref: 'zzzzzzzzzzzzz', owner: '9'.repeat(19), shareable: true, picture, page };
      const { components } = renderAnswer(shown);
      const bad = messageViolations({ components, flags: V2 });
      found.push(...bad.map((fault) => `${text} (page ${page + 1}): ${fault}`));
      more = componentsIn(components).some(({ label }) => String(label).startsWith('More'));
    }
  }
  return found;
}

describe('answers to questions keep within what Discord takes', () => {
  it('to our own questions', async () => {
    expect(await faults(createAssistant(), OWN)).toEqual([]);
  });

  for (const { name, here, read } of SETS) {
    it.skipIf(!here)(
      `to ${name} (skipped where ../shared is not there)`,
      async () => {
        expect(await faults(createAssistant(), read())).toEqual([]);
      },
      60_000,
    );
  }
});
