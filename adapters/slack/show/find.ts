import { setTimeout as delay } from 'node:timers/promises';
import { LEASE_MS } from '../../../src/state/work.ts';
import { patiently } from '../api.ts';
import type { Client } from '../bot.ts';
import { wordsOf } from '../events/parse-message.ts';
import { wordsOfMessage } from '../events/words.ts';
import { type SlackTurn, spotOf } from '../place.ts';
import { EVENT_TYPE } from './post.ts';

/** The maximum number of messages searched in a thread or a channel; the newest ones. */
const LOOKED_AT = 100;

interface Found {
  ts: string;
  thread?: string | undefined;
  /** The answer that it holds; undefined for a message of ours that was left half done. */
  ref: string | undefined;
}

/** Messages of ours since the question; null where Slack does not show them. */
async function ours(client: Client, { place, user, id }: SlackTurn): Promise<Found[] | null> {
  const { channel = user, thread, under } = place;
  const asked = id.split(':').at(-1) ?? '';
  const since = /^\d+\.\d+$/.test(asked) ? asked : String(Math.floor(Date.now() / 1000) - 3600);
  const common = { channel, oldest: since, include_all_metadata: true, limit: LOOKED_AT };
  const ts = thread ?? under;
  try {
    const { messages = [] } = await patiently(
      () => (ts ? client.conversations.replies({ ...common, ts }) : client.conversations.history(common)),
      true,
    );
    return messages
      .filter(({ bot_id }) => bot_id !== undefined)
      .map(({ ts: at = '', thread_ts, metadata }) => {
        const payload = metadata?.event_type === EVENT_TYPE ? metadata.event_payload : undefined;
        const ref = (payload as { ref?: string } | undefined)?.ref;
        return { ts: at, thread: thread_ts, ref };
      });
  } catch {
    return null;
  }
}

/** The spot of an answer that stands there; undefined where it does not, null where nobody can say. */
export async function findPost(
  client: Client,
  turn: SlackTurn,
  ref: string,
): Promise<string | undefined | null> {
  const found = await ours(client, turn);
  if (found === null) return null;
  const one = found.find((message) => message.ref === ref);
  const { team, channel = turn.user } = turn.place;
  return one && spotOf(team, channel, one.thread ?? one.ts);
}

/** The words of people in a thread before a question in it, the newest first; none where Slack does not show them. */
export async function talkBefore(client: Client, { place, id }: SlackTurn): Promise<string[]> {
  const { channel, thread, url, direct } = place;
  const asked = id.split(':').at(-1) ?? '';
  if (channel === undefined || thread === undefined || url || direct || asked === thread) return [];
  const page = { channel, ts: thread, latest: asked, limit: LOOKED_AT, include_all_metadata: true };
  try {
    // Nobody waits for this where Slack says "too fast": it is asked once.
    const { messages = [] } = await client.conversations.replies(page);
    return messages
      .filter(({ ts = '', metadata }) => ts < asked && metadata?.event_type !== EVENT_TYPE)
      .map((message) => wordsOf(wordsOfMessage(message)))
      .reverse();
  } catch {
    return [];
  }
}

/**
 * Ends and takes away what was being streamed when a process ended. What is younger than a lease may be streamed by a
 * process that runs: it is looked at again when that must be done. `mayClear` rejects where another process answers by now.
 */
export async function clearStreams(
  client: Client,
  turn: SlackTurn,
  mayClear: () => Promise<void>,
): Promise<void> {
  const { channel } = turn.place;
  if (channel === undefined) return;
  const halfDone = async () => ((await ours(client, turn)) ?? []).filter(({ ref }) => ref === undefined);
  let left = await halfDone();
  const newest = Math.max(0, ...left.map(({ ts }) => 1000 * Number(ts)));
  const wait = Math.min(newest + LEASE_MS - Date.now(), LEASE_MS);
  if (wait > 0) {
    await delay(wait);
    left = await halfDone();
  }
  for (const { ts } of left) {
    await mayClear();
    await client.chat.stopStream({ channel, ts }).catch(() => undefined);
    await client.chat.delete({ channel, ts }).catch(() => undefined);
  }
}
