import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { renderAnswer } from '../../adapters/discord/render/answer.ts';
import type { Assistant } from '../../src/assistant.ts';
import { createAssistant } from '../../src/create.ts';
import { componentsIn, messageViolations } from './server/validate.ts';

const V2 = 1 << 15;
const SETS = ['seed-questions.jsonl', 'onet-questions.jsonl'].map((name) => ({
  name,
  path: fileURLToPath(new URL(`../../../shared/eval/${name}`, import.meta.url)),
}));

/** Questions of our own, for where the question sets are not at hand. */
const OWN = [
  'officer vs director?',
  'operations officer vs operations director salary',
  'compare operations officer, operations director, office manager and operations manager',
  'what does an office manager do?',
  'operations manager skills',
  'manager vs director',
  'moonbeam wrangler pay',
  'which role pays the most?',
  'how do I get from office manager to operations manager?',
  'which roles do you know?',
  'hi',
].map((text) => ({ text }));

interface Asked {
  text: string;
  conversation?: string;
}

function read(path: string): Asked[] {
  const lines = readFileSync(path, 'utf8').split('\n').filter(Boolean);
  return lines.map((line) => JSON.parse(line) as Asked);
}

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

  for (const { name, path } of SETS) {
    it.skipIf(!existsSync(path))(
      `to ${name} (skipped where ../shared is not there)`,
      async () => {
        expect(await faults(createAssistant(), read(path))).toEqual([]);
      },
      60_000,
    );
  }
});
