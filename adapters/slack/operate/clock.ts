import type { Finding } from '../../common/findings.ts';

/** The time limit for a response from Slack, in milliseconds. */
const REQUEST_MS = 10_000;
/** Bolt rejects signatures that are older than this (seconds). */
const WRONG_S = 5 * 60;
/** A clock that is off by this much will be wrong soon. */
const LATE_S = 60;

/** This machine's clock against Slack's, by the date of an answer. */
export async function clock(apiUrl: string): Promise<Finding[]> {
  let date: string | null;
  try {
    const url = new URL('api.test', apiUrl.endsWith('/') ? apiUrl : `${apiUrl}/`);
    const response = await fetch(url, { method: 'POST', signal: AbortSignal.timeout(REQUEST_MS) });
    date = response.headers.get('date');
  } catch (error) {
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
    const why = cause instanceof Error ? cause.message : String(cause);
    return [{ state: 'bad', text: `Slack cannot be reached (${why}): check the network and SLACK_API_URL.` }];
  }
  const theirs = Date.parse(date ?? '');
  if (Number.isNaN(theirs)) return [{ state: 'warn', text: 'Slack did not say what time it is.' }];
  const off = Math.round(Math.abs(Date.now() - theirs) / 1000);
  if (off < LATE_S) return [{ state: 'ok', text: "The clock agrees with Slack's." }];
  const fix = 'set it by NTP.';
  return [
    off < WRONG_S
      ? { state: 'warn', text: `The clock is ${off} seconds off: ${fix}` }
      : {
          state: 'bad',
          text: `The clock is ${off} seconds off, so that signed requests are refused: ${fix}`,
        },
  ];
}
