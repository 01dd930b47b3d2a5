import { webApi } from '@slack/bolt';
import type { Failing } from '../chat/platform.ts';
import type { Reduced } from '../chat/safe-log.ts';
import { type Said, say } from '../chat/texts.ts';
import { isNeverSent, isSilent, isUncertain, ResponseUrlError, reasonOf } from './api.ts';

/** https://docs.slack.dev/reference/methods/chat.postMessage#errors: what may pass; the message may stand there. */
const PASSING = /^(internal_error|fatal_error|service_unavailable|request_timeout|team_added_to_org)$/;
const TOO_FAST = /^rate_?limited$/;
/** Errors that an administrator or the person who invites the app can fix, with the sentences for them. */
const FORBIDDEN: readonly [RegExp, Said][] = [
  [
    /^(not_in_channel|user_not_in_channel|channel_not_found|no_permission|restricted_action\w*)$/,
    'slack_may_not_write',
  ],
  [/^is_archived$/, 'slack_archived'],
  [/^(thread_locked|cannot_reply_to_message|invalid_thread_ts)$/, 'slack_locked'],
  [/^messages_tab_disabled$/, 'slack_no_messages_tab'],
  [/^(missing_scope|not_allowed_token_type)$/, 'slack_no_scope'],
  [/^(access_denied|app_access_restricted|ekm_access_denied|team_access_not_granted)$/, 'slack_rules'],
  [/^(message_limit_exceeded|posting_to_general_channel_denied)$/, 'slack_full'],
];
const GONE = /^(account_inactive|token_revoked|token_expired|invalid_auth|not_authed|org_login_required)$/;

/** Returns the meaning of a failure of Slack. */
export function failing(error: unknown): Failing {
  const waitMs = waitOf(error);
  const reason = reasonOf(error);
  if (waitMs !== undefined || TOO_FAST.test(reason)) return { kind: 'passing', sent: false, waitMs };
  if (isNeverSent(error) || isTooFastUnnamed(error)) return { kind: 'passing', sent: false };
  const silent = isSilent(error);
  if (silent || isUncertain(error) || PASSING.test(reason)) return { kind: 'passing', sent: true, silent };
  const told = FORBIDDEN.find(([pattern]) => pattern.test(reason))?.[1];
  if (told) return { kind: 'forbidden', sentence: say(told) };
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
