import type { Assistant } from '../src/contract/assistant.ts';
import type { Settings } from '../src/settings/settings.ts';
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
    await (await import('./terminal/chat.ts')).chat(assistant, settings.dataDir);
  } else {
    await (await import('./terminal/piped.ts')).answerLines(assistant, process.stdin, process.stdout);
  }
}

async function runFrontEnds(assistant: Assistant, { slack, discord, logLevel }: Settings): Promise<void> {
  const { pino } = await import('pino');
  const log = pino({ level: logLevel });
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
