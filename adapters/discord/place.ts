import { type BaseInteraction, ChannelType, InteractionContextType, type Message } from 'discord.js';
import type { Bot } from './bot.ts';
import type { Spot } from './guilds.ts';
import type { Views } from './views.ts';

/** Who sees an answer to a command: on servers as their moderators chose, in a private chat whoever is in it. */
export function visibility(bot: Bot, interaction: BaseInteraction): 'private' | 'public' {
  if (interaction.guildId) return bot.guilds.known(interaction.guildId).private ? 'private' : 'public';
  return interaction.context === InteractionContextType.PrivateChannel ? 'private' : 'public';
}

export function spotOf(event: BaseInteraction | Message): Spot {
  const { guildId, channelId, channel } = event;
  return { guildId, channelId, parentId: channel?.isThread() ? channel.parentId : undefined };
}

/** In a private chat or a thread all turns are one conversation; in a channel those of one person are. */
export function conversationOf(event: BaseInteraction | Message): string {
  const user = 'author' in event ? event.author.id : event.user.id;
  const shared = event.channel?.isThread() || event.channel?.type === ChannelType.DM;
  return shared ? `discord:${event.channelId}` : `discord:${event.channelId}:${user}`;
}

/** A reply goes on with what it replies to, a thread with the message that it was opened on. */
export function conversationOfMessage(views: Views, message: Message): string {
  const repliedTo = message.reference?.messageId;
  const known = repliedTo ? views.conversationOf(repliedTo) : undefined;
  if (known) return known;
  // A thread opened on a message has its id: https://discord.com/developers/docs/topics/threads
  const opened = message.channel.isThread() ? views.conversationOf(message.channelId) : undefined;
  return opened ?? conversationOf(message);
}
