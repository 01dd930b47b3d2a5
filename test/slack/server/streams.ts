import type { Method } from './methods.ts';
import type { Json } from './schema/blocks.ts';
import { type Message, Refusal, type Workspace } from './workspace.ts';

/** Characters of `markdown_text` that one stream takes in all. */
const STREAM_CHARS = 12_000;

/** Text of a call that streams: its own argument, or that of its chunks. */
function pieces(args: Json): string {
  const chunks = (args.chunks ?? []) as { type: string; text?: string }[];
  return [String(args.markdown_text ?? ''), ...chunks.map(({ text = '' }) => text)].join('');
}

function grow(message: Message, text: string): void {
  if (message.markdown.length + text.length > STREAM_CHARS) throw new Refusal('msg_too_long');
  message.markdown += text;
}

/** The message while it is being streamed; appending after one's own stop is a mistake, a broken stream none. */
function streaming(workspace: Workspace, args: Json): Message {
  const message = workspace.find(String(args.channel), String(args.ts));
  if (!message) throw new Refusal('message_not_found', { detail: `${args.channel} ${args.ts}` });
  if (message.stream === 'open') return message;
  throw new Refusal('message_not_in_streaming_state', { expected: message.stream === 'broken' });
}

export const streamMethods: Record<string, Method> = {
  'chat.startStream'(workspace, args, { team }) {
    const channel = String(args.channel);
    workspace.admit(channel, args.thread_ts);
    if (!channel.startsWith('D')) {
      if (!workspace.streamsInChannels) throw new Refusal('channel_type_not_supported', { expected: true });
      if (args.recipient_user_id === undefined) throw new Refusal('missing_recipient_user_id');
      if (args.recipient_team_id === undefined) throw new Refusal('missing_recipient_team_id');
    }
    const { markdown_text: _, chunks: __, ...sent } = args;
    const message = workspace.post('chat.startStream', channel, sent, { team, stream: 'open' });
    grow(message, pieces(args));
    return { channel, ts: message.ts };
  },
  'chat.appendStream'(workspace, args) {
    const message = streaming(workspace, args);
    if (pieces(args) === '') throw new Refusal('no_text');
    grow(message, pieces(args));
    return { channel: message.channel, ts: message.ts };
  },
  'chat.stopStream'(workspace, args) {
    const message = streaming(workspace, args);
    grow(message, pieces(args));
    const { blocks, metadata } = args;
    if (blocks !== undefined) workspace.edit(message, { ...message.sent, blocks, metadata });
    message.stream = 'stopped';
    return { channel: message.channel, ts: message.ts, message: { type: 'message', ts: message.ts } };
  },
};
