import type { Sending } from '../../chat/platform.ts';
import type { Showing } from '../../chat/turn.ts';
import { NO_RESPONSE, patiently, ResponseUrlError } from '../api.ts';
import type { Rendered } from '../render/types.ts';

/** The time limit for one reply, in milliseconds. */
const REQUEST_MS = 10_000;

const HOW: Record<Showing, object> = {
  private: { response_type: 'ephemeral', replace_original: false },
  public: { response_type: 'in_channel', replace_original: false },
  replace: { replace_original: true },
};

/** Replies through a `response_url`, which works in channels without the bot, too: five times within half an hour. */
export async function respond(
  { url, thread }: { url: string; thread?: string | undefined },
  { text, blocks }: Rendered,
  showing: Showing,
  sending?: Sending,
): Promise<void> {
  // A private reply is never shown in a thread that nobody opened yet.
  const where = thread && showing !== 'replace' ? { thread_ts: thread } : {};
  const body = { ...HOW[showing], text, blocks, unfurl_links: false, unfurl_media: false, ...where };
  await patiently(async () => {
    await sending?.now();
    await request(url, body);
  });
}

/** Slack says refusals by status, by a word, or by `{"ok": false}` with status 200. */
async function request(url: string, body: object): Promise<void> {
  const { response, said } = await post(url, body);
  const refusal = refusalIn(said);
  if (response.ok && refusal === undefined) return;
  const wait = Number(response.headers.get('retry-after')) || undefined;
  throw new ResponseUrlError(response.status, refusal ?? said.slice(0, 100), wait);
}

async function post(url: string, body: object): Promise<{ response: Response; said: string }> {
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json; charset=utf-8' },
      body: JSON.stringify(body),
      redirect: 'error',
      signal: AbortSignal.timeout(REQUEST_MS),
    });
    return { response, said: await response.text() };
  } catch (error) {
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : 'no_response';
    throw new ResponseUrlError(NO_RESPONSE, code);
  }
}

function refusalIn(said: string): string | undefined {
  // Most replies are the word "ok".
  if (!/^\s*\{/.test(said)) return undefined;
  try {
    const parsed: unknown = JSON.parse(said);
    if (typeof parsed !== 'object' || parsed === null || !('ok' in parsed) || parsed.ok !== false) {
      return undefined;
    }
    return 'error' in parsed ? String(parsed.error) : 'unknown';
  } catch {
    return undefined;
  }
}
