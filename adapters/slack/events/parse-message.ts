import { z } from 'zod';
import { cut } from '../../chat/turn.ts';

/** The fields of a message that we read, for the events `message` and `app_mention` alike. */
const eventSchema = z.object({
  channel: z.string(),
  ts: z.string(),
  user: z.string(),
  text: z.string().default(''),
  thread_ts: z.string().optional(),
  channel_type: z.string().optional(),
  subtype: z.string().optional(),
  bot_id: z.string().optional(),
  edited: z.unknown().optional(),
  files: z.array(z.unknown()).optional(),
  user_team: z.string().optional(),
});

/** Words of a person, and where they stand. */
export interface Heard {
  /** Without our mention, unescaped. */
  text: string;
  channel: string;
  ts: string;
  /** The thread that they stand in, or that an answer opens. */
  thread: string;
  inThread: boolean;
  user: string;
  /** A private chat with the app. */
  direct: boolean;
  mentioned: boolean;
  /** Somebody else is spoken to. */
  toOthers: boolean;
  /** Nothing was written beside a file. */
  fileAlone: boolean;
  /** The asker's own workspace, which in a shared channel may be another one. */
  userTeam?: string | undefined;
}

/** The subtypes of new messages that people write; most do not have one. */
const SPOKEN = new Set<string | undefined>([undefined, 'file_share', 'thread_broadcast']);

/** The message if a person wrote it just now; undefined for edits, deletions, bots and ourselves. */
export function hear(event: unknown, me: string | undefined): Heard | undefined {
  const parsed = eventSchema.safeParse(event);
  if (!parsed.success) return undefined;
  const { channel, ts, user, text, thread_ts, channel_type, subtype, bot_id, edited, files, user_team } =
    parsed.data;
  if (!SPOKEN.has(subtype) || bot_id !== undefined || edited !== undefined) return undefined;
  if (user === me || user === 'USLACKBOT') return undefined;
  const words = cut(text);
  const mentions = [...words.matchAll(ENTITY)].flatMap(([, inside = '']) => mentionIn(inside) ?? []);
  const direct = channel_type === 'im' || channel_type === 'app_home';
  const written = wordsOf(words, me);
  return {
    text: written,
    channel,
    ts,
    thread: thread_ts ?? ts,
    inThread: thread_ts !== undefined,
    user,
    direct,
    mentioned: me !== undefined && mentions.includes(me),
    toOthers: mentions.some((id) => id !== me),
    fileAlone: written === '' && (files?.length ?? 0) > 0,
    userTeam: user_team,
  };
}

const editSchema = z.object({
  subtype: z.literal('message_changed'),
  channel: z.string(),
  channel_type: z.string().optional(),
  message: z.record(z.string(), z.unknown()),
  previous_message: z.object({ text: z.string().default('') }),
});

/** The message as it reads now, where a person has just changed its words; undefined for any other event. */
export function hearEdit(event: unknown, me: string | undefined): Heard | undefined {
  const parsed = editSchema.safeParse(event);
  if (!parsed.success) return undefined;
  const { channel, channel_type, message, previous_message: before } = parsed.data;
  const heard = hear({ ...message, channel, channel_type, edited: undefined }, me);
  // Slack reports an unfolded link as a change, too.
  return heard && heard.text !== wordsOf(before.text, me) ? heard : undefined;
}

/** The text in angle brackets: a mention, a channel, a link. No pattern here examines a character twice. */
const ENTITY = /<([^<>]*)>/g;
const ESCAPED: Readonly<Record<string, string>> = { '&lt;': '<', '&gt;': '>', '&amp;': '&' };

/** A message as a person reads it: names of channels and links, no mentions of us, nothing escaped. */
export function wordsOf(text: string, me?: string): string {
  return cut(text)
    .replace(ENTITY, (whole, inside: string) => {
      const bar = inside.indexOf('|');
      const [target, name] = bar < 0 ? [inside, ''] : [inside.slice(0, bar), inside.slice(bar + 1)];
      const mentioned = mentionIn(inside);
      if (mentioned !== undefined) return mentioned === me ? ' ' : name || ' ';
      if (/^[#!]/.test(target)) return name;
      return name || (/^(?:https?|mailto):/.test(target) ? target : whole);
    })
    .replace(/&(?:lt|gt|amp);/g, (entity) => ESCAPED[entity] ?? entity)
    .trim();
}

/** Whom an entity mentions. */
function mentionIn(inside: string): string | undefined {
  const bar = inside.indexOf('|');
  const target = bar < 0 ? inside : inside.slice(0, bar);
  return target.startsWith('@') && /^\w+$/.test(target.slice(1)) ? target.slice(1) : undefined;
}
