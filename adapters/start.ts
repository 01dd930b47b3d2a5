import type { Logger } from 'pino';
import type { Assistant } from '../src/contract/assistant.ts';
import type { Settings } from '../src/settings/settings.ts';
import type { Store } from '../src/state/store.ts';
import { forgivingStore } from './common/forgiving-store.ts';
import type { Log } from './common/log.ts';
import type { Running } from './common/running.ts';
import { logModel } from './model-log.ts';
import { openAssistant, openSeal, openStore } from './open.ts';

/**
 * Answers the question, if there is one; else runs every front end that has credentials, until the process is
 * told to end; else chats in this terminal, or answers the lines of the input where there is no terminal.
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
    yield page;
  });
}

/** The chat has the terminal to itself: what fails in the page beside it, its visitor is told. */
const NO_LOG: Log = { debug() {}, info() {}, warn() {}, error() {} };

/** A chat in this terminal, with the page beside it where the port is free. */
async function chatBesidePage(assistant: Assistant, settings: Settings): Promise<void> {
  const { serve } = await import('./serve.ts');
  const page = await serve(assistant, settings, { log: NO_LOG, lazy: true }).catch(() => null);
  try {
    await (await import('./terminal/chat.ts')).chat(assistant, settings.dataDir, undefined, page?.url);
  } finally {
    await page?.stop();
  }
}

/** What every front end of a process shares. */
interface Shared {
  assistant: Assistant;
  store: Store;
  log: Logger;
}

/** Runs what `begin` starts, one after the other, until the process is told to end; a failure stops what was begun. */
async function run(
  settings: Settings,
  begin: (shared: Shared, settings: Settings) => AsyncIterable<Running>,
): Promise<void> {
  const { pino } = await import('pino');
  const log = pino({ level: settings.logLevel });
  const store = await openStore(settings, (sentence) => log.warn(sentence));
  const running: Running[] = [];
  let endLog = () => {};
  const stop = async () => {
    endLog();
    await Promise.allSettled(running.splice(0).map((one) => one.stop()));
    await store.close();
  };
  try {
    const assistant = await openAssistant(settings, forgivingStore(store, log), log);
    endLog = logModel(assistant, log);
    for await (const one of begin({ assistant, store, log }, settings)) running.push(one);
  } catch (error) {
    await stop();
    throw error;
  }
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      log.info({ signal }, 'stopping');
      void stop().then(() => process.exit(0));
    });
  }
}

/** The bots that have credentials, and the page beside them where an address is set for it. */
async function* frontEnds({ assistant, store, log }: Shared, settings: Settings): AsyncGenerator<Running> {
  const { slack, discord, web } = settings;
  const surroundings = { assistant, store, seal: await openSeal(settings), log };
  if (slack) yield (await import('./slack/start.ts')).startSlack(surroundings, slack);
  if (discord) yield (await import('./discord/start.ts')).startDiscord(surroundings, discord);
  if (web?.host === undefined) return;
  if (slack && (slack.appToken === undefined || slack.clientId !== undefined)) {
    // Bots that work are not given up for the page.
    log.warn(
      `web: Slack listens on port ${slack.port}, so the page is not served: run it apart, as in PORT=${slack.port + 1} npm run web`,
    );
    return;
  }
  const page = await (await import('./serve.ts')).serve(assistant, settings, { store, log });
  log.info({ url: page.url }, 'web: serving');
  yield page;
}
