import { ActivityType, Client, GatewayIntentBits, Options, Partials } from 'discord.js';
import type { DiscordSettings } from '../../src/settings/settings.ts';
import { say } from '../chat/texts.ts';
import type { Log } from '../common/log.ts';
import { InteractionRest } from './rest.ts';

/** The least that works: no members, no presences, and the words of every message only where the operator wants them. */
const INTENTS = [GatewayIntentBits.Guilds, GatewayIntentBits.GuildMessages, GatewayIntentBits.DirectMessages];

export function intentsOf({ messageContent }: Pick<DiscordSettings, 'messageContent'>): number {
  const all = messageContent ? [...INTENTS, GatewayIntentBits.MessageContent] : INTENTS;
  return all.reduce((bits, intent) => bits | intent, 0);
}

/** A client that is not logged in yet. */
export function createClient(settings: Omit<DiscordSettings, 'token'>, log: Log): Client {
  const rest = { api: settings.apiUrl.replace(/\/$/, ''), version: '10' };
  const client = new Client({
    intents: intentsOf(settings),
    // Private chats come as partial channels until their first message.
    partials: [Partials.Channel],
    allowedMentions: { parse: [] },
    presence: {
      activities: [{ name: 'Rolewise', type: ActivityType.Custom, state: say('discord_presence') }],
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
  outlivesEvents(client, log);
  return client;
}

/** What the library does with each event of the gateway; it does not export this. */
interface Events {
  handlePacket(packet: { t?: string | null } | undefined, shard: unknown): boolean;
}

/** The library throws at an event of a shape that it does not know, which would end the process for every server. */
function outlivesEvents({ ws }: Client, log: Log): void {
  const events = ws as unknown as Events;
  const handle = events.handlePacket.bind(events);
  events.handlePacket = (packet, shard) => {
    try {
      return handle(packet, shard);
    } catch (error) {
      log.error({ err: error, event: packet?.t }, 'discord: an event could not be read');
      return false;
    }
  };
}
