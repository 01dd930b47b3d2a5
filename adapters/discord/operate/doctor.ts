import { type APIApplication, Events, type REST } from 'discord.js';
import type { DiscordSettings } from '../../../src/settings/settings.ts';
import { deadline } from '../../common/deadline.ts';
import type { Finding } from '../../common/findings.ts';
import { createClient } from '../client.ts';
import { LIMITS } from '../limits.ts';
import { api, explain, gatewayInfo, ownApplication } from './api.ts';
import { serverInvite } from './invite.ts';
import { register } from './register.ts';

/** The time limit for a gateway to say hello and be ready. */
const CONNECT_MS = 20_000;

/** Everything that a new operator can have wrong, looked at in order; stops at a token that is not accepted. */
export async function doctor(settings: DiscordSettings): Promise<Finding[]> {
  const rest = api(settings);
  let application: APIApplication;
  try {
    application = await ownApplication(rest);
  } catch (error) {
    return [{ state: 'bad', text: explain(error) }];
  }
  return [
    { state: 'ok', text: `The token belongs to the application ${application.name} (${application.id}).` },
    applicationId(settings, application),
    endpoint(application),
    installs(application),
    await commands(rest, application.id),
    ...(await gateway(rest)),
    await connection(settings),
    servers(application),
  ];
}

function applicationId({ applicationId: id }: DiscordSettings, application: APIApplication): Finding {
  if (!id || id === application.id) return { state: 'ok', text: 'DISCORD_APPLICATION_ID fits the token.' };
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
    const difference = await register(rest, id, { write: () => false });
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

async function gateway(rest: REST): Promise<Finding[]> {
  try {
    const { shards, session_start_limit: limit } = await gatewayInfo(rest);
    const left = `${limit.remaining} of ${limit.total} session starts are left today.`;
    const advice = `Discord advises ${shards} ${shards === 1 ? 'shard' : 'shards'} (at most ${LIMITS.guildsAShard} servers each).`;
    return [
      { state: 'ok', text: advice },
      { state: limit.remaining > 20 ? 'ok' : 'warn', text: left },
    ];
  } catch (error) {
    return [{ state: 'bad', text: explain(error) }];
  }
}

/** Connects as the bot itself would, and leaves again. */
async function connection(settings: DiscordSettings): Promise<Finding> {
  const client = createClient({
    apiUrl: settings.apiUrl,
    shardIds: [0],
    shardCount: settings.shardCount ?? 1,
  });
  client.on(Events.Error, () => undefined);
  try {
    const ready = new Promise<void>((resolve) => client.once(Events.ClientReady, () => resolve()));
    await deadline(Promise.all([client.login(settings.token), ready]), CONNECT_MS);
    return { state: 'ok', text: 'The gateway lets the bot in; it needs no privileged intent.' };
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return {
      state: 'bad',
      text: `The gateway did not let the bot in (${why}): check that outgoing WebSockets are allowed.`,
    };
  } finally {
    await client.destroy();
  }
}

function servers({ id, approximate_guild_count: count }: APIApplication): Finding {
  if (count === 0) return { state: 'warn', text: `It is on no server yet. Add it: ${serverInvite(id)}` };
  return {
    state: 'ok',
    text: count === undefined ? `To add it to a server: ${serverInvite(id)}` : `It is on ${count} servers.`,
  };
}
