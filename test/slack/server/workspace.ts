import type { Delivery } from './deliveries.ts';
import {
  BOT_ID,
  BOT_USER,
  CHANNEL,
  GROUP_CHAT,
  newTs,
  next,
  PRIVATE_CHANNEL,
  TEAM,
  withIds,
} from './payloads.ts';
import { type Json, visibleTexts } from './schema/blocks.ts';

/** A message as Slack keeps it. */
export interface Message extends Json {
  ts: string;
  channel: string;
  /** The workspace whose token it was posted with. */
  team?: string;
  thread_ts?: string;
  user: string;
  text: string;
  blocks: Json[];
  /** What was streamed, or given as `markdown_text`. */
  markdown: string;
  files: Upload[];
  /** The only person who sees it; unset: everyone in the conversation. */
  hiddenFor?: string;
  /** How it came to be: the method, or `response_url`, or `ack`. */
  by: string;
  /** The arguments that it was posted with. */
  sent: Json;
  edits: number;
  stream?: 'open' | 'stopped' | 'broken';
  at: number;
}

/** A form or a Home page that is shown. */
export interface View extends Json {
  id: string;
  hash: string;
  type: string;
  blocks: Json[];
}

export interface Upload {
  id: string;
  filename: string;
  length: number;
  alt?: string;
  title?: string;
  data?: Buffer;
  /** Whether it was completed, so that messages may show it. */
  ready: boolean;
}

/** One workspace that the app is installed in, or may be. */
export interface Install {
  team: string;
  token: string;
  scopes: string[];
  revoked: boolean;
  /** The token is a person's instead of the bot's. */
  person?: boolean;
}

/** Every scope that a method or an event of the app may need. */
export const ALL_SCOPES = [
  'app_mentions:read',
  'assistant:write',
  'channels:history',
  'channels:read',
  'chat:write',
  'commands',
  'files:read',
  'files:write',
  'groups:history',
  'groups:read',
  'im:history',
  'im:read',
  'im:write',
  'mpim:history',
  'mpim:read',
  'users:read',
];

export const BOT_TOKEN = 'xoxb-loopback-workspace-one';
export const APP_TOKEN = 'xapp-loopback';

/** A refusal: the error that Slack answers with. */
export class Refusal extends Error {
  readonly code: string;
  /** A state of the workspace that an app must live with, rather than a mistake of the app. */
  readonly expected: boolean;
  /** What the answer says beside the error. */
  readonly more: Json;
  constructor(code: string, { expected = false, detail = '', more = {} as Json } = {}) {
    super(detail === '' ? code : `${code}: ${detail}`);
    this.code = code;
    this.expected = expected;
    this.more = more;
  }
}

/** What the small Slack knows: conversations, messages, forms, files, installations. */
export class Workspace {
  readonly messages: Message[] = [];
  /** Messages of people, by conversation and id: what may be answered in a thread. */
  readonly said = new Set<string>();
  /** The same messages as Slack shows them. */
  readonly people: Json[] = [];
  /** Whether this Slack has sessions of agents, and what was set of them. */
  hasSessions = true;
  readonly sessions: Json[] = [];
  /** Conversations that are known; those of people are known by themselves. */
  readonly channels = new Set([CHANNEL, GROUP_CHAT, PRIVATE_CHANNEL]);
  /** Channels that the bot is not in, or may not write in. */
  readonly closed = new Set<string>();
  /** People whom the workspace has as guests. */
  readonly guests = new Set<string>();
  readonly views: View[] = [];
  readonly homes = new Map<string, View>();
  readonly files = new Map<string, Upload>();
  readonly statuses: Json[] = [];
  readonly prompts: Json[] = [];
  readonly titles: Json[] = [];
  readonly triggers = new Map<string, { delivery: Delivery | undefined; at: number; used: boolean }>();
  readonly installs: Install[] = [{ team: TEAM, token: BOT_TOKEN, scopes: [...ALL_SCOPES], revoked: false }];
  /** OAuth codes that were given out, and the workspace each is for. */
  readonly codes = new Map<string, string>();
  /** Types of blocks that this Slack does not know yet. */
  readonly unsupported = new Set<string>();
  /** How many uses of a new picture are refused, since Slack still looks at it. */
  lookedAt = 0;
  /** Whether messages may be streamed outside direct conversations. */
  streamsInChannels = true;
  /** Called with every message that the bot posted for everyone. */
  onPosted: (message: Message) => void = () => undefined;
  publicUrl = '';

  /** Adds a workspace for the app to be installed in. */
  addInstall(team: string): Install {
    const install = { team, token: `xoxb-loopback-${team}`, scopes: [...ALL_SCOPES], revoked: false };
    this.installs.push(install);
    return install;
  }

  find(channel: string, ts: string): Message | undefined {
    return this.messages.find((message) => message.channel === channel && message.ts === ts);
  }

  /** Throws unless the bot may write there, and in that thread. */
  admit(channel: string, thread?: unknown): void {
    if (!channel.startsWith('D') && !this.channels.has(channel))
      throw new Refusal('channel_not_found', { expected: true });
    if (this.closed.has(channel)) throw new Refusal('not_in_channel', { expected: true });
    if (thread === undefined) return;
    const known = this.said.has(`${channel} ${String(thread)}`) || this.find(channel, String(thread));
    if (!known) throw new Refusal('invalid_thread_ts', { detail: `${channel} ${String(thread)}` });
  }

  /** Throws for blocks of a type that is not known yet, and for pictures that are not there. */
  admitBlocks(blocks: unknown): void {
    for (const block of (blocks ?? []) as Json[]) {
      if (this.unsupported.has(String(block.type)))
        throw new Refusal('invalid_blocks', { expected: true, detail: `unsupported type: ${block.type}` });
      const file = block.slack_file as { id?: string } | undefined;
      if (file?.id === undefined) continue;
      if (!this.files.get(file.id)?.ready)
        throw new Refusal('invalid_blocks', { detail: `no such file: ${file.id}` });
      if (this.lookedAt > 0) {
        this.lookedAt -= 1;
        throw new Refusal('invalid_blocks', { expected: true, detail: `invalid slack file: ${file.id}` });
      }
    }
  }

  post(by: string, channel: string, sent: Json, more: Partial<Message> = {}): Message {
    this.admitBlocks(sent.blocks);
    const message: Message = {
      ts: newTs(),
      channel,
      user: BOT_USER,
      bot_id: BOT_ID,
      ...(typeof sent.thread_ts === 'string' ? { thread_ts: sent.thread_ts } : {}),
      text: String(sent.text ?? ''),
      blocks: withIds((sent.blocks ?? []) as Json[]),
      markdown: String(sent.markdown_text ?? ''),
      files: [],
      by,
      sent,
      edits: 0,
      at: performance.now(),
      ...more,
    };
    this.messages.push(message);
    if (message.hiddenFor === undefined) this.onPosted(message);
    return message;
  }

  /** What an edit replaces; blocks that are not given stay only where the text is not given either. */
  edit(message: Message, sent: Json): void {
    this.admitBlocks(sent.blocks);
    message.edits += 1;
    message.sent = sent;
    if (sent.text !== undefined) message.text = String(sent.text);
    if (sent.blocks !== undefined || sent.text !== undefined)
      message.blocks = withIds((sent.blocks ?? []) as Json[]);
    if (sent.markdown_text !== undefined) message.markdown = String(sent.markdown_text);
  }

  remove(message: Message): void {
    this.messages.splice(this.messages.indexOf(message), 1);
  }

  show(given: Json, previous?: View): View {
    this.admitBlocks(given.blocks);
    const view = {
      ...given,
      id: previous?.id ?? `V${next()}`,
      hash: `hash-${next()}`,
      type: String(given.type),
      team_id: TEAM,
      app_id: 'A0000000001',
      bot_id: BOT_ID,
      callback_id: String(given.callback_id ?? ''),
      private_metadata: String(given.private_metadata ?? ''),
      state: { values: {} },
      blocks: withIds(given.blocks as Json[]),
    };
    const at = previous ? this.views.indexOf(previous) : -1;
    if (at >= 0) this.views[at] = view;
    else this.views.push(view);
    return view;
  }

  /** Uses up a trigger: each opens one form, within three seconds. */
  useTrigger(id: string): Delivery | undefined {
    const trigger = this.triggers.get(id);
    if (!trigger) throw new Refusal('invalid_trigger_id');
    if (trigger.used) throw new Refusal('exchanged_trigger_id');
    if (performance.now() - trigger.at > 3_000) throw new Refusal('expired_trigger_id');
    trigger.used = true;
    return trigger.delivery;
  }
}

/** Everything that a reader of a message sees: its blocks, or else its text; and what was streamed. */
export function textOf(message: Message | View | undefined): string {
  if (!message) return '';
  const { blocks, markdown = '', text = '' } = message as Partial<Message>;
  const shown = visibleTexts(blocks);
  return [markdown, ...(shown.length > 0 ? shown : markdown === '' ? [text] : [])].filter(Boolean).join('\n');
}
