import type { Lanes } from '../../chat/lanes.ts';
import type { Sending } from '../../chat/platform.ts';
import { patiently } from '../api.ts';
import type { Client } from '../bot.ts';
import { failing } from '../failing.ts';
import { type SlackTurn, spotOf } from '../place.ts';
import type { Rendered } from '../render/types.ts';

/** The metadata type that identifies our messages, so that they can be looked up. */
export const EVENT_TYPE = 'rolewise_answer';

/** The marker of a message of ours that is not an answer. */
const NOTICE = 'notice';

/** Posts to one channel, no faster than Slack takes them, users in turn. */
export interface Posting {
  client: Client;
  posts: Lanes;
  /** Left out for what is not an answer. */
  sending?: Sending | undefined;
}

/** Posts for everyone in the channel, in its turn. Returns the spot under which people go on. */
export async function post(
  { client, posts, sending }: Posting,
  { place, user }: SlackTurn,
  { text, blocks }: Rendered,
  ref = NOTICE,
): Promise<string> {
  const { channel = user, thread, under, team } = place;
  const thread_ts = thread ?? under;
  const metadata = { event_type: EVENT_TYPE, event_payload: { ref } };
  const message = { channel, text, blocks, metadata, unfurl_links: false, unfurl_media: false };
  const sent = await posts.take(channel, user, () =>
    patiently(async () => {
      await sending?.now();
      return client.chat.postMessage({ ...message, ...(thread_ts ? { thread_ts } : {}) });
    }),
  );
  return spotOf(team, sent.channel ?? channel, thread_ts ?? sent.ts ?? '');
}

/** A message that the user alone sees: where they asked, else in their private chat with the app. */
export async function postPrivately(posting: Posting, turn: SlackTurn, message: Rendered): Promise<void> {
  const { place, user } = turn;
  const { channel, direct, url } = place;
  if (direct || channel === undefined) return void (await post(posting, turn, message));
  // A thread that does not exist yet shows nothing that is private.
  const opened =
    url !== undefined || turn.overheard || (place.thread && !turn.id.endsWith(`:${place.thread}`));
  const thread_ts = opened ? place.thread : undefined;
  const { text, blocks } = message;
  try {
    const shown = { channel, user, text, blocks, ...(thread_ts ? { thread_ts } : {}) };
    await patiently(async () => {
      await posting.sending?.now();
      await posting.client.chat.postEphemeral(shown);
    });
  } catch (error) {
    if (failing(error).kind !== 'forbidden') throw error;
    await post(
      posting,
      { ...turn, place: { team: place.team, direct: true, streams: false, named: false } },
      message,
    );
  }
}
