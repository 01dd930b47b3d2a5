import { pino } from 'pino';
import { readSettings } from '../../src/settings/settings.ts';
import { logModel } from '../model-log.ts';
import { openAssistant, openMemory } from '../open.ts';
import { startDiscord } from './start.ts';

/**
 * One shard as a process of its own. `operate/shards.ts` starts it with the settings of its parent; which
 * shard it is, the client library reads from the environment. Ends with its parent.
 */
async function main(): Promise<void> {
  const settings = await readSettings(process.env, ['discord', 'model', 'log']);
  if (!settings.discord) throw new Error('DISCORD_TOKEN is not set.');
  const log = pino({ level: settings.logLevel });
  const assistant = await openAssistant(settings, await openMemory(settings));
  const running = await startDiscord(assistant, settings.discord, log);
  const endLog = logModel(assistant, log);
  const stop = () => {
    endLog();
    void running.stop().then(() => process.exit(0));
  };
  for (const reason of ['SIGINT', 'SIGTERM', 'disconnect'] as const) process.once(reason, stop);
}

try {
  await main();
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exit(1);
}
