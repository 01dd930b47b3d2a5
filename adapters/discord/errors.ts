import {
  DiscordAPIError,
  GatewayCloseCodes,
  HTTPError,
  RateLimitError,
  RESTJSONErrorCodes,
} from 'discord.js';
import type { Failing } from '../chat/platform.ts';
import type { Reduced } from '../chat/safe-log.ts';
import { say } from '../chat/texts.ts';
import type { DiscordTurn } from './place.ts';

/** Rolewise may not write there, as is known before it is tried. */
export class ForbiddenError extends Error {
  override name = 'ForbiddenError';
}

/** Not a fault: the interaction is gone (the user typed on, or it is too old) or was answered before. */
export function isStale(error: unknown): boolean {
  return isAnswered(error) || hasCode(error, RESTJSONErrorCodes.UnknownInteraction);
}

export function isAnswered(error: unknown): boolean {
  return hasCode(error, RESTJSONErrorCodes.InteractionHasAlreadyBeenAcknowledged);
}

/** What to do about each way in which Discord ends a connection for good. */
const CLOSED: Readonly<Partial<Record<number, string>>> = {
  [GatewayCloseCodes.AuthenticationFailed]:
    'DISCORD_TOKEN is not accepted any more; set the one that is valid',
  [GatewayCloseCodes.InvalidShard]: 'DISCORD_SHARD_IDS and DISCORD_SHARD_COUNT do not go together',
  [GatewayCloseCodes.ShardingRequired]:
    'the bot is on too many servers for one connection; set DISCORD_SHARDS=auto',
  [GatewayCloseCodes.InvalidIntents]: 'it no longer knows what is asked of it; update Rolewise',
  [GatewayCloseCodes.DisallowedIntents]:
    'an intent is not allowed to the bot; tick "Message Content Intent" under Bot at discord.com/developers, or unset DISCORD_MESSAGE_CONTENT',
  [GatewayCloseCodes.InvalidAPIVersion]: 'it no longer speaks this version of its API; update Rolewise',
};

/** Returns one sentence about a connection that Discord ended for good. */
export function closedBecause(code: number): string {
  const why = CLOSED[code] ?? `${GatewayCloseCodes[code] ?? 'unknown reason'}`;
  return `Discord ended the connection for good (code ${code}): ${why}.`;
}

/** The message or its token is gone: nothing can be shown there any more. */
export function isGone(error: unknown): boolean {
  return hasCode(
    error,
    RESTJSONErrorCodes.UnknownMessage,
    RESTJSONErrorCodes.UnknownWebhook,
    RESTJSONErrorCodes.UnknownChannel,
    RESTJSONErrorCodes.InvalidWebhookToken,
  );
}

/** Returns Discord's reason for refusing a message; undefined for any other failure. */
export function refusal(error: unknown): string | undefined {
  const refused = error instanceof DiscordAPIError || error instanceof HTTPError;
  if (!refused || isGone(error) || error.status >= 500) return undefined;
  return error instanceof DiscordAPIError ? String(error.code) : String(error.status);
}

/** Returns the meaning of a failure of Discord. */
export function failing(error: unknown, { place }: DiscordTurn): Failing {
  if (isGone(error) || isStale(error)) return { kind: 'gone' };
  const codes = [RESTJSONErrorCodes.MissingPermissions, RESTJSONErrorCodes.MissingAccess];
  if (error instanceof ForbiddenError || hasCode(error, ...codes)) {
    const where = place.name ? `#${place.name}` : say('discord_that_channel');
    return { kind: 'forbidden', sentence: say('discord_may_not_write', { channel: where }) };
  }
  if (error instanceof RateLimitError) return { kind: 'passing', sent: false, waitMs: error.retryAfter };
  // The nonce of a reply makes a second one the same message.
  const silent = place.interaction !== undefined && isDropped(error);
  if (isUncertain(error)) return { kind: 'passing', sent: true, silent };
  return { kind: 'other' };
}

/** Nobody knows whether what was sent has come through. */
export function isUncertain(error: unknown): boolean {
  if (error instanceof DiscordAPIError || error instanceof HTTPError) return error.status >= 500;
  return isDropped(error);
}

/** No answer came. */
export function isDropped(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const cause = error.cause instanceof Error ? error.cause : error;
  return (
    error.name === 'AbortError' || ('code' in cause && /^(?:E[A-Z]+|UND_ERR_\w+)$/.test(String(cause.code)))
  );
}

/** An error of the SDK as it may be logged: its message, body, files and URL hold words, pictures and tokens. */
export function reduce(error: unknown): Reduced | undefined {
  if (error instanceof RateLimitError) return { type: error.name, route: error.route };
  if (error instanceof DiscordAPIError || error instanceof HTTPError) {
    const code = error instanceof DiscordAPIError ? error.code : undefined;
    return { type: error.constructor.name, code, route: routeOf(error), status: error.status };
  }
  return undefined;
}

/** The method and the kind of address, without ids and tokens. */
function routeOf({ method, url }: { method: string; url: string }): string {
  const path = URL.canParse(url) ? new URL(url).pathname : '';
  const [, version = '', ...parts] = path.split('/').slice(1);
  const named = (version.startsWith('v') ? parts : [version, ...parts]).map((part) =>
    /^[a-z@-]+$/.test(part) ? part : ':id',
  );
  return `${method} /${named.join('/')}`;
}

function hasCode(error: unknown, ...codes: RESTJSONErrorCodes[]): boolean {
  return error instanceof DiscordAPIError && codes.some((code) => code === error.code);
}
