import { type Message, MessageFlags, PermissionFlagsBits } from 'discord.js';
import { deadline } from '../../common/deadline.ts';
import { sorry } from '../../common/sentences.ts';
import type { Bot } from '../bot.ts';
import { isDiscords, isForbidden, isGone } from '../errors.ts';
import { viewRef } from '../interactions/ids.ts';
import { files, sendWithPicture } from '../interactions/respond.ts';
import { LIMITS } from '../limits.ts';
import { askerOf, conversationOfMessage, ownerOf, spotOf } from '../place.ts';
import { renderAnswer } from '../render/answer.ts';
import { renderNotice } from '../render/notice.ts';
import type { Picture, Rendered } from '../render/types.ts';
import { hear } from './question.ts';

const UNREADABLE =
  'Discord shows Rolewise only messages that mention it: reply with the mention switched on, or use /ask.';

/** Answers mentions, private messages and replies, each once. Never throws. */
export async function onMessage(bot: Bot, message: Message): Promise<void> {
  const heard = hear(message);
  if (heard.kind === 'none' || !bot.once.first(message.id)) return;
  try {
    if (await bot.guilds.isOff(spotOf(message))) return;
    if (!(await bot.once.claim(message.id))) return;
    if (heard.kind === 'unreadable') return await hint(bot, message);
    await answer(bot, message, heard.text);
  } catch (error) {
    await fail(bot, message, error);
  }
}

async function answer(bot: Bot, message: Message, text: string): Promise<void> {
  showTyping(bot, message);
  const conversation = await conversationOfMessage(bot.views, message);
  const asked = { text: text || 'help', conversation, ...askerOf(message) };
  const found = await bot.queue(() => deadline(bot.assistant.ask(asked), bot.workMs));
  const ref = viewRef(message.id);
  const owner = ownerOf(message);
  await bot.views.save(ref, { answer: found, conversation }, owner);
  const view = { answer: found, ref, owner: message.author.id, shareable: false };
  const picture = mayAttach(message) ? await bot.picture(found) : undefined;
  const send = (drawn: Picture | undefined) => reply(message, renderAnswer({ ...view, picture: drawn }));
  const sent = await sendWithPicture(bot, send, picture);
  await bot.views.link(sent.id, conversation, owner);
}

/** Once a day and channel: people do reply to each other under our answers. */
async function hint(bot: Bot, message: Message): Promise<void> {
  if (await bot.once.claim(`hint:${message.channelId}`)) await reply(message, renderNotice(UNREADABLE));
}

/** Pings nobody; the nonce makes a repeated send the same message. */
function reply(message: Message, { components, pictures }: Rendered): Promise<Message> {
  return message.reply({
    components,
    files: files(pictures),
    flags: MessageFlags.IsComponentsV2,
    failIfNotExists: false,
    nonce: message.id.slice(-LIMITS.nonce),
    enforceNonce: true,
  });
}

function showTyping(bot: Bot, message: Message): void {
  if (!message.channel.isSendable()) return;
  message.channel.sendTyping().catch((error) => bot.log.debug({ err: error }, 'discord: typing not shown'));
}

function mayAttach(message: Message): boolean {
  const { channel, guild } = message;
  const me = guild?.members.me;
  if (!me || channel.isDMBased()) return true;
  return channel.permissionsFor(me).has(PermissionFlagsBits.AttachFiles);
}

async function fail(bot: Bot, message: Message, error: unknown): Promise<void> {
  const reference = viewRef(message.id);
  bot.log.error({ err: error, reference }, 'discord: a message went unanswered');
  if (isGone(error)) return;
  try {
    await tellPrivately(message, isForbidden(error) ? forbidden(message) : sorry(reference));
  } catch (second) {
    bot.log.warn({ err: second, reference }, 'discord: the failure could not be told either');
  }
}

/** In a private message, else in the channel: many people take no private messages from bots. */
async function tellPrivately(message: Message, sentence: string): Promise<void> {
  const notice = renderNotice(sentence);
  if (message.channel.isDMBased()) return void (await reply(message, notice));
  try {
    await message.author.send({ components: notice.components, flags: MessageFlags.IsComponentsV2 });
  } catch (error) {
    if (!isDiscords(error)) throw error;
    await reply(message, notice);
  }
}

function forbidden(message: Message): string {
  const where =
    'name' in message.channel && message.channel.name ? `#${message.channel.name}` : 'that channel';
  return `Rolewise may not write in ${where}: ask a moderator to allow it "View Channel", "Send Messages" and "Read Message History" there.`;
}
