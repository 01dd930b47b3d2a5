import { setImmediate } from 'node:timers/promises';
import type { Answer } from '../../../src/contract/answer.ts';
import type { LeadSink } from '../../../src/contract/assistant.ts';
import type { Lanes } from '../../chat/lanes.ts';
import type { Log } from '../../common/log.ts';
import { isStreamOver, patiently } from '../api.ts';
import type { Client } from '../bot.ts';
import { escapeMarkdown } from '../render/text.ts';
import type { Rendered } from '../render/types.ts';
import { EVENT_TYPE } from './post.ts';

/** Characters that are worth a request of their own. */
const ENOUGH = 60;

/** The place of a stream. Slack requires its reader, too, outside private chats. */
export interface StreamPlace {
  channel: string;
  thread: string;
  user: string;
  team: string;
}

/** A lead on its way into a message, piece by piece. */
export interface LeadStream {
  push: LeadSink;
  /** Waits for what is under way; then how much of the lead stands there, and whether the stream still runs. */
  settle(): Promise<{ shown: number; open: boolean }>;
  /** Ends the message with what follows the lead. Rejects where Slack does not take it. */
  stop(answer: Answer, after: Rendered, ref: string): Promise<void>;
  /** Ends the message as it is, if it is still open. Never rejects. */
  abandon(): Promise<void>;
  /** Ends the message and takes it away: no answer will be made of it. Never rejects. */
  remove(): Promise<void>;
  /** Ends the message where its reader stopped it: it stays, and nothing is appended. Never rejects. */
  halt(): Promise<void>;
}

/** Nothing is sent for an answer that no model phrases: most are never streamed. */
export function leadStream(
  { posts, log }: { posts: Lanes; log: Log },
  clientOf: () => Promise<Client>,
  place: StreamPlace,
): LeadStream {
  const { channel, thread, user, team } = place;
  let text = '';
  let shown = 0;
  let ts: string | undefined;
  let broken: unknown;
  let ended = false;
  let halted = false;
  let under = Promise.resolve();

  async function flush(): Promise<void> {
    // A lead that comes at once, with the whole answer right after it, is not streamed: it is posted with the rest.
    if (ts === undefined) await setImmediate();
    if (ts === undefined && ended) return;
    const piece = text.slice(shown);
    if (halted || broken !== undefined || piece === '') return;
    const markdown_text = escapeMarkdown(piece);
    try {
      const client = await clientOf();
      if (ts === undefined) {
        const begin = () =>
          client.chat.startStream({
            channel,
            thread_ts: thread,
            markdown_text,
            recipient_user_id: user,
            recipient_team_id: team,
          });
        ts = (await posts.take(channel, user, () => patiently(begin))).ts;
      } else {
        const at = ts;
        await patiently(() => client.chat.appendStream({ channel, ts: at, markdown_text }));
      }
      shown += piece.length;
    } catch (error) {
      broken = error;
      log.warn({ err: error }, 'slack: a stream broke, finished by a plain post');
    }
  }

  async function abandon(): Promise<void> {
    // A stream that is just being begun must be ended, too.
    ended = true;
    await under;
    if (ts === undefined || isStreamOver(broken)) return;
    try {
      const client = await clientOf();
      await client.chat.stopStream({ channel, ts });
    } catch (error) {
      log.debug({ err: error }, 'slack: a broken stream could not be ended');
    }
  }

  return {
    push(piece) {
      text += piece;
      if (text.length - shown >= ENOUGH) under = under.then(flush);
    },
    async settle() {
      ended = true;
      await under;
      return { shown, open: ts !== undefined && broken === undefined };
    },
    async stop(answer, { blocks }, ref) {
      if (ts === undefined) throw new Error('the stream was never begun');
      const left = escapeMarkdown(answer.lead.slice(shown));
      const metadata = { event_type: EVENT_TYPE, event_payload: { ref } };
      const end = { channel, ts, blocks, metadata, ...(left ? { markdown_text: left } : {}) };
      const client = await clientOf();
      await patiently(() => client.chat.stopStream(end));
    },
    abandon,
    async halt() {
      halted = true;
      await abandon();
    },
    async remove() {
      if (halted) return;
      await abandon();
      if (ts === undefined) return;
      try {
        const client = await clientOf();
        await client.chat.delete({ channel, ts });
      } catch (error) {
        log.debug({ err: error }, 'slack: what was streamed could not be taken away');
      }
    },
  };
}
