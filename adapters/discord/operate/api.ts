import {
  type APIApplication,
  DiscordAPIError,
  REST,
  type RESTGetAPIGatewayBotResult,
  Routes,
} from 'discord.js';
import type { DiscordSettings } from '../../../src/settings/settings.ts';

type Address = Pick<DiscordSettings, 'token' | 'apiUrl'>;

/** Returns Discord's REST API for the operator's commands, which do not need a gateway. */
export function api({ token, apiUrl }: Address): REST {
  return new REST({ api: apiUrl.replace(/\/$/, ''), version: '10' }).setToken(token);
}

/** The application that the token belongs to. */
export async function ownApplication(rest: REST): Promise<APIApplication> {
  return (await rest.get(Routes.currentApplication())) as APIApplication;
}

/** The gateway's address, the shards that Discord advises, and how many sessions may still be started today. */
export async function gatewayInfo(rest: REST): Promise<RESTGetAPIGatewayBotResult> {
  return (await rest.get(Routes.gatewayBot())) as RESTGetAPIGatewayBotResult;
}

/** One sentence on why a request to Discord failed, and what to do. */
export function explain(error: unknown): string {
  if (error instanceof DiscordAPIError && error.status === 401) {
    return 'Discord does not accept DISCORD_TOKEN: copy it again from discord.com/developers, your application, Bot, Reset Token.';
  }
  if (error instanceof DiscordAPIError) return `Discord refused (${error.status}): ${error.message}.`;
  return `Discord could not be reached: ${error instanceof Error ? error.message : String(error)}.`;
}
