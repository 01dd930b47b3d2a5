import { ChannelType, type Message, MessageType } from 'discord.js';
import { cut } from '../../chat/turn.ts';

/** The relevance of a message to the bot. */
export type Heard =
  /** Words for us; empty where somebody only mentioned us. */
  | { kind: 'question'; text: string }
  /** Words for everyone, in a channel whose questions are all answered. */
  | { kind: 'overheard'; text: string }
  /** A reply to us that Discord does not let us read, since it does not mention us. */
  | { kind: 'unreadable' }
  | { kind: 'none' };

const NONE: Heard = { kind: 'none' };

/**
 * Returns whether a message is for us, and its words without our mention; `every` names channels whose questions are all
 * answered. Without the MessageContent intent Discord sends the words of private chats and of messages that mention us, of no others.
 */
export function hear(message: Message, every: readonly string[] = []): Heard {
  const me = message.client.user.id;
  const spoken = message.type === MessageType.Default || message.type === MessageType.Reply;
  if (!spoken || message.author.bot || message.webhookId !== null) return NONE;
  const text = withoutMentions(message, me);
  if (message.channel.type === ChannelType.DM)
    return text || message.content ? { kind: 'question', text } : NONE;
  if (message.mentions.users.has(me) || mentionsOurRole(message, me)) return { kind: 'question', text };
  const parent = message.channel.isThread() ? message.channel.parentId : null;
  const forAll = message.type === MessageType.Default && message.mentions.users.size === 0;
  if (text && forAll && [message.channelId, parent].some((id) => id && every.includes(id)))
    return { kind: 'overheard', text };
  const toUs = message.mentions.repliedUser?.id === me;
  const hidden = message.content === '' && message.attachments.size === 0 && message.stickers.size === 0;
  return toUs && hidden ? { kind: 'unreadable' } : NONE;
}

/** Servers give every bot a role of its own name, which people pick by mistake. */
function mentionsOurRole(message: Message, me: string): boolean {
  return message.mentions.roles.some((role) => role.tags?.botId === me);
}

function withoutMentions(message: Message, me: string): string {
  const roles = message.mentions.roles
    .filter((role) => role.tags?.botId === me)
    .map((role) => `<@&${role.id}>`);
  return [`<@${me}>`, `<@!${me}>`, ...roles]
    .reduce((text, mention) => text.replaceAll(mention, ' '), cut(message.content))
    .trim();
}
