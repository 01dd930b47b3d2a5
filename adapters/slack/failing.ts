import { webApi } from '@slack/bolt';
import type { Failing } from '../chat/platform.ts';
import type { Reduced } from '../chat/safe-log.ts';
import { isNeverSent, isUncertain, ResponseUrlError, reasonOf } from './api.ts';

/** https://docs.slack.dev/reference/methods/chat.postMessage#errors: what may pass; the message may stand there. */
const PASSING = /^(internal_error|fatal_error|service_unavailable|request_timeout|team_added_to_org)$/;
const TOO_FAST = /^rate_?limited$/;
/** Errors that an administrator or the person who invites the app can fix, with the sentences for them. */
const FORBIDDEN: readonly [RegExp, string][] = [
  [
    /^(not_in_channel|user_not_in_channel|channel_not_found|no_permission|restricted_action\w*)$/,
    'Rolewise may not write in that channel: invite it with /invite, or ask an administrator to allow it to post there.',
  ],
  [/^is_archived$/, 'That channel is archived: ask in another one, or in the Messages tab of Rolewise.'],
  [
    /^(thread_locked|cannot_reply_to_message|invalid_thread_ts)$/,
    'Nobody can write in that thread any more: ask beside it, or in the Messages tab of Rolewise.',
  ],
  [
    /^messages_tab_disabled$/,
    'Rolewise may not write to you in private: an administrator can switch on its Messages tab.',
  ],
  [
    /^(missing_scope|not_allowed_token_type)$/,
    'Rolewise lacks a permission in this workspace: an administrator can give it by installing the app again.',
  ],
  [
    /^(access_denied|app_access_restricted|ekm_access_denied|team_access_not_granted)$/,
    'The rules of this workspace keep Rolewise from answering there: its administrators can say why.',
  ],
  [
    /^(message_limit_exceeded|posting_to_general_channel_denied)$/,
    'This workspace takes no more messages from Rolewise just now: its administrators can say why.',
  ],
];
const GONE = /^(account_inactive|token_revoked|token_expired|invalid_auth|not_authed|org_login_required)$/;

/** Returns the meaning of a failure of Slack. */
export function failing(error: unknown): Failing {
  const waitMs = waitOf(error);
  const reason = reasonOf(error);
  if (waitMs !== undefined || TOO_FAST.test(reason)) return { kind: 'passing', sent: false, waitMs };
  if (isNeverSent(error) || isTooFastUnnamed(error)) return { kind: 'passing', sent: false };
  if (isUncertain(error) || PASSING.test(reason)) return { kind: 'passing', sent: true };
  const sentence = FORBIDDEN.find(([pattern]) => pattern.test(reason))?.[1];
  if (sentence) return { kind: 'forbidden', sentence };
  return { kind: GONE.test(reason) ? 'gone' : 'other' };
}

/** Returns the wait that Slack requests, in milliseconds; a default if the wait is not stated. */
function waitOf(error: unknown): number | undefined {
  const limited = error instanceof webApi.WebAPIRateLimitedError;
  const seconds = limited
    ? error.retryAfter
    : error instanceof ResponseUrlError
      ? error.retryAfter
      : undefined;
  return limited || seconds !== undefined ? 1000 * (seconds || 1) : undefined;
}

/** Returns whether an error is a 429 without a time to wait, which the SDK throws as an untyped error. */
function isTooFastUnnamed(error: unknown): boolean {
  return error instanceof Error && error.message.startsWith('Retry header did not contain a valid timeout');
}

/** An error of the SDK as it may be logged. */
export function reduce(error: unknown): Reduced | undefined {
  if (error instanceof ResponseUrlError) {
    const { name: type, status, reason: code } = error;
    return { type, status, code };
  }
  if (error instanceof webApi.WebAPIHTTPError)
    return { type: error.name, code: error.code, status: error.statusCode };
  if (error instanceof webApi.WebAPIPlatformError) return { type: error.name, code: error.data.error };
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  // Bolt's and the SDK's own; their messages and fields hold what was sent.
  return /^slack_/.test(code) ? { type: (error as Error).name, code } : undefined;
}
