import { isForbidden, isSpent, patiently, ResponseUrlError } from '../api.ts';
import type { Bot } from '../bot.ts';
import type { Rendered } from '../render/types.ts';
import { type Place, post, sendPrivately } from './post.ts';
import type { Team } from './send-with-chart.ts';

/** How long one reply may take, in milliseconds. */
const REQUEST_MS = 10_000;

/** Who sees a reply to an interaction: its user, everyone in the channel, or whoever saw what it replaces. */
export type Showing = 'private' | 'public' | 'replace';

/** Where the replies to an interaction go. */
export interface Outlet {
  send(message: Rendered, showing: Showing): Promise<void>;
}

/** An interaction's `response_url` and what else is known of where it happened. */
export interface Spot {
  url: string;
  user: string;
  place?: Place | undefined;
  /** What a thread under a public reply goes on with. */
  conversation: string;
}

const HOW: Record<Showing, object> = {
  private: { response_type: 'ephemeral', replace_original: false },
  public: { response_type: 'in_channel', replace_original: false },
  replace: { replace_original: true },
};

/**
 * Replies through the `response_url`, which works in channels without the bot, too (five times within half an
 * hour; after that its user is answered privately otherwise). What everyone sees is posted where the bot may,
 * so that a thread under it goes on.
 */
export function outlet(bot: Bot, team: Team, { url, user, place, conversation }: Spot): Outlet {
  async function send(message: Rendered, showing: Showing): Promise<void> {
    try {
      await reply(message, showing);
    } catch (error) {
      if (!isSpent(error)) throw error;
      const channel = place?.channel ?? user;
      const told = { channel, thread: place?.thread, user, direct: !/^[CG]/.test(channel) };
      await sendPrivately(bot, team.client, told, message);
    }
  }
  async function reply({ text, blocks }: Rendered, showing: Showing): Promise<void> {
    // What one person alone sees is never shown in a thread that nobody opened yet.
    const where = place?.thread && showing !== 'replace' ? { thread_ts: place.thread } : {};
    const body = { ...HOW[showing], text, blocks, unfurl_links: false, unfurl_media: false, ...where };
    await patiently(() => request(url, body));
  }
  return {
    async send(message, showing) {
      if (showing !== 'public' || !place) return send(message, showing);
      try {
        const { channel, ts } = await post(bot, team.client, place, message);
        await bot.kept.linkThread(team.id, channel, place.thread ?? place.under ?? ts, conversation);
      } catch (error) {
        if (!isForbidden(error)) throw error;
        await send(message, showing);
      }
    },
  };
}

/** Replies in the private chat with a user, whatever was to be seen where: for what begins in the Home tab. */
export function directOutlet(bot: Bot, team: Team, user: string, conversation: string): Outlet {
  return {
    async send(message) {
      const { channel, ts } = await post(bot, team.client, { channel: user }, message);
      await bot.kept.linkThread(team.id, channel, ts, conversation, user);
      await bot.kept.linkRecent(team.id, channel, conversation, user);
    },
  };
}

/** Slack says refusals by status, by a word, or by `{"ok": false}` with status 200. */
async function request(url: string, body: object): Promise<void> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json; charset=utf-8' },
    body: JSON.stringify(body),
    redirect: 'error',
    signal: AbortSignal.timeout(REQUEST_MS),
  });
  const said = await response.text();
  const refusal = refusalIn(said);
  if (response.ok && refusal === undefined) return;
  const wait = Number(response.headers.get('retry-after')) || undefined;
  throw new ResponseUrlError(response.status, refusal ?? said.slice(0, 100), wait);
}

function refusalIn(said: string): string | undefined {
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
