import type { Logger } from 'pino';
import type { Assistant } from '../src/contract/assistant.ts';
import type { Settings } from '../src/settings/settings.ts';
import type { Store } from '../src/state/store.ts';
import { warmUp } from './common/examples.ts';
import { forgivingStore } from './common/forgiving-store.ts';
import type { Log } from './common/log.ts';
import { createMounts } from './common/mounts.ts';
import type { Running } from './common/running.ts';
import { turn } from './common/turn.ts';
import { logModel } from './model-log.ts';
import { openAssistant, openSeal, openStore } from './open.ts';
import type { Part } from './operate/health.ts';

/**
 * Answers the question, if there is one; else runs every front end that has credentials, until the process is
 * told to end; else chats in this terminal, or answers the lines of the input if it is not a terminal.
 */
export async function start(question: string, settings: Settings): Promise<void> {
  const asked = question.trim() !== '';
  if (!asked && (settings.slack || settings.discord)) return run(settings, frontEnds);
  const assistant = await openAssistant(settings);
  if (asked) {
    await (await import('./terminal/ask.ts')).ask(assistant, question, false);
  } else if (process.stdin.isTTY) {
    await chatBesidePage(assistant, settings);
  } else {
    await (await import('./terminal/piped.ts')).answerLines(assistant, process.stdin, process.stdout);
  }
}

/** Serves the page, its HTTP API and MCP until the process is told to end. */
export async function startPage(settings: Settings): Promise<void> {
  await run(settings, async function* ({ assistant, store, log }) {
    const page = await (await import('./serve.ts')).serve(assistant, settings, { store, log });
    console.log(
      `Rolewise is at ${page.url} (its API: ${page.url}/openapi.json, MCP: ${page.url}/mcp). Ctrl-C ends it.`,
    );
    yield { name: 'web', running: page };
  });
}

/** The chat has the terminal to itself: what fails in the page beside it, its visitor is told. */
const NO_LOG: Log = { debug() {}, info() {}, warn() {}, error() {} };

/** A chat in this terminal, with the page beside it: on another port where PORT is taken. */
async function chatBesidePage(assistant: Assistant, settings: Settings): Promise<void> {
  const { serve } = await import('./serve.ts');
  const beside = { log: NO_LOG, lazy: true };
  const page = await serve(assistant, settings, beside)
    .catch(async () => {
      const other = await serve(assistant, settings, { ...beside, port: 0 });
      const { port } = settings.web ?? {};
      if (port !== undefined) console.error(`Port ${port} is taken: the page is at ${other.url} instead.`);
      return other;
    })
    .catch(() => null);
  try {
    await (await import('./terminal/chat.ts')).chat(assistant, settings.dataDir, undefined, page?.url);
  } finally {
    await page?.stop();
  }
}

/** The parts that every front end of a process shares. */
interface Shared {
  assistant: Assistant;
  store: Store;
  log: Logger;
}

/**
 * Runs the front ends that `begin` starts, with health and metrics where a port is set for them, until the process is told
 * to end; a failure stops what was begun.
 */
async function run(
  settings: Settings,
  begin: (shared: Shared, settings: Settings) => AsyncIterable<Part>,
): Promise<void> {
  const { pino } = await import('pino');
  const log = pino({ level: settings.logLevel });
  const store = await openStore(settings, (sentence) => log.warn(sentence));
  const parts: Part[] = [];
  let endLog = () => {};
  const stop = async () => {
    endLog();
    await Promise.allSettled(parts.splice(0).map(({ running }) => running.stop()));
    await store.close();
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      log.info({ signal }, 'stopping');
      void stop().then(() => process.exit(0));
    });
  }
  try {
    const { assistant, operate } = await operated(settings, store, log, parts);
    if (operate) parts.push({ name: 'operate', running: operate });
    endLog = logModel(assistant, log);
    for await (const part of begin({ assistant, store, log }, settings)) parts.push(part);
    parts.splice(parts.indexOf(STARTING), 1);
  } catch (error) {
    await stop();
    throw error;
  }
  const bots = new Set(parts.filter(({ bot }) => bot));
  for (const part of bots)
    void part.running.ended?.then((sentence) => {
      bots.delete(part);
      log.fatal({ left: [...bots].map(({ name }) => name) }, sentence);
      if (bots.size === 0) void stop().then(() => process.exit(1));
    });
}

/** Stands among the parts until all of them were started. */
const STARTING: Part = { name: 'start', running: { isReady: () => false, stop: async () => {} } };

/** A store that is read by many at once: what is done with a value takes long, so that each waits for its turn. */
function inTurn(store: Store): Store {
  const get: Store['get'] = async (key, schema) => {
    const value = await store.get(key, schema);
    await turn();
    return value;
  };
  return { ...store, get };
}

/** Returns the assistant with its answers counted and logged, and the server of health and metrics where one is set. */
async function operated(settings: Settings, store: Store, log: Logger, parts: Part[]) {
  const [{ createMetrics }, { observed }, { healthOf }, { startOperate }, { watchCatalogue }] =
    await Promise.all([
      import('./operate/metrics.ts'),
      import('./operate/observed.ts'),
      import('./operate/health.ts'),
      import('./operate/server.ts'),
      import('./operate/catalogue-watch.ts'),
    ]);
  parts.push(STARTING);
  const watch = watchCatalogue(settings.catalogueDir, log);
  const answering = await openAssistant(settings, inTurn(forgivingStore(store, log)), log);
  await warmUp(answering);
  const metrics = createMetrics(() => answering.about().model?.counters);
  const { operate } = settings;
  const server =
    operate && (await startOperate(operate, () => healthOf(store, parts, watch.note()), metrics));
  if (server) log.info({ url: server.url }, 'operate: serving health and metrics');
  return { assistant: observed(answering, metrics, log), operate: server };
}

/**
 * The bots that have credentials, and the page beside them where an address is set for it. Where one of two bots cannot be
 * started, the other answers, and the first is tried again.
 */
async function* frontEnds({ assistant, store, log }: Shared, settings: Settings): AsyncGenerator<Part> {
  const { slack, discord, web } = settings;
  // One port for both: the page listens, and hands on what Slack sends.
  const mounts = web?.host === undefined ? undefined : createMounts();
  const surroundings = { assistant, store, seal: await openSeal(settings), log, mounts };
  const bots: { name: string; start(): Promise<Running> }[] = [];
  if (slack)
    bots.push({
      name: 'slack',
      start: async () => (await import('./slack/start.ts')).startSlack(surroundings, slack),
    });
  if (discord)
    bots.push({
      name: 'discord',
      start: async () => (await import('./discord/start.ts')).startDiscord(surroundings, discord),
    });
  const begun = await Promise.all(
    bots.map(async (bot) => ({ ...bot, outcome: await bot.start().catch((error: Error) => error) })),
  );
  const [first] = begun;
  if (first && begun.every(({ outcome }) => outcome instanceof Error)) throw first.outcome;
  for (const { name, start: again, outcome } of begun) {
    if (outcome instanceof Error) log.error(`${name}: not started: ${outcome.message}`);
    const running =
      outcome instanceof Error
        ? (await import('./operate/keep-starting.ts')).keepStarting(name, again, log)
        : outcome;
    yield { name, running, bot: true };
  }
  if (web?.host === undefined) return;
  const page = await (await import('./serve.ts')).serve(assistant, settings, { store, log, mounts });
  log.info({ url: page.url }, 'web: serving');
  yield { name: 'web', running: page };
}
