import { isForbidden, patiently } from '../api.ts';
import type { Bot, Client } from '../bot.ts';
import { renderNotice } from '../render/notice.ts';
import type { Rendered } from '../render/types.ts';

/** A place in a channel. */
export interface Place {
  channel: string;
  /** The thread; left out: the channel itself. */
  thread?: string | undefined;
  /** The message that a public reply opens a thread under, where there is none yet. */
  under?: string | undefined;
}

/** Posts for everyone in the channel, in its turn. Gives where it stands. */
export async function post(
  bot: Bot,
  client: Client,
  { channel, thread, under }: Place,
  { text, blocks }: Rendered,
): Promise<{ channel: string; ts: string }> {
  const thread_ts = thread ?? under;
  const sent = await bot.posts.take(channel, () =>
    patiently(() =>
      client.chat.postMessage({
        channel,
        text,
        blocks,
        unfurl_links: false,
        unfurl_media: false,
        ...(thread_ts ? { thread_ts } : {}),
      }),
    ),
  );
  return { channel: sent.channel ?? channel, ts: sent.ts ?? '' };
}

/** Who is told something, and where they asked. */
export interface Told extends Place {
  user: string;
  /** A private chat, where everything is private. */
  direct: boolean;
}

/** One sentence that the user alone sees. */
export function tellPrivately(bot: Bot, client: Client, told: Told, sentence: string): Promise<void> {
  return sendPrivately(bot, client, told, renderNotice(sentence));
}

/** A message that the user alone sees: where they asked, else in their private chat with the app. */
export async function sendPrivately(
  bot: Bot,
  client: Client,
  { channel, thread, user, direct }: Told,
  { text, blocks }: Rendered,
): Promise<void> {
  if (direct) return void (await post(bot, client, { channel, thread }, { text, blocks }));
  try {
    await patiently(() =>
      client.chat.postEphemeral({ channel, user, text, blocks, ...(thread ? { thread_ts: thread } : {}) }),
    );
  } catch (error) {
    if (!isForbidden(error)) throw error;
    await post(bot, client, { channel: user }, { text, blocks });
  }
}

export const NOT_LET_IN =
  'Rolewise may not write in that channel: invite it with /invite, or ask an administrator to allow it to post there.';
