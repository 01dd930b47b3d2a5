import { setTimeout as delay } from 'node:timers/promises';
import { type BaseInteraction, ChannelType, InteractionContextType, type Message } from 'discord.js';
import type { Bot } from './bot.ts';
import type { Spot } from './guilds.ts';
import type { Views } from './shown-answers.ts';

/** Who sees an answer to a command: on servers as their moderators chose, in a private chat whoever is in it. */
export function visibility(bot: Bot, interaction: BaseInteraction): 'private' | 'public' {
  if (interaction.guildId) return bot.guilds.known(interaction.guildId).private ? 'private' : 'public';
  return interaction.context === InteractionContextType.PrivateChannel ? 'private' : 'public';
}

export function spotOf(event: BaseInteraction | Message): Spot {
  const { guildId, channelId, channel } = event;
  return { guildId, channelId, parentId: channel?.isThread() ? channel.parentId : undefined };
}

/** A server as the store knows it, so that it can be forgotten. */
export function workspaceId(guildId: string): string {
  return `discord:${guildId}`;
}

/** Whose something is, as the store knows them. */
export function ownerOf(event: BaseInteraction | Message): { workspace?: string; person: string } {
  const user = 'author' in event ? event.author.id : event.user.id;
  const { guildId } = event;
  return { person: `discord:${user}`, ...(guildId ? { workspace: workspaceId(guildId) } : {}) };
}

/** Who asks, as the assistant is told. */
export function askerOf(event: BaseInteraction | Message): { id: string; workspace?: string; user: string } {
  const { person, ...rest } = ownerOf(event);
  return { id: event.id, user: person, ...rest };
}

/** In a private chat or a thread all turns are one conversation; in a channel those of one person are. */
export function conversationOf(event: BaseInteraction | Message): string {
  const user = 'author' in event ? event.author.id : event.user.id;
  const shared = event.channel?.isThread() || event.channel?.type === ChannelType.DM;
  return shared ? `discord:${event.channelId}` : `discord:${event.channelId}:${user}`;
}

/** How much later than an answer of ours it may be noted which conversation it belongs to, in milliseconds. */
const NOTE_MS = 500;

/** A reply goes on with what it replies to, a thread with the message that it was opened on. */
export async function conversationOfMessage(views: Views, message: Message): Promise<string> {
  const known = await repliedConversation(views, message);
  if (known) return known;
  // A thread opened on a message has its id: https://discord.com/developers/docs/topics/threads
  const opened = message.channel.isThread() ? await views.conversationOf(message.channelId) : undefined;
  return opened ?? conversationOf(message);
}

/** Of a reply; one on the heels of an answer of ours waits until that is noted, which another process may do. */
async function repliedConversation(views: Views, message: Message): Promise<string | undefined> {
  const repliedTo = message.reference?.messageId;
  if (!repliedTo) return undefined;
  const known = await views.conversationOf(repliedTo);
  const ours = message.mentions.repliedUser?.id === message.client.user.id;
  if (known || !ours) return known;
  await delay(NOTE_MS);
  return views.conversationOf(repliedTo);
}
