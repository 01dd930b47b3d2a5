import { LEASE_MS } from '../../../src/state/work.ts';
import { patiently } from '../api.ts';
import type { Client } from '../bot.ts';
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

/** Ends and takes away what was being streamed when a process ended. */
export async function clearStreams(client: Client, turn: SlackTurn): Promise<void> {
  const { channel } = turn.place;
  if (channel === undefined) return;
  // A newer message may still be streaming from a running process.
  const before = (Date.now() - LEASE_MS) / 1000;
  for (const { ts, ref } of (await ours(client, turn)) ?? []) {
    if (ref !== undefined || Number(ts) > before) continue;
    await client.chat.stopStream({ channel, ts }).catch(() => undefined);
    await client.chat.delete({ channel, ts }).catch(() => undefined);
  }
}
