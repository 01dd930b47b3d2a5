import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { LIMITS } from '../../adapters/slack/limits.ts';
import { nativeChart } from '../../adapters/slack/render/chart.ts';
import { characters } from '../../adapters/slack/render/measure.ts';
import type { Assistant } from '../../src/assistant.ts';
import { openStore } from '../../src/catalogue/store.ts';
import { createAssistant } from '../../src/create.ts';
import { faultsOf, pagesOf } from './render/show.ts';

const SETS = ['seed-questions.jsonl', 'onet-questions.jsonl'].map((name) => ({
  name,
  path: fileURLToPath(new URL(`../../../shared/eval/${name}`, import.meta.url)),
}));
/** The imported catalogue, where there is one; else the roles that ship. */
const CATALOGUE = process.env.ROLEWISE_CATALOGUE;

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
  'roles like a nurse',
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

/** Every page of every answer, and what Slack would refuse of it. */
async function faults(assistant: Assistant, questions: readonly Asked[]): Promise<string[]> {
  const found: string[] = [];
  for (const { text, conversation } of questions) {
    const answer = await assistant.ask({ text, conversation });
    const drawn = nativeChart(answer)
      ? { kind: 'native' as const }
      : { kind: 'picture' as const, fileId: 'F0000000001', alt: 'x'.repeat(LIMITS.altText) };
    for (const [page, message] of pagesOf(answer, { drawn }).entries()) {
      const size = characters(message.blocks);
      const long = size > LIMITS.message ? [`${size} characters`] : [];
      found.push(...[...faultsOf(message), ...long].map((fault) => `${text} (page ${page + 1}): ${fault}`));
    }
  }
  return found;
}

describe('answers to questions keep within what Slack takes', () => {
  const assistant = () => createAssistant(CATALOGUE ? { imported: openStore(CATALOGUE) } : {});

  it('to our own questions', async () => {
    expect(await faults(assistant(), OWN)).toEqual([]);
  });

  for (const { name, path } of SETS) {
    it.skipIf(!existsSync(path))(
      `to ${name} (skipped where ../shared is not there)`,
      async () => {
        expect(await faults(assistant(), read(path))).toEqual([]);
      },
      120_000,
    );
  }
});
