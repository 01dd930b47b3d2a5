import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { ShardingManager } from 'discord.js';
import type { DiscordSettings } from '../../../src/settings/settings.ts';
import type { Log } from '../../common/log.ts';
import type { Running } from '../../common/running.ts';
import { api, explain, gatewayInfo } from './api.ts';

/** The time limit for the shards to end, in milliseconds; slightly longer than each needs for its answers. */
const LAST_MS = 15_000;
const SHARD_FILE = fileURLToPath(new URL('../shard.ts', import.meta.url));

/**
 * One process a shard on this machine; each is started again when it ends. `auto` asks Discord how many.
 * Session starts are spaced as Discord asks; all processes share the store of `settings.dataDir`.
 * Rejects with one sentence when Discord does not say.
 */
export async function spawnShards(settings: DiscordSettings, log: Log, file = SHARD_FILE): Promise<Running> {
  const { shards } = settings;
  const totalShards = typeof shards === 'number' ? shards : await advisedShards(settings);
  const manager = new ShardingManager(file, { totalShards, token: settings.token, mode: 'process' });
  const ended = Promise.withResolvers<string>();
  manager.on('shardCreate', (shard) => {
    log.info({ shard: shard.id, shards: totalShards }, 'discord: shard started');
    shard.on('message', ({ ended: sentence }: { ended?: string }) => {
      if (sentence === undefined) return;
      // Started again, it would be turned away again, and Discord counts that.
      manager.respawn = false;
      ended.resolve(sentence);
    });
    shard.on('death', () => log.warn({ shard: shard.id }, 'discord: shard ended'));
  });
  await manager.spawn();
  return {
    ended: ended.promise,
    isReady: () => manager.shards.every(({ ready }) => ready),
    async stop() {
      manager.respawn = false;
      const shards = [...manager.shards.values()].filter((shard) => shard.process !== null);
      const ended = shards.map((shard) => once(shard, 'death'));
      // Not the manager's own way, which forgets a process before it has ended: each still answers what it took.
      for (const shard of shards) shard.process?.kill('SIGTERM');
      await Promise.race([Promise.all(ended), delay(LAST_MS)]);
      for (const shard of shards) shard.kill();
    },
  };
}

async function advisedShards(settings: DiscordSettings): Promise<number> {
  try {
    return (await gatewayInfo(api(settings))).shards;
  } catch (error) {
    throw new Error(explain(error), { cause: error });
  }
}
