import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Served } from '../../adapters/web/start.ts';
import { newFolder } from '../folder.ts';
import { served } from '../web/harness.ts';

/** Clients that are not ours: the protocol's conformance suite, and its inspector. */

const BIN = join(import.meta.dirname, 'foreign/node_modules/.bin');
const LAUNCH = join(import.meta.dirname, '../../adapters/launch.mjs');
const [CONFORMANCE, INSPECTOR] = ['conformance', 'mcp-inspector'].map((name) => join(BIN, name)) as [
  string,
  string,
];

/** Those of the suite that need no tools made for it. */
const SCENARIOS = [
  'server-initialize',
  'ping',
  'logging-set-level',
  'tools-list',
  'resources-list',
  'prompts-list',
  'dns-rebinding-protection',
];

async function run(program: string, args: string[]): Promise<{ code: number; out: string; err: string }> {
  const folder = newFolder();
  const env = { ...process.env, HOME: folder, NO_COLOR: '1', MCP_CATALOG_PATH: join(folder, 'catalog.json') };
  const child = spawn(process.execPath, [program, ...args], { cwd: folder, env });
  child.stdin.end();
  const [out, err, [code]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'close'),
  ]);
  return { code: Number(code), out, err };
}

let page: Served;
beforeAll(async () => {
  page = await served();
});
afterAll(() => page.stop());

const conformance = existsSync(CONFORMANCE) ? describe : describe.skip;
conformance(
  `the conformance suite${existsSync(CONFORMANCE) ? '' : ' (skipped: npm ci --prefix test/mcp/foreign installs it)'}`,
  () => {
    test.each(SCENARIOS)('%s', async (scenario) => {
      const { code, out } = await run(CONFORMANCE, [
        'server',
        '--url',
        `${page.url}/mcp`,
        '--scenario',
        scenario,
      ]);
      expect(out).toMatch(/Passed: (\d+)\/\1, 0 failed, 0 warnings/);
      expect(code).toBe(0);
    });
  },
);

const inspector = existsSync(INSPECTOR) ? describe : describe.skip;
inspector(
  `the inspector${existsSync(INSPECTOR) ? '' : ' (skipped: npm ci --prefix test/mcp/foreign installs it)'}`,
  () => {
    const inspect = (...args: string[]) => run(INSPECTOR, ['--cli', ...args]);
    const overHttp = () => [`${page.url}/mcp`, '--transport', 'http'];

    test('lists the tools over stdio, where nothing else is printed', async () => {
      const { out, err } = await inspect(process.execPath, LAUNCH, 'mcp', '--method', 'tools/list');
      expect(JSON.parse(out || err).tools).toHaveLength(6);
    });

    test('finds no schema that a client might not take', async () => {
      const { code, err } = await inspect(
        ...[process.execPath, LAUNCH, 'mcp', '--method', 'tools/list', '--strict'],
      );
      expect({ code, err }).toEqual({ code: 0, err: expect.not.stringContaining('Warning') });
    });

    test('calls a tool over HTTP, and is given facts with sources', async () => {
      const { out } = await inspect(
        ...overHttp(),
        '--method',
        'tools/call',
        '--tool-name',
        'describe_role',
        '--tool-arg',
        'role=lawyer',
      );
      const { structuredContent } = JSON.parse(out);
      expect(structuredContent.roles).toEqual([{ id: 'lawyer', title: 'Lawyer', soc: '23-1011.00' }]);
      expect(structuredContent.facts.length).toBeGreaterThan(3);
      expect(structuredContent.sources.length).toBeGreaterThan(0);
    });

    test('reads an error that says what to do', async () => {
      const { out, err } = await inspect(
        ...overHttp(),
        '--method',
        'tools/call',
        '--tool-name',
        'describe_role',
        '--tool-arg',
        'role=moonbeam wrangler',
      );
      expect(out + err).toContain('Call find_role with other words');
    });

    test('reads a resource', async () => {
      const { out } = await inspect(
        ...overHttp(),
        '--method',
        'resources/read',
        '--uri',
        'rolewise://roles/lawyer',
      );
      expect(out).toContain('Lawyer');
    });
  },
);

describe('a client without any library', () => {
  async function request(method: string, params: unknown) {
    const response = await fetch(`${page.url}/mcp`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/json, text/event-stream' },
      body: JSON.stringify({ jsonrpc: '2.0', id: 1, method, params }),
    });
    const { result, error } = (await response.json()) as { result: never; error: never };
    return result ?? error;
  }

  test('lists, calls, completes, and reads an error', async () => {
    const { tools } = (await request('tools/list', {})) as { tools: { name: string }[] };
    expect(tools.map(({ name }) => name)).toContain('compare_roles');
    const pair = { name: 'compare_roles', arguments: { roles: ['lawyer', 'registered nurse'] } };
    expect(await request('tools/call', pair)).toMatchObject({
      structuredContent: { facts: expect.arrayContaining([expect.objectContaining({ display: '$97,550' })]) },
    });
    const completed = await request('completion/complete', {
      ref: { type: 'ref/prompt', name: 'compare' },
      argument: { name: 'first', value: 'registered n' },
    });
    expect(completed).toMatchObject({ completion: { values: expect.arrayContaining(['Registered Nurse']) } });
    const wrong = { name: 'describe_role', arguments: { role: 'moonbeam wrangler' } };
    expect(await request('tools/call', wrong)).toMatchObject({
      isError: true,
      content: [{ text: expect.stringContaining('Call find_role with other words') }],
    });
    expect(await request('no/such', {})).toMatchObject({ code: -32601 });
  });

  const call = async (name: string, args: unknown) =>
    (await request('tools/call', { name, arguments: args })) as {
      isError?: boolean;
      content: { text: string }[];
      structuredContent?: { answer: string; facts: { role: string; place?: string }[] };
    };

  test.each([
    ['describe_role', { role: 'plumber in Texas', aspects: ['salary'] }, 'In Texas a plumber earns'],
    ['describe_role', { role: 'plumber', place: 'Texas', aspects: ['salary'] }, 'In Texas a plumber earns'],
    ['compare_roles', { roles: ['plumber', 'electrician'], place: 'OR' }, 'In Oregon an electrician earns'],
    ['role_transition', { from: 'plumber', to: 'electrician', place: 'Texas' }, 'In Texas a plumber earns'],
    ['similar_roles', { role: 'plumber', place: 'Texas' }, 'nothing here is particular to Texas'],
    ['describe_role', { role: 'plumber', place: 'Paris' }, 'no figures for “Paris”'],
    ['describe_role', { role: 'plumber in Canada' }, 'no figures for “Canada”'],
  ])('%s is of the place that is named, or says that there are no figures: %j', async (name, args, said) => {
    expect((await call(name, args)).structuredContent?.answer).toContain(said);
  });

  test('two titles with a place each are each of their own', async () => {
    const roles = ['plumber in Texas', 'electrician in Ohio'];
    const { structuredContent } = await call('compare_roles', { roles, aspects: ['salary'] });
    const placed = structuredContent?.facts.filter(({ place }) => place);
    expect(new Set(placed?.map(({ role, place }) => `${role}: ${place}`))).toEqual(
      new Set(['plumber: Texas', 'electrician: Ohio']),
    );
  });

  test.each([
    [{ role: 'plumber', place: 'Springfield' }, 'Which “Springfield” do you mean'],
    [{ role: 'plumber in Springfield' }, 'Which “Springfield” do you mean'],
    [
      { role: 'plumber', where: 'Texas' },
      'describe_role: The call does not take “where”: check the spelling, or leave it out.',
    ],
  ])('%j is asked back or refused in a sentence', async (args, said) => {
    const { isError, content } = await call('describe_role', args);
    expect([isError, content[0]?.text]).toEqual([true, expect.stringContaining(said)]);
  });
});

test('a file of messages is answered to its end, with what is no message passed over', async () => {
  const child = spawn(process.execPath, [LAUNCH, 'mcp'], {
    cwd: newFolder(),
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  const messages = ['{"a": ', '[]', JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'tools/call' })];
  child.stdin.end(`${messages.join('\n')}\n`);
  const [out, err, [code]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'close'),
  ]);
  expect(JSON.parse(out).error.message).toBe('“params” is missing: it must be an object.');
  expect(err).toBe('A line that is no message of JSON-RPC was passed over.\n'.repeat(2));
  expect(code).toBe(0);
});

test('standard input that is a file, or none, is ended by its end', async () => {
  const child = spawn(process.execPath, [LAUNCH, 'mcp'], { stdio: ['ignore', 'ignore', 'pipe'] });
  const [err, [code]] = await Promise.all([text(child.stderr), once(child, 'close')]);
  expect([err, code]).toEqual(['', 0]);
});

test('what is no POST is told so in one sentence', async () => {
  const response = await fetch(`${page.url}/mcp`);
  expect([response.status, await response.json()]).toEqual([405, { error: expect.stringContaining('POST') }]);
});
