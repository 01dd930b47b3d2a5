import { type Client, DiscordjsError, DiscordjsErrorCodes, Events, Status } from 'discord.js';
import type { DiscordSettings } from '../../src/settings/settings.ts';
import { openChat, type Surroundings, type Tuning } from '../chat/chat.ts';
import { safeLog } from '../chat/safe-log.ts';
import { deadline } from '../common/deadline.ts';
import type { Running } from '../common/running.ts';
import type { Bot } from './bot.ts';
import { createClient } from './client.ts';
import { openHelp } from './commands/help.ts';
import { closedBecause, reduce } from './errors.ts';
import { guildOptions } from './guilds.ts';
import { onInteraction } from './interactions/index.ts';
import { onMessage, onMissed } from './messages/index.ts';
import { openMissed } from './messages/missed.ts';
import { spawnShards } from './operate/shards.ts';
import { placeSchema } from './place.ts';
import { discordPlatform } from './platform.ts';

/** The time limit for connecting, in milliseconds; Discord admits one shard every five seconds. */
const CONNECT_MS = 300_000;

/**
 * Starts the bot and resolves when it is connected; with `settings.shards` it starts one process a shard instead. Rejects
 * with one sentence when Discord does not let it in.
 */
export async function startDiscord(
  { assistant, store, seal, log: raw }: Surroundings,
  settings: DiscordSettings,
  tuning: Tuning = {},
): Promise<Running> {
  const log = safeLog(raw, reduce);
  if (settings.shards !== undefined && !process.env.SHARDING_MANAGER) return spawnShards(settings, log);
  const client = createClient(settings, log);
  const guilds = guildOptions(store);
  const readsAll = settings.messageContent ?? false;
  const help = openHelp(client.rest, assistant);
  const platform = discordPlatform(client.rest, { guilds, readsAll, help, log });
  const chat = openChat({ assistant, store, seal, log, platform, place: placeSchema, tuning });
  const ended = new Promise<string>((resolve) => {
    client.on(Events.ShardDisconnect, ({ code }) => resolve(closedBecause(code)));
  });
  const bot: Bot = { assistant, log, chat, guilds, readsAll };
  listen(client, bot);
  try {
    // A login that Discord ends for good never comes to its end.
    const turnedAway = await Promise.race([connect(client, settings.token), ended]);
    if (turnedAway !== undefined) throw new Error(turnedAway);
  } catch (error) {
    await chat.stop(0);
    await client.destroy();
    throw error;
  }
  await Promise.all([...client.guilds.cache.keys()].map((id) => guilds.load(id)));
  await chat.resume();
  const missed = openMissed(client as Client<true>, store, log, (message) => onMissed(bot, message));
  client.on(Events.ShardReady, (shard) => void missed.catchUp(shard));
  for (const shard of client.ws.shards.keys()) void missed.catchUp(shard);
  return {
    ended,
    isReady: () => client.ws.shards.every(({ status }) => status === Status.Ready),
    async stop() {
      const noted = missed.stop();
      // The disconnects that follow are intended and must not be logged as warnings.
      client.removeAllListeners(Events.ShardReconnecting).removeAllListeners(Events.ShardDisconnect);
      client.removeAllListeners(Events.InteractionCreate).removeAllListeners(Events.MessageCreate);
      await chat.stop();
      await noted;
      await client.destroy();
    },
  };
}

function listen(client: Client, bot: Bot): void {
  const { log } = bot;
  const unexpected = (error: unknown) => log.error({ err: error }, 'discord: an event failed');
  // Not for a server that is away for a while: that is another event.
  client.on(Events.GuildDelete, ({ id }) => {
    bot.guilds.drop(id);
    bot.chat.forget(id).catch(unexpected);
  });
  client.on(
    Events.InteractionCreate,
    (interaction) => void onInteraction(bot, interaction).catch(unexpected),
  );
  client.on(Events.MessageCreate, (message) => void onMessage(bot, message).catch(unexpected));
  client.on(Events.Error, unexpected);
  client.on(Events.Warn, (warning) => log.warn({ warning }, 'discord: warning'));
  // It is tried twice a second, and said once.
  const away = new Set<number>();
  client.on(Events.ShardReady, (shard) => {
    away.delete(shard);
    log.info({ shard }, 'discord: connected');
  });
  client.on(Events.ShardResume, (shard, replayed) => {
    away.delete(shard);
    log.info({ shard, replayed }, 'discord: resumed');
  });
  client.on(Events.ShardReconnecting, (shard) => {
    if (away.has(shard)) return;
    away.add(shard);
    log.warn({ shard }, 'discord: connection lost, reconnecting');
  });
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
