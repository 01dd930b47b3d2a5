import { fileURLToPath } from 'node:url';
import { ShardingManager } from 'discord.js';
import type { DiscordSettings } from '../../../src/settings/settings.ts';
import type { Log } from '../../common/log.ts';
import { api, explain, gatewayInfo } from './api.ts';

const SHARD_FILE = fileURLToPath(new URL('../shard.ts', import.meta.url));

/**
 * One process a shard on this machine; each is started again when it ends. `auto` asks Discord how many.
 * Session starts are spaced as Discord asks; all processes share the store of `settings.dataDir`.
 * Rejects with one sentence when Discord does not say.
 */
export async function spawnShards(
  settings: DiscordSettings,
  log: Log,
  file = SHARD_FILE,
): Promise<{ stop(): void }> {
  const { shards } = settings;
  const totalShards = typeof shards === 'number' ? shards : await advisedShards(settings);
  const manager = new ShardingManager(file, { totalShards, token: settings.token, mode: 'process' });
  manager.on('shardCreate', (shard) => {
    log.info({ shard: shard.id, shards: totalShards }, 'discord: shard started');
    shard.on('death', () => log.warn({ shard: shard.id }, 'discord: shard ended'));
  });
  await manager.spawn();
  return {
    stop() {
      manager.respawn = false;
      for (const shard of manager.shards.values()) shard.kill();
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
