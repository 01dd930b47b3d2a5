import type { Settings } from '../src/settings/settings.ts';
import { forgivingStore } from './common/forgiving-store.ts';
import type { Running } from './common/running.ts';
import { logModel } from './model-log.ts';
import { openAssistant, openStore } from './open.ts';

/**
 * Answers the question, if there is one; else runs every front end that has credentials, until the process is
 * told to end; else chats in this terminal, or answers the lines of the input where there is no terminal.
 */
export async function start(question: string, settings: Settings): Promise<void> {
  const asked = question.trim() !== '';
  if (!asked && (settings.slack || settings.discord)) return runFrontEnds(settings);
  const assistant = await openAssistant(settings);
  if (asked) {
    await (await import('./terminal/ask.ts')).ask(assistant, question, false);
  } else if (process.stdin.isTTY) {
    await (await import('./terminal/chat.ts')).chat(assistant, settings.dataDir);
  } else {
    await (await import('./terminal/piped.ts')).answerLines(assistant, process.stdin, process.stdout);
  }
}

async function runFrontEnds(settings: Settings): Promise<void> {
  const { slack, discord, logLevel } = settings;
  const { pino } = await import('pino');
  const log = pino({ level: logLevel });
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
    if (slack)
      running.push(await (await import('./slack/start.ts')).startSlack(assistant, store, slack, log));
    if (discord)
      running.push(await (await import('./discord/start.ts')).startDiscord(assistant, store, discord, log));
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
