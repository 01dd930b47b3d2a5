import { setTimeout as delay } from 'node:timers/promises';
import { webApi } from '@slack/bolt';
import pRetry from 'p-retry';

/** The maximum number of tries, and the longest wait that Slack may ask for, in seconds. */
const TRIES = 5;
const LONGEST_WAIT_S = 120;

/** The status of a request that nothing came back from. */
export const NO_RESPONSE = 0;

/** Slack refused the answer to a `response_url`. */
export class ResponseUrlError extends Error {
  override name = 'ResponseUrlError';
  readonly status: number;
  /** Slack's word for why ("invalid_blocks"), or the beginning of what it said. */
  readonly reason: string;
  /** Seconds to wait, where that is why. */
  readonly retryAfter: number | undefined;

  constructor(status: number, reason: string, retryAfter?: number) {
    super(`Slack refused a reply: ${status} ${reason}`);
    this.status = status;
    this.reason = reason;
    this.retryAfter = retryAfter;
  }
}

/** The blocks cannot be shown, as opposed to the message not being allowed: fewer blocks may do. */
function isRefused(error: unknown): boolean {
  return /^(invalid_blocks|invalid_blocks_format|msg_blocks_too_long|msg_blocks_too_many|no_text|attachment_payload_limit_exceeded|invalid_arguments)$/.test(
    reasonOf(error),
  );
}

/** Returns Slack's reason for refusing a message: the error code and its details. */
export function refusal(error: unknown): string | undefined {
  if (!isRefused(error)) return undefined;
  const details = error instanceof webApi.WebAPIPlatformError ? error.data.response_metadata?.messages : [];
  return [reasonOf(error), ...(details ?? [])].join(' ');
}

/** A `response_url` that works no more: used too often, too late, or not to be used by us. */
export function isSpent(error: unknown): boolean {
  if (!(error instanceof ResponseUrlError)) return false;
  return [401, 403, 404, 410].includes(error.status) || /^(?:expired|used|no_such)_url$/.test(error.reason);
}

/** The stream ended without us. */
export function isStreamOver(error: unknown): boolean {
  return reasonOf(error) === 'message_not_in_streaming_state';
}

/** Slack's word for what is wrong; empty for anything that is not Slack's. */
export function reasonOf(error: unknown): string {
  if (error instanceof webApi.WebAPIPlatformError) return error.data.error;
  // Some places that speak Slack's API say so of methods that they do not have.
  if (error instanceof webApi.WebAPIHTTPError && error.statusCode === 404) return 'unknown_method';
  return error instanceof ResponseUrlError ? error.reason : '';
}

/**
 * Calls Slack, waiting as long as it asks when we were too fast. Only where a call that may have come through
 * can do no harm twice (`repeatable`), it is made again where nobody knows whether it did.
 */
export function patiently<T>(call: () => Promise<T>, repeatable = false): Promise<T> {
  return pRetry(call, {
    retries: TRIES - 1,
    minTimeout: 250,
    factor: 2,
    shouldRetry: ({ error }) => isTooFast(error) || isNeverSent(error) || (repeatable && isUncertain(error)),
    onFailedAttempt: async ({ error }) => {
      if (isTooFast(error)) await delay(1000 * waitOf(error));
    },
  });
}

function isTooFast(error: unknown): boolean {
  const wait = waitOf(error);
  return wait > 0 && wait <= LONGEST_WAIT_S;
}

/** Seconds that Slack asks to wait; 0 where it asks for none. */
function waitOf(error: unknown): number {
  if (error instanceof webApi.WebAPIRateLimitedError) return error.retryAfter;
  return (error instanceof ResponseUrlError && error.retryAfter) || 0;
}

/** Nobody knows whether what was sent has come through: nothing came back, or a fault on Slack's side. */
export function isUncertain(error: unknown): boolean {
  if (error instanceof webApi.WebAPIHTTPError) return error.statusCode >= 500;
  return (error instanceof ResponseUrlError && error.status >= 500) || isSilent(error);
}

/** Nothing came back. */
export function isSilent(error: unknown): boolean {
  if (error instanceof ResponseUrlError) return error.status === NO_RESPONSE;
  return error instanceof webApi.WebAPIRequestError;
}

/** The connection was never made, so nothing can have come through. */
export function isNeverSent(error: unknown): boolean {
  const cause = error instanceof webApi.WebAPIRequestError ? error.original.cause : undefined;
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : reasonOf(error);
  return /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|UND_ERR_CONNECT_TIMEOUT)$/.test(code);
}
