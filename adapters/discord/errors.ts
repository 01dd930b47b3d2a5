import { DiscordAPIError, HTTPError, RESTJSONErrorCodes } from 'discord.js';

/** Not a fault: the interaction is gone (the user typed on, or it is too old) or was answered before. */
export function isStale(error: unknown): boolean {
  return hasCode(
    error,
    RESTJSONErrorCodes.UnknownInteraction,
    RESTJSONErrorCodes.InteractionHasAlreadyBeenAcknowledged,
  );
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

export function isForbidden(error: unknown): boolean {
  return hasCode(error, RESTJSONErrorCodes.MissingPermissions, RESTJSONErrorCodes.MissingAccess);
}

/** Discord refused or failed, as opposed to a fault of ours. */
export function isDiscords(error: unknown): boolean {
  return error instanceof DiscordAPIError || error instanceof HTTPError;
}

function hasCode(error: unknown, ...codes: RESTJSONErrorCodes[]): boolean {
  return error instanceof DiscordAPIError && codes.some((code) => code === error.code);
}
