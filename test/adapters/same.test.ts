import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { InMemoryTransport } from '@modelcontextprotocol/sdk/inMemory.js';
import { beforeAll, describe, expect, test } from 'vitest';
import { factOf, sourceOf } from '../../adapters/mcp/results.ts';
import { createMcpServer } from '../../adapters/mcp/server.ts';
import { ask } from '../../adapters/terminal/ask.ts';
import type { Answer } from '../../src/contract/answer.ts';
import { embedded, posted, webApp } from '../web/harness.ts';

/** One question, four ways: the terminal, the page, the HTTP API, MCP. */

const ASPECTS = ['salary', 'education', 'skills', 'duties'] as const;
const COUNT = 100;
/** Steps through the roles that fall on no pair twice. */
const [STEP, APART] = [37, 11];

interface Asked {
  roles: string[];
  aspect: (typeof ASPECTS)[number];
  question: string;
}

/** Pairs of roles by their titles, each with a subject, whose words are read as exactly these roles. */
async function questions(): Promise<Asked[]> {
  const { directory, assistant } = await embedded();
  const { roles } = directory;
  const made = Array.from({ length: 2 * COUNT }, (_, at): Asked => {
    const pair = [roles[(at * STEP) % roles.length]!, roles[(at * STEP + APART) % roles.length]!];
    const aspect = ASPECTS[at % ASPECTS.length]!;
    return {
      roles: pair.map(({ id }) => id),
      aspect,
      question: `${pair.map(({ title }) => title).join(' vs ')}: ${aspect}`,
    };
  });
  const asked: Asked[] = [];
  for (const one of made) {
    const answer = await assistant.ask({ text: one.question });
    const read =
      answer.outcome === 'answer' && answer.intent === 'compare' ? answer.roles.map(({ id }) => id) : [];
    if (read.join() === one.roles.join()) asked.push(one);
  }
  return asked.slice(0, COUNT);
}

const told = ({ facts, sources }: Answer) => ({ facts, sources });
/** The same as tools give it. */
const toldByTools = ({ facts, sources }: Answer) => ({
  facts: facts.map(factOf),
  sources: sources.map(sourceOf),
});
type ToldByTools = ReturnType<typeof toldByTools>;

let client: Client;
beforeAll(async () => {
  client = new Client({ name: 'test', version: '1' });
  const [ours, theirs] = InMemoryTransport.createLinkedPair();
  await createMcpServer(await embedded()).connect(theirs);
  await client.connect(ours);
});

describe(`the same ${COUNT} questions`, () => {
  test('have the same facts and sources in the terminal, the HTTP API and MCP; the page shows them', async () => {
    const { assistant } = await embedded();
    const app = await webApp();
    const asked = await questions();
    expect(asked).toHaveLength(COUNT);
    for (const { roles, aspect, question } of asked) {
      const output = new PassThrough();
      const printed = text(output);
      await ask(assistant, question, true, output);
      output.end();
      const terminal: Answer = JSON.parse(await printed);

      const api = (await (await app.request('/api/ask', posted({ text: question }))).json()) as Answer;
      expect(told(api), question).toEqual(told(terminal));

      const called = await client.callTool({
        name: 'compare_roles',
        arguments: { roles, aspects: [aspect] },
      });
      // A tool names a whole subject, where a word of the question may name a part of it.
      const { facts, sources } = called.structuredContent as unknown as ToldByTools;
      const wanted = toldByTools(terminal);
      expect(facts, question).toEqual(expect.arrayContaining(wanted.facts));
      expect(sources, question).toEqual(expect.arrayContaining(wanted.sources));

      const page = await (await app.request(`/?${new URLSearchParams({ q: question })}`)).text();
      const shown = page.replaceAll('&quot;', '"').replaceAll('&#39;', "'").replaceAll('&amp;', '&');
      for (const cell of terminal.table?.rows.flatMap(({ cells }) => cells) ?? [])
        expect(shown).toContain(cell.text);
      for (const { items } of terminal.sections) for (const item of items) expect(shown).toContain(item);
      for (const { title } of terminal.sources) expect(shown).toContain(title);
    }
  });

  test.each(['which roles pay over 100k?', 'best-paid jobs', 'jobs with the most openings'])(
    '%s',
    async (question) => {
      const { assistant } = await embedded();
      const called = await client.callTool({ name: 'rank_roles', arguments: { question } });
      const answer = await assistant.ask({ text: question });
      const { facts, sources } = called.structuredContent as unknown as ToldByTools;
      expect({ facts, sources }).toEqual(toldByTools(answer));
      expect(answer.facts.length).toBeGreaterThan(3);
    },
  );
});
