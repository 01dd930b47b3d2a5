import { pino } from 'pino';
import { readSettings } from '../../src/settings/settings.ts';
import { forgivingStore } from '../common/forgiving-store.ts';
import { logModel } from '../model-log.ts';
import { openAssistant, openSeal, openStore } from '../open.ts';
import { startDiscord } from './start.ts';

/**
 * One shard as a process of its own. `operate/shards.ts` starts it with the settings of its parent; which
 * shard it is, the client library reads from the environment. Ends with its parent.
 */
async function main(): Promise<void> {
  const settings = await readSettings(process.env, ['discord', 'model', 'log', 'store']);
  if (!settings.discord) throw new Error('DISCORD_TOKEN is not set.');
  const log = pino({ level: settings.logLevel });
  const store = await openStore(settings, (sentence) => log.warn(sentence));
  const assistant = await openAssistant(settings, forgivingStore(store, log), log);
  const seal = await openSeal(settings);
  const running = await startDiscord({ assistant, store, seal, log }, settings.discord);
  const endLog = logModel(assistant, log);
  const stop = (code: number) => {
    endLog();
    void running
      .stop()
      .then(() => store.close())
      .then(() => process.exit(code));
  };
  for (const reason of ['SIGINT', 'SIGTERM', 'disconnect'] as const) process.once(reason, () => stop(0));
  void running.ended?.then((sentence) => {
    process.send?.({ ended: sentence });
    stop(1);
  });
}

try {
  await main();
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exit(1);
}
