import {
  type APIApplication,
  DiscordAPIError,
  REST,
  type RESTGetAPIGatewayBotResult,
  Routes,
} from 'discord.js';
import type { DiscordSettings } from '../../../src/settings/settings.ts';
import { clip, plain } from '../../common/text.ts';

/** Refusals of a whole body name every fault in a line of its own; the first say enough. */
const MESSAGE = 200;

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

/**
 * Returns the id of the token's own application. Rejects with one sentence where the settings name another: its links and
 * commands would be somebody else's.
 */
export async function checkedApplication(rest: REST, { applicationId }: DiscordSettings): Promise<string> {
  const { id } = await ownApplication(rest);
  if (applicationId === undefined || applicationId === id) return id;
  throw new SettingsError(
    `DISCORD_APPLICATION_ID is ${applicationId}, but the token belongs to ${id}: set that one, or none.`,
  );
}

/** A setting that does not fit what Discord says; its message says what to do. */
class SettingsError extends Error {
  override name = 'SettingsError';
}

/** One sentence on why a request to Discord failed, and what to do. */
export function explain(error: unknown): string {
  if (error instanceof SettingsError) return error.message;
  if (error instanceof DiscordAPIError && error.status === 401) {
    return 'Discord does not accept DISCORD_TOKEN: copy it again from discord.com/developers, your application, Bot, Reset Token.';
  }
  if (error instanceof DiscordAPIError)
    return `Discord refused (${error.status}): ${clip(plain(error.message), MESSAGE)}.`;
  return `Discord could not be reached: ${error instanceof Error ? error.message : String(error)}.`;
}
