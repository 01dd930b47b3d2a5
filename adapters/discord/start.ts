import { type Client, DiscordjsError, DiscordjsErrorCodes, Events } from 'discord.js';
import pLimit from 'p-limit';
import type { Assistant } from '../../src/contract/assistant.ts';
import type { DiscordSettings } from '../../src/settings/settings.ts';
import { openRatings } from '../../src/state/ratings.ts';
import { openSeen } from '../../src/state/seen.ts';
import type { Store } from '../../src/state/store.ts';
import { deadline } from '../common/deadline.ts';
import { forgivingStore } from '../common/forgiving-store.ts';
import type { Log } from '../common/log.ts';
import type { Running } from '../common/running.ts';
import { type UnderWay, underWay } from '../common/under-way.ts';
import type { Bot } from './bot.ts';
import { createClient } from './client.ts';
import { once } from './deduplicate.ts';
import { guildOptions } from './guilds.ts';
import { onInteraction } from './interactions/index.ts';
import { COMFORT } from './limits.ts';
import { onMessage } from './messages/index.ts';
import { spawnShards } from './operate/shards.ts';
import { picture } from './picture.ts';
import { workspaceId } from './place.ts';
import { views } from './shown-answers.ts';

/** Answers worked out at the same time in one process. */
const AT_ONCE = 4;
/** How long connecting may take, in milliseconds; Discord lets in one shard every five seconds. */
const CONNECT_MS = 300_000;
/** How long answers that are under way may take when the process is told to end, in milliseconds. */
const LAST_MS = 5_000;

/**
 * Starts the bot and resolves when it is connected; with `settings.shards` it starts one process a shard
 * instead. Rejects with one sentence when Discord does not let it in. `workMs`: how long one answer may
 * take to work out.
 */
export async function startDiscord(
  assistant: Assistant,
  store: Store,
  settings: DiscordSettings,
  log: Log,
  workMs: number = COMFORT.workMs,
): Promise<Running> {
  if (settings.shards !== undefined && !process.env.SHARDING_MANAGER) {
    const shards = await spawnShards(settings, log);
    return { stop: async () => shards.stop() };
  }
  const client = createClient(settings);
  const bot = createBot(assistant, store, log, workMs);
  const work = underWay();
  listen(client, bot, work);
  try {
    await connect(client, settings.token);
  } catch (error) {
    await client.destroy();
    throw error;
  }
  await Promise.all([...client.guilds.cache.keys()].map((id) => bot.guilds.load(id)));
  return {
    async stop() {
      // What follows is meant: no warning that connections are lost.
      client.removeAllListeners(Events.ShardReconnecting).removeAllListeners(Events.ShardDisconnect);
      client.removeAllListeners(Events.InteractionCreate).removeAllListeners(Events.MessageCreate);
      await work.settle(LAST_MS);
      await client.destroy();
    },
  };
}

/** The handlers' surroundings over one store; `workMs` is how long one answer may take. */
export function createBot(
  assistant: Assistant,
  store: Store,
  log: Log,
  workMs: number = COMFORT.workMs,
): Bot {
  const limit = pLimit(AT_ONCE);
  const passing = forgivingStore(store, log);
  const guilds = guildOptions(store);
  return {
    assistant,
    log,
    views: views(passing),
    guilds,
    once: once(openSeen(passing)),
    ratings: openRatings(store),
    async forget(guildId) {
      await store.forget({ workspace: workspaceId(guildId) });
      guilds.drop(guildId);
    },
    picture: (answer) => picture(answer, log),
    // The pause lets what came in meanwhile have its first response before the next answer is worked out.
    queue: (work) => limit(() => new Promise((resolve) => setImmediate(resolve)).then(work)),
    workMs,
  };
}

function listen(client: Client, bot: Bot, work: UnderWay): void {
  const { log } = bot;
  const unexpected = (error: unknown) => log.error({ err: error }, 'discord: an event failed');
  // Not for a server that is away for a while: that is another event.
  client.on(Events.GuildDelete, ({ id }) => void work.track(bot.forget(id)).catch(unexpected));
  client.on(
    Events.InteractionCreate,
    (interaction) => void work.track(onInteraction(bot, interaction)).catch(unexpected),
  );
  client.on(Events.MessageCreate, (message) => void work.track(onMessage(bot, message)).catch(unexpected));
  client.on(Events.Error, unexpected);
  client.on(Events.Warn, (warning) => log.warn({ warning }, 'discord: warning'));
  client.on(Events.ShardReady, (shard) => log.info({ shard }, 'discord: connected'));
  client.on(Events.ShardResume, (shard, replayed) => log.info({ shard, replayed }, 'discord: resumed'));
  client.on(Events.ShardReconnecting, (shard) =>
    log.warn({ shard }, 'discord: connection lost, reconnecting'),
  );
  client.on(Events.ShardDisconnect, ({ code }, shard) =>
    log.error({ shard, code }, 'discord: disconnected for good'),
  );
}

async function connect(client: Client, token: string): Promise<void> {
  const ready = new Promise<void>((resolve) => client.once(Events.ClientReady, () => resolve()));
  try {
    await deadline(Promise.all([client.login(token), ready]), CONNECT_MS);
  } catch (error) {
    if (error instanceof DiscordjsError && error.code === DiscordjsErrorCodes.TokenInvalid) {
      throw new Error(
        'Discord does not accept DISCORD_TOKEN; run "npm run discord -- doctor" for what to do.',
      );
    }
    const why = error instanceof Error ? error.message : String(error);
    throw new Error(`Discord cannot be connected (${why}); run "npm run discord -- doctor" for what to do.`, {
      cause: error,
    });
  }
}
