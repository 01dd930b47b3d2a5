import { ActivityType, Client, GatewayIntentBits, Options, Partials } from 'discord.js';
import type { DiscordSettings } from '../../src/settings/settings.ts';
import { InteractionRest } from './rest.ts';

/** The least that works: no message content, no members, no presences. */
const INTENTS = [GatewayIntentBits.Guilds, GatewayIntentBits.GuildMessages, GatewayIntentBits.DirectMessages];

/** A client that is not logged in yet. */
export function createClient(settings: Pick<DiscordSettings, 'apiUrl' | 'shardIds' | 'shardCount'>): Client {
  const rest = { api: settings.apiUrl.replace(/\/$/, ''), version: '10' };
  const client = new Client({
    intents: INTENTS,
    // Private chats come as partial channels until their first message.
    partials: [Partials.Channel],
    allowedMentions: { parse: [] },
    presence: {
      activities: [{ name: 'Rolewise', type: ActivityType.Custom, state: 'Ask me how two jobs differ' }],
    },
    rest,
    makeCache: Options.cacheWithLimits({
      ...Options.DefaultMakeCacheSettings,
      MessageManager: 0,
      // Our own member is needed for permissions; the others are not.
      GuildMemberManager: { maxSize: 0, keepOverLimit: (member) => member.id === member.client.user.id },
    }),
    ...(settings.shardIds ? { shards: [...settings.shardIds] } : {}),
    ...(settings.shardCount ? { shardCount: settings.shardCount } : {}),
  });
  client.rest.clearHashSweeper();
  client.rest.clearHandlerSweeper();
  client.rest = new InteractionRest(client.options.rest ?? rest);
  return client;
}
