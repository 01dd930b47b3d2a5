import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { pathToFileURL } from 'node:url';
import { describe, expect, test } from 'vitest';
import { answerSchema } from '../../src/contract/answer.ts';
import { SETTINGS } from '../../src/settings/settings.ts';
import { newFolder } from '../folder.ts';

/** The commands as processes, over the roles that ship with Rolewise. */

const LAUNCH = join(import.meta.dirname, '../../adapters/launch.mjs');
const QUESTION = 'officer vs director salary';

const HIDDEN: readonly string[] = [...SETTINGS, 'NO_COLOR', 'FORCE_COLOR'];

interface Run {
  args?: string[];
  input?: string;
  env?: Record<string, string>;
  node?: string[];
}

/** A process in a new folder, with no setting of this machine. */
function begin(
  { args = [], env = {}, node = [LAUNCH] }: Run,
  cwd = newFolder(),
): ChildProcessWithoutNullStreams {
  const bare = Object.fromEntries(Object.entries(process.env).filter(([name]) => !HIDDEN.includes(name)));
  return spawn(process.execPath, [...node, ...args], { cwd, env: { ...bare, COLUMNS: '80', ...env } });
}

async function run(options: Run, cwd?: string) {
  const child = begin(options, cwd);
  child.stdin.on('error', () => {});
  child.stdin.end(options.input ?? '');
  const [out, err, [code]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'close'),
  ]);
  return { out, err, code: code as number };
}

/** A port of this machine that nothing listens on. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

const oneSentence = /^[A-Z.].*[^.\n]\.\n$/;

describe('answering commands', () => {
  test('ask prints an answer that fits the width and no colour into a pipe', async () => {
    const { out, err, code } = await run({ args: ['ask', QUESTION], env: { COLUMNS: '50' } });
    expect({ err, code }).toEqual({ err: '', code: 0 });
    expect(out).toContain('$104,050');
    expect(out).not.toContain('\u001b');
    for (const line of out.split('\n')) expect(line.length).toBeLessThanOrEqual(50);
  });

  test('ask takes the words of a question apart, too, and --json prints one line', async () => {
    const { out, code } = await run({ args: ['ask', '--json', ...QUESTION.split(' ')] });
    expect(code).toBe(0);
    expect(out.indexOf('\n')).toBe(out.length - 1);
    expect(answerSchema.parse(JSON.parse(out)).roles.map(({ mention }) => mention)).toEqual([
      'officer',
      'director',
    ]);
  });

  test('ask --format prints what a file would hold', async () => {
    const csv = await run({ args: ['ask', '--format', 'csv', QUESTION] });
    expect(csv).toMatchObject({ err: '', code: 0 });
    expect(csv.out).toMatch(/^,Operations Officer,Operations Director,Source\r\nAverage salary,"\$46,813",/);
    const wrong = await run({ args: ['ask', '--format', 'exe', QUESTION] });
    expect(wrong).toMatchObject({ out: '', err: '--format must be one of md, csv, json, png.\n', code: 1 });
  });

  test('web says where it is in its first line, answers there, and ends when it is told to', async () => {
    const [port, operate] = [await freePort(), await freePort()];
    const child = begin({
      args: ['web'],
      env: { PORT: String(port), OPERATE_PORT: String(operate), LOG_LEVEL: 'warn' },
    });
    const [line] = await once(child.stdout, 'data');
    expect(String(line)).toContain(`Rolewise is at http://127.0.0.1:${port} `);
    const page = await fetch(`http://127.0.0.1:${port}/?${new URLSearchParams({ q: QUESTION })}`);
    expect(await page.text()).toContain('$104,050');
    const health = await fetch(`http://127.0.0.1:${operate}/healthz`);
    expect(await health.json()).toMatchObject({
      ready: true,
      parts: { catalogue: 'ok', store: 'ok', operate: 'ok', web: 'ok' },
    });
    const metrics = await (await fetch(`http://127.0.0.1:${operate}/metrics`)).text();
    expect(metrics).toMatch(/rolewise_answers_total\{outcome="answer",intent="compare"\} 1/);
    const second = await run({ args: ['web'], env: { PORT: String(port) } });
    expect(second.err).toMatch(/^Port \d+ is taken: [^\n]*\n$/);
    child.kill('SIGTERM');
    expect(await once(child, 'exit')).toEqual([0, null]);
  });

  test('start answers the question behind it, or the lines of its input', async () => {
    const behind = await run({ args: ['start', QUESTION] });
    const piped = await run({ args: [], input: `${QUESTION}\nand skills?\n` });
    expect(behind).toMatchObject({ err: '', code: 0 });
    expect(piped).toMatchObject({ err: '', code: 0 });
    expect(piped.out.startsWith(`${behind.out}\n`)).toBe(true);
    expect(piped.out.length).toBeGreaterThan(behind.out.length + 100);
  });

  test('batch answers every readable line and names those that are not', async () => {
    const input = [
      JSON.stringify({ id: '1', conversation: 'c', text: QUESTION }),
      'not json',
      JSON.stringify({ id: '2', conversation: 'c', text: 'and skills?' }),
      '{"id":"3","text":"\\ud800 officer \\u0000"}',
      JSON.stringify({ id: '4', text: 'x'.repeat(100_000) }),
      JSON.stringify({ id: '5' }),
    ].join('\n');
    const { out, err, code } = await run({ args: ['batch'], input });
    expect({ err, code }).toEqual({ err: '', code: 0 });
    const lines = out
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(lines.map(({ id }) => id)).toEqual(['1', null, '2', '3', '4', '5']);
    expect(lines[1]).toEqual({ id: null, error: 'the line is not valid JSON' });
    expect(lines[5]).toHaveProperty('error');
    for (const at of [0, 2, 3, 4]) expect(() => answerSchema.parse(lines[at])).not.toThrow();
    expect(lines[2]?.roles).toEqual([
      expect.objectContaining({ id: 'operations-officer' }),
      expect.anything(),
    ]);
  });

  test('a reader that stops early ends it quietly', async () => {
    const child = begin({ args: ['batch'] });
    const line = `${JSON.stringify({ id: '1', text: QUESTION })}\n`;
    child.stdin.on('error', () => {});
    child.stdin.end(line.repeat(300));
    await once(child.stdout, 'data');
    child.stdout.destroy();
    const [err, [code]] = await Promise.all([text(child.stderr), once(child, 'close')]);
    expect({ err, code }).toEqual({ err: '', code: 0 });
  });

  test('about says what the catalogue holds', async () => {
    const { out, code } = await run({ args: ['about'] });
    expect(code).toBe(0);
    expect(out).toMatch(/^Rolewise knows 1,\d{3} roles, \d+ of them in its own words\./);
  });
});

describe('what goes wrong is one sentence', () => {
  test.each([
    ['an unknown command', ['frobnicate'], /unknown command 'frobnicate'/i],
    ['an unknown option', ['ask', '--frob', 'x'], /unknown option '--frob'/i],
    [
      'a format beside another',
      ['ask', '--json', '--format', 'csv', 'x'],
      /'--format <format>' cannot be used with option '--json'/i,
    ],
    [
      'an id of no form',
      ['state', 'forget', '--user', 'x'],
      /It must be slack:WORKSPACE:USER or discord:USER; /,
    ],
    ['a missing question', ['ask'], /missing required argument 'question'/i],
  ])('%s, with exit code 2', async (_, args, sentence) => {
    const { out, err, code } = await run({ args });
    expect({ out, code }).toEqual({ out: '', code: 2 });
    expect(err).toMatch(sentence);
    expect(err).toMatch(oneSentence);
  });

  test('a wrong setting is named, without its value', async () => {
    const env = { SLACK_BOT_TOKEN: 'topsecret' };
    const { err, code } = await run({ args: ['start'], env });
    expect(code).toBe(1);
    expect(err).toMatch(/^SLACK_BOT_TOKEN must be/);
    expect(err).not.toContain('topsecret');
  });

  test('a wrong setting stops no command that does without it', async () => {
    const env = { SLACK_BOT_TOKEN: 'topsecret', PORT: 'x', DISCORD_SHARD_COUNT: '2' };
    const { err, code, out } = await run({ args: ['ask', QUESTION], env });
    expect([code, err]).toEqual([0, '']);
    expect(out).toContain('$104,050');
  });

  test('a catalogue that is not there', async () => {
    const { err, code } = await run({ args: ['ask', '--catalogue', 'nowhere', QUESTION] });
    expect(code).toBe(1);
    expect(err).toContain('nowhere');
    expect(err).not.toMatch(/\n\s+at /);
  });

  test('a Node that is too old', async () => {
    const old = `Object.defineProperty(process.versions, 'node', { value: '20.1.0' }); import('${pathToFileURL(LAUNCH)}');`;
    const { err, code } = await run({ node: ['-e', old] });
    expect(code).toBe(1);
    expect(err).toMatch(/needs Node 24 or later and this is Node 20\.1\.0.*npm ci.*--ignore-scripts/);
  });

  test('--help is none', async () => {
    const { out, err, code } = await run({ args: ['--help'] });
    expect({ err, code }).toEqual({ err: '', code: 0 });
    for (const command of ['start', 'ask', 'batch', 'chat', 'catalogue', 'slack', 'discord', 'about']) {
      expect(out).toMatch(new RegExp(`^ {2}${command}\\b`, 'm'));
    }
  });
});

test('start says in one sentence that a platform refuses the token, and never shows the token', async () => {
  const server = createServer((_, response) => {
    response
      .writeHead(401, { 'content-type': 'application/json' })
      .end('{"message":"401: Unauthorized","code":0}');
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const { port } = server.address() as AddressInfo;
  try {
    const env = {
      DISCORD_TOKEN: 'bad-token',
      DISCORD_API_URL: `http://127.0.0.1:${port}/api`,
      LOG_LEVEL: 'silent',
    };
    const { out, err, code } = await run({ args: ['start'], env });
    expect({ out, code }).toEqual({ out: '', code: 1 });
    expect(err).toMatch(/DISCORD_TOKEN/);
    expect(err).toMatch(oneSentence);
    expect(err).not.toContain('bad-token');
  } finally {
    server.close();
  }
});

test('.env is read, and the environment goes before it', async () => {
  const cwd = newFolder();
  writeFileSync(join(cwd, '.env'), 'OPENAI_TOTAL_MS=soon\n');
  expect(await run({ args: ['about'] }, cwd)).toMatchObject({
    code: 1,
    err: expect.stringMatching(/^OPENAI_TOTAL_MS must be/),
  });
  expect((await run({ args: ['about'], env: { OPENAI_TOTAL_MS: '900' } }, cwd)).code).toBe(0);
});
