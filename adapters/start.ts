import type { Logger } from 'pino';
import type { Assistant } from '../src/contract/assistant.ts';
import type { Settings } from '../src/settings/settings.ts';
import type { Log } from './common/log.ts';
import type { Running } from './common/running.ts';
import { logModel } from './model-log.ts';
import { openAssistant, openMemory } from './open.ts';

/**
 * Answers the question, if there is one; else runs every front end that has credentials, until the process is
 * told to end; else chats in this terminal, or answers the lines of the input where there is no terminal.
 */
export async function start(question: string, settings: Settings): Promise<void> {
  const frontEnds = question.trim() === '' && Boolean(settings.slack || settings.discord);
  const assistant = await openAssistant(settings, frontEnds ? await openMemory(settings) : undefined);
  if (question.trim() !== '') {
    await (await import('./terminal/ask.ts')).ask(assistant, question, false);
  } else if (settings.slack || settings.discord) {
    await runFrontEnds(assistant, settings);
  } else if (process.stdin.isTTY) {
    await chatBesidePage(assistant, settings);
  } else {
    await (await import('./terminal/piped.ts')).answerLines(assistant, process.stdin, process.stdout);
  }
}

/** Serves the page, its HTTP API and MCP until the process is told to end. */
export async function startPage(settings: Settings): Promise<void> {
  const log = await openLog(settings);
  const assistant = await openAssistant(settings, await openMemory(settings));
  const { url, stop } = await (await import('./serve.ts')).serve(assistant, settings, log);
  const endLog = logModel(assistant, log);
  console.log(`Rolewise is at ${url} (its API: ${url}/openapi.json, MCP: ${url}/mcp). Ctrl-C ends it.`);
  endOnSignal(log, async () => {
    endLog();
    await stop();
  });
}

/** The chat has the terminal to itself: what fails in the page beside it, its visitor is told. */
const NO_LOG: Log = { debug() {}, info() {}, warn() {}, error() {} };

/** A chat in this terminal, with the page beside it where the port is free. */
async function chatBesidePage(assistant: Assistant, settings: Settings): Promise<void> {
  const { serve } = await import('./serve.ts');
  const page = await serve(assistant, settings, NO_LOG, true).catch(() => null);
  try {
    await (await import('./terminal/chat.ts')).chat(assistant, settings.dataDir, undefined, page?.url);
  } finally {
    await page?.stop();
  }
}

async function openLog({ logLevel }: Pick<Settings, 'logLevel'>): Promise<Logger> {
  return (await import('pino')).pino({ level: logLevel });
}

async function runFrontEnds(assistant: Assistant, settings: Settings): Promise<void> {
  const { slack, discord, web } = settings;
  const log = await openLog(settings);
  const running: Running[] = [];
  const endLog = logModel(assistant, log);
  const stop = async () => {
    endLog();
    await Promise.allSettled(running.splice(0).map((one) => one.stop()));
  };
  try {
    if (slack) running.push(await (await import('./slack/start.ts')).startSlack(assistant, slack, log));
    if (discord)
      running.push(await (await import('./discord/start.ts')).startDiscord(assistant, discord, log));
    const page = web?.host === undefined ? null : await pageBesideBots(assistant, settings, log);
    if (page) running.push(page);
  } catch (error) {
    await stop();
    throw error;
  }
  endOnSignal(log, stop);
}

/** The page beside the bots, unless Slack has its port: bots that work are not given up for it. */
async function pageBesideBots(
  assistant: Assistant,
  settings: Settings,
  log: Logger,
): Promise<Running | null> {
  const { slack } = settings;
  if (slack && (slack.appToken === undefined || slack.clientId !== undefined)) {
    log.warn(
      `web: Slack listens on port ${slack.port}, so the page is not served: run it apart, as in PORT=${slack.port + 1} npm run web`,
    );
    return null;
  }
  const page = await (await import('./serve.ts')).serve(assistant, settings, log);
  log.info({ url: page.url }, 'web: serving');
  return page;
}

/** Stops what runs, and then the process, when it is told to end. */
function endOnSignal(log: Logger, stop: () => Promise<void>): void {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      log.info({ signal }, 'stopping');
      void stop().then(() => process.exit(0));
    });
  }
}
