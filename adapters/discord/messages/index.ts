import { type Message, MessageFlags } from 'discord.js';
import { say } from '../../chat/texts.ts';
import type { Bot } from '../bot.ts';
import { messageTurn } from '../place.ts';
import { renderNotice } from '../render/notice.ts';
import { type Heard, hear } from './question.ts';

/** A channel is told this often that replies without a mention cannot be read, in milliseconds. */
const HINT_MS = 24 * 60 * 60 * 1000;

/** Takes mentions, private messages and replies; each is answered once. Resolves when it was answered. */
export async function onMessage(bot: Bot, message: Message): Promise<void> {
  const heard = hearFor(bot, message);
  if ('text' in heard) return (await takenOf(bot, message, heard))?.go();
  // Once a day and channel: people do reply to each other under our answers.
  if (heard.kind !== 'unreadable' || !(await bot.chat.once(`hint:${message.channelId}`, HINT_MS))) return;
  const { components } = renderNotice(say('discord_unreadable'));
  await message.reply({ components, flags: MessageFlags.IsComponentsV2, failIfNotExists: false });
}

/** Takes a message of an earlier time. Resolves when it is written down; it is answered in its turn. */
export async function onMissed(bot: Bot, message: Message): Promise<void> {
  const heard = hearFor(bot, message);
  if ('text' in heard) void (await takenOf(bot, message, heard))?.go();
}

function hearFor({ guilds, readsAll }: Bot, message: Message): Heard {
  return hear(message, readsAll && message.guildId ? guilds.known(message.guildId).every : []);
}

function takenOf(bot: Bot, message: Message, { kind, text }: Extract<Heard, { text: string }>) {
  return bot.chat.take({ ...messageTurn(message, text), overheard: kind === 'overheard' });
}
