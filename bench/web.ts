import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { type BenchInputs, readLines } from './inputs.ts';
import { duration, median, megabytes, percent, processorSeconds, quantile, table } from './measure.ts';

const LAUNCH = fileURLToPath(new URL('../adapters/launch.mjs', import.meta.url));
const WARM_UP_S = 3;
const MEMORY_EVERY_MS = 1_000;
const PORT = 3990;

/** The questions of strangers: every kind of question, in their own words. */
const STRANGERS = fileURLToPath(new URL('../data/eval/spent/*.jsonl', import.meta.url));

interface Asked {
  text: string;
}

interface Sent {
  method: 'GET' | 'POST';
  path: string;
  body?: string;
}

interface Reply {
  kind: string;
  ms: number;
  ok: boolean;
}

/** Measures the page under load on this machine: a fixed rate of requests, and its memory meanwhile. */
export async function bench(inputs: BenchInputs): Promise<void> {
  const { rate, seconds } = inputs;
  const texts = [...inputs.questions, ...globSync(STRANGERS)]
    .flatMap((file) => readLines<Asked>(file))
    .map(({ text }) => text);
  const folder = mkdtempSync(join(tmpdir(), 'rolewise-bench-'));
  const { child, url } = await serve(folder, inputs.catalogue);
  try {
    await load(url, texts, { rate, seconds: WARM_UP_S });
    const memory: number[] = [];
    const watch = setInterval(() => memory.push(memoryOf(child)), MEMORY_EVERY_MS);
    const before = processorSeconds(child);
    const replies = await load(url, texts, { rate, seconds });
    clearInterval(watch);
    console.log(`${rate} requests a second for ${seconds} s, on loopback, each from when it was due:\n`);
    print(replies, memory, (processorSeconds(child) - before) / replies.length);
  } finally {
    child.kill('SIGTERM');
    await once(child, 'exit');
    rmSync(folder, { recursive: true, force: true });
  }
}

function print(replies: readonly Reply[], memory: readonly number[], perRequest: number): void {
  const kinds = ['all', ...new Set(replies.map(({ kind }) => kind))];
  const rows = kinds.map((kind) => {
    const some = replies.filter((reply) => kind === 'all' || reply.kind === kind);
    const times = some.map(({ ms }) => ms);
    const good = some.filter(({ ok }) => ok).length;
    return [
      kind,
      some.length,
      percent(good, some.length),
      median(times),
      quantile(times, 0.99),
      Math.max(...times),
    ];
  });
  console.log(
    table(
      ['requests', 'sent', 'answered', 'median', 'p99', 'longest'],
      rows.map((row) =>
        row.map((cell, at) => (typeof cell === 'number' && at > 1 ? duration(cell) : String(cell))),
      ),
    ),
  );
  console.log(
    `\n${duration(perRequest * 1000)} of a processor a request: one core serves ${Math.round(1 / perRequest)} a second`,
  );
  const third = Math.ceil(memory.length / 3);
  const parts = [0, 1, 2].map((part) => median(memory.slice(part * third, (part + 1) * third)));
  console.log(`memory, median of each third: ${parts.map(megabytes).join(', ')}`);
}

/** The server as a process of its own. */
async function serve(
  folder: string,
  catalogue: string | undefined,
): Promise<{ child: ChildProcess; url: string }> {
  const env = {
    ...process.env,
    PORT: String(PORT),
    HOST: '127.0.0.1',
    ROLEWISE_DATA: folder,
    WEB_REQUESTS_PER_MINUTE: '1000000',
    LOG_LEVEL: 'warn',
    ...(catalogue === undefined ? {} : { ROLEWISE_CATALOGUE: catalogue }),
  };
  const child = spawn(process.execPath, [LAUNCH, 'web'], { env, stdio: ['ignore', 'pipe', 'inherit'] });
  const lines = createInterface({ input: child.stdout });
  const [line] = await Promise.race([once(lines, 'line'), once(child, 'exit').then(() => [''])]);
  const url = /http:\/\/[^\s/]+/.exec(String(line))?.[0];
  if (!url) throw new Error(`The page could not be served on port ${PORT}.`);
  return { child, url };
}

/** Sends requests when they are due, whether or not those before were answered. */
async function load(
  url: string,
  texts: readonly string[],
  { rate, seconds }: Pick<BenchInputs, 'rate' | 'seconds'>,
): Promise<Reply[]> {
  const agent = new Agent({ keepAlive: true });
  const start = performance.now();
  const replies: Promise<Reply>[] = [];
  for (let at = 0; at < seconds * rate; at += 1) {
    const due = start + (at * 1000) / rate;
    const wait = due - performance.now();
    if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
    replies.push(send(url, requestAt(at, texts), due, agent));
  }
  const all = await Promise.all(replies);
  agent.destroy();
  return all;
}

/** Returns the request of a visitor, in turn: half-typed titles twice as often as questions, now and then a page. */
function requestAt(at: number, texts: readonly string[]): Sent {
  const text = texts[at % texts.length] ?? '';
  const query = new URLSearchParams({ q: text });
  const kinds: Sent[] = [
    { method: 'GET', path: `/api/suggest?${new URLSearchParams({ q: text.slice(0, 4 + (at % 12)) })}` },
    { method: 'POST', path: '/api/ask', body: JSON.stringify({ text, conversation: `visitor-${at % 500}` }) },
    { method: 'GET', path: `/api/suggest?${query}` },
    at % 8 === 3
      ? { method: 'GET', path: '/compare/registered-nurse/lawyer' }
      : { method: 'GET', path: `/?${query}` },
  ];
  return kinds[at % kinds.length] as Sent;
}

async function send(url: string, { method, path, body }: Sent, due: number, agent: Agent): Promise<Reply> {
  const kind = `${method} ${path.split('?', 1)[0]}`;
  try {
    const headers = body === undefined ? {} : { 'content-type': 'application/json' };
    const sent = request(url + path, { method, headers, agent });
    sent.end(body);
    const [response] = await once(sent, 'response');
    response.resume();
    await once(response, 'end');
    return { kind, ms: performance.now() - due, ok: response.statusCode < 500 };
  } catch {
    return { kind, ms: performance.now() - due, ok: false };
  }
}

/** The memory that the system says a process holds, in bytes; 0 where it does not say. */
function memoryOf({ pid }: ChildProcess): number {
  try {
    const [, kilobytes = '0'] = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
    return Number(kilobytes) * 1024;
  } catch {
    return 0;
  }
}
