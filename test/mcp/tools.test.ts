import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { InMemoryTransport } from '@modelcontextprotocol/sdk/inMemory.js';
import { beforeAll, describe, expect, test } from 'vitest';
import { createMcpServer } from '../../adapters/mcp/server.ts';
import { embedded } from '../web/harness.ts';

/** The tools as a client sees them, over the roles that ship. */

let client: Client;
beforeAll(async () => {
  client = new Client({ name: 'test', version: '1' });
  const [ours, theirs] = InMemoryTransport.createLinkedPair();
  await createMcpServer(await embedded()).connect(theirs);
  await client.connect(ours);
  // So that the client holds what a tool returns against the schema that it declares.
  await client.listTools();
});

interface Result {
  content: { type: string; text: string }[];
  structuredContent?: {
    roles: { id: string }[];
    facts: { display: string; source: string }[];
    sources: { id: string }[];
    answer: string;
    readings: { label: string; text: string }[];
  };
  isError?: boolean;
}

async function call(name: string, args: Record<string, unknown>): Promise<Result> {
  return (await client.callTool({ name, arguments: args })) as unknown as Result;
}
const wordsOf = ({ content }: Result) => content.map(({ text }) => text).join('\n');

test('a model can choose: each tool says in a line what it does, and that it changes nothing', async () => {
  const { tools } = await client.listTools();
  expect(tools.map(({ name }) => name)).toEqual([
    'compare_roles',
    'describe_role',
    'rank_roles',
    'find_role',
    'similar_roles',
    'role_transition',
  ]);
  for (const { description = '', annotations, outputSchema } of tools) {
    expect(description.length).toBeLessThan(120);
    expect(annotations).toMatchObject({ readOnlyHint: true, destructiveHint: false, openWorldHint: false });
    expect(outputSchema).toBeDefined();
  }
});

describe('tools', () => {
  test('compare_roles gives facts with their sources, for titles and for ids', async () => {
    const byTitle = await call('compare_roles', {
      roles: ['registered nurse', 'Physician Assistant'],
      aspects: ['salary'],
    });
    const facts = byTitle.structuredContent?.facts ?? [];
    const sources = new Set(byTitle.structuredContent?.sources.map(({ id }) => id));
    expect(facts.map(({ display }) => display)).toContain('$97,550');
    for (const { source } of facts) expect(sources).toContain(source);
    const byId = await call('compare_roles', {
      roles: ['registered-nurse', 'physician-assistant'],
      aspects: ['salary'],
    });
    expect(byId.structuredContent?.facts).toEqual(facts);
  });

  test.each([
    ['describe_role', { role: 'registered nurse' }, 'registered-nurse'],
    ['find_role', { title: 'registerd nurse' }, 'registered-nurse'],
    ['find_role', { title: 'rn', limit: 1 }, 'registered-nurse'],
    ['rank_roles', { question: 'which legal jobs pay over 100k?' }, 'lawyer'],
    ['role_transition', { from: 'office manager', to: 'operations-manager' }, 'operations-manager'],
  ])('%s', async (name, args, id) => {
    const result = await call(name, args);
    expect(result.isError ?? false).toBe(false);
    expect(result.structuredContent?.roles.map((role) => role.id)).toContain(id);
  });

  test('words that are no exact title are settled one by one, and it is said how', async () => {
    const { structuredContent } = await call('compare_roles', {
      roles: ['senior software engineer', 'Water/Wastewater Engineers'],
    });
    expect(structuredContent?.roles.map(({ id }) => id)).toEqual(['software-developer', 'onet-17-2051.02']);
    expect(structuredContent?.readings).toEqual([
      { label: '“senior software engineer”', text: expect.stringContaining('its level was set aside') },
    ]);
  });

  test('a group is described and compared by its id', async () => {
    const { structuredContent } = await call('describe_role', { role: 'teacher' });
    const [group] = structuredContent?.roles ?? [];
    expect(group).toMatchObject({ kind: 'group' });
    const both = await call('compare_roles', { roles: [group?.id ?? '', 'lawyer'] });
    expect(both.structuredContent?.roles[0]).toEqual(group);
  });

  test('similar_roles names others', async () => {
    const result = await call('similar_roles', { role: 'registered-nurse' });
    expect(result.isError ?? false).toBe(false);
    expect(result.structuredContent?.roles.length).toBeGreaterThan(0);
  });
});

describe('an error says what to do next', () => {
  test.each([
    [
      'compare_roles',
      { roles: ['manager', 'lawyer'] },
      /Call the tool again with one of these instead: .*Sales Manager/,
    ],
    ['describe_role', { role: 'moonbeam wrangler' }, /Call find_role with other words/],
    ['find_role', { title: 'qqqqxyz' }, /read the resource rolewise:\/\/roles/],
    ['rank_roles', { question: 'registered nurse vs lawyer' }, /names no criterion/],
    ['describe_role', { role: 'what pays best' }, /no job title: give one, or ask rank_roles/],
    ['compare_roles', { roles: ['rn', 'registered nurse'] }, /counted as Registered Nurse, which is named/],
    ['find_role', { title: '🦄\u0007🦄' }, /^No role is called "🦄🦄": /],
    ['compare_roles', { roles: ['lawyer'] }, /^compare_roles: “roles” must have at least 2 items\.$/],
    [
      'compare_roles',
      { roles: ['lawyer', 'dentist'], aspects: ['vibes'] },
      /^compare_roles: “aspects\[0\]” must be one of overview, [^"]*\.$/,
    ],
    ['describe_role', { role: ' ' }, /^describe_role: “role” must not be empty\.$/],
    ['describe_role', { role: 7 }, /^describe_role: “role” must be a text, not a number\.$/],
    ['find_role', {}, /^find_role: “title” is missing: it must be a text\.$/],
  ])('%s %j', async (name, args, sentence) => {
    const result = await call(name, args);
    expect(result.isError).toBe(true);
    expect(wordsOf(result)).toMatch(sentence);
  });

  test('of a resource that is not there', async () => {
    await expect(client.readResource({ uri: 'rolewise://roles/nobody' })).rejects.toThrow(
      'call find_role for ids',
    );
  });
});

describe('resources, completion, prompt', () => {
  test('every role, one role, the sources', async () => {
    const read = async (uri: string) => {
      const { contents } = await client.readResource({ uri });
      return JSON.parse((contents[0] as { text: string }).text);
    };
    expect(await read('rolewise://roles')).toContainEqual({
      id: 'lawyer',
      title: 'Lawyer',
      soc: '23-1011.00',
    });
    expect((await read('rolewise://sources')).sources.length).toBeGreaterThan(2);
    expect((await read('rolewise://roles/lawyer')).roles[0].id).toBe('lawyer');
    expect((await client.listResources()).resources.map(({ name }) => name)).toEqual(['roles', 'sources']);
  });

  test('titles are completed in a prompt, ids in an address', async () => {
    const prompt = await client.complete({
      ref: { type: 'ref/prompt', name: 'compare' },
      argument: { name: 'first', value: 'registered n' },
    });
    expect(prompt.completion.values[0]).toBe('Registered Nurse');
    const uri = await client.complete({
      ref: { type: 'ref/resource', uri: 'rolewise://roles/{role}' },
      argument: { name: 'role', value: 'law' },
    });
    expect(uri.completion.values).toContain('lawyer');
    const { messages } = await client.getPrompt({
      name: 'compare',
      arguments: { first: 'lawyer', second: 'Dentist' },
    });
    expect(messages[0]?.content).toMatchObject({ text: expect.stringContaining('"Lawyer" and "Dentist"') });
  });
});
