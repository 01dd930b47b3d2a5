import { type APIApplication, type REST, Routes } from 'discord.js';
import type { DiscordSettings } from '../../../src/settings/settings.ts';
import { deadline } from '../../common/deadline.ts';
import { type Finding, notSet } from '../../common/findings.ts';
import { type Needs, startNeeds } from '../../common/needs.ts';
import { intentsOf } from '../client.ts';
import { LIMITS } from '../limits.ts';
import { api, explain, gatewayInfo, ownApplication } from './api.ts';
import { lookIn } from './gateway.ts';
import { serverInvite } from './invite.ts';
import { register } from './register.ts';

/** The time limits of a request and of the gateway, in milliseconds; three after each other are less than 15 seconds. */
const REQUEST_MS = 4_500;
const CONNECT_MS = 5_000;
/** Servers that are looked at for commands of their own. */
const SERVERS = 10;

/**
 * Everything that a new operator can have wrong: what a start needs, then Discord, of which nothing more is looked at where
 * the token is not accepted. Ends within 15 seconds, whatever Discord does.
 */
export async function doctor(
  settings: DiscordSettings | null,
  needs: Needs,
  connectMs = CONNECT_MS,
): Promise<Finding[]> {
  const ofDiscord = settings === null ? [notSet('DISCORD_TOKEN')] : atDiscord(settings, connectMs);
  return (await Promise.all([startNeeds(needs), ofDiscord])).flat();
}

async function atDiscord(settings: DiscordSettings, connectMs: number): Promise<Finding[]> {
  const rest = api(settings);
  let application: APIApplication;
  try {
    application = await deadline(ownApplication(rest), REQUEST_MS);
  } catch (error) {
    return [{ state: 'bad', text: explain(error) }];
  }
  const [registered, atOneServer, connected] = await Promise.all([
    commands(rest, application.id),
    ownCommands(rest, application.id),
    gateway(rest, settings, connectMs),
  ]);
  return [
    { state: 'ok', text: `The token belongs to the application ${application.name} (${application.id}).` },
    applicationId(settings, application),
    endpoint(application),
    installs(application),
    registered,
    ...atOneServer,
    ...connected,
    servers(application),
  ];
}

function applicationId({ applicationId: id }: DiscordSettings, application: APIApplication): Finding {
  if (!id) return { state: 'ok', text: 'DISCORD_APPLICATION_ID is not set: the token says which it is.' };
  if (id === application.id) return { state: 'ok', text: 'DISCORD_APPLICATION_ID fits the token.' };
  return {
    state: 'bad',
    text: `DISCORD_APPLICATION_ID is ${id}, the token's is ${application.id}: set that one.`,
  };
}

function endpoint({ interactions_endpoint_url: url }: APIApplication): Finding {
  if (!url) return { state: 'ok', text: 'Commands reach the bot through the gateway.' };
  const fix = 'empty "Interactions Endpoint URL" under General Information at discord.com/developers.';
  return { state: 'bad', text: `Commands are sent to ${url}, so the bot never sees them: ${fix}` };
}

function installs({ integration_types_config: config }: APIApplication): Finding {
  const kinds = Object.keys(config ?? {});
  if (kinds.includes('0') && kinds.includes('1')) {
    return { state: 'ok', text: 'It can be installed to servers and to users.' };
  }
  return {
    state: 'warn',
    text: 'Tick both "User Install" and "Guild Install" under Installation at discord.com/developers.',
  };
}

async function commands(rest: REST, id: string): Promise<Finding> {
  try {
    const difference = await deadline(register(rest, id, { write: () => false }), REQUEST_MS);
    if (difference.length === 0)
      return { state: 'ok', text: 'The commands are registered as they should be.' };
    const names = difference.map(({ name }) => name).join(', ');
    return {
      state: 'bad',
      text: `Not registered, or out of date: ${names}. Run: npm run discord -- register`,
    };
  } catch (error) {
    return { state: 'bad', text: `The commands could not be read. ${explain(error)}` };
  }
}

/** Commands that a server has of its own stand beside those for everywhere: people see each twice. */
async function ownCommands(rest: REST, id: string): Promise<Finding[]> {
  try {
    const guilds = (await deadline(rest.get(Routes.userGuilds()), REQUEST_MS)) as {
      id: string;
      name: string;
    }[];
    const lists = guilds.slice(0, SERVERS).map(async (guild) => {
      const found = (await rest.get(Routes.applicationGuildCommands(id, guild.id))) as unknown[];
      return found.length > 0 ? [guild] : [];
    });
    const twice = (await deadline(Promise.all(lists), REQUEST_MS)).flat();
    return twice.map((guild) => ({
      state: 'warn',
      text: `The server ${guild.name} has commands of its own beside those for everywhere, so they appear twice there. Run: npm run discord -- register --remove --guild ${guild.id}`,
    }));
  } catch {
    // Only a hint: what keeps Discord from answering is found elsewhere.
    return [];
  }
}

async function gateway(rest: REST, settings: DiscordSettings, ms: number): Promise<Finding[]> {
  try {
    const { url, shards, session_start_limit: limit } = await deadline(gatewayInfo(rest), REQUEST_MS);
    const left = `${limit.remaining} of ${limit.total} session starts are left today.`;
    const advice = `Discord advises ${shards} ${shards === 1 ? 'shard' : 'shards'} (at most ${LIMITS.guildsAShard} servers each).`;
    return [
      { state: 'ok', text: advice },
      { state: limit.remaining > 20 ? 'ok' : 'warn', text: left },
      limit.remaining > 0
        ? await connection(url, settings, ms)
        : { state: 'bad', text: 'No session can be started today, so the gateway was not tried.' },
    ];
  } catch (error) {
    return [{ state: 'bad', text: explain(error) }];
  }
}

/** Connects as the bot itself would, and leaves again. */
async function connection(url: string, settings: DiscordSettings, ms: number): Promise<Finding> {
  const { token, shardIds: [first = 0] = [], shardCount = 1, messageContent } = settings;
  const properties = { os: process.platform, browser: 'rolewise', device: 'doctor' };
  try {
    await lookIn(url, { token, shard: [first, shardCount], intents: intentsOf(settings), properties }, ms);
    const intent = messageContent ? 'it may read every message' : 'it needs no privileged intent';
    return { state: 'ok', text: `The gateway lets the bot in; ${intent}.` };
  } catch (error) {
    return { state: 'bad', text: error instanceof Error ? error.message : String(error) };
  }
}

function servers({ id, approximate_guild_count: count }: APIApplication): Finding {
  if (count === 0) return { state: 'warn', text: `It is on no server yet. Add it: ${serverInvite(id)}` };
  return {
    state: 'ok',
    text:
      count === undefined
        ? `To add it to a server: ${serverInvite(id)}`
        : `It is on ${count} ${count === 1 ? 'server' : 'servers'}.`,
  };
}
