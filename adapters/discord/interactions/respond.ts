import {
  type ChatInputCommandInteraction,
  type Message,
  type MessageComponentInteraction,
  type MessageContextMenuCommandInteraction,
  MessageFlags,
  type ModalMessageModalSubmitInteraction,
  PermissionFlagsBits,
} from 'discord.js';
import type { Answer } from '../../../src/contract/answer.ts';
import { deadline } from '../../common/deadline.ts';
import { sorry } from '../../common/sentences.ts';
import type { Bot } from '../bot.ts';
import { isDiscords, isGone, isStale } from '../errors.ts';
import { ownerOf, spotOf } from '../place.ts';
import { renderAnswer } from '../render/answer.ts';
import { renderNotice } from '../render/notice.ts';
import type { Picture, Rendered } from '../render/types.ts';
import { viewRef } from './ids.ts';

/** Interactions that are answered with a message. */
export type Asked =
  | ChatInputCommandInteraction
  | MessageContextMenuCommandInteraction
  | MessageComponentInteraction
  | ModalMessageModalSubmitInteraction;

/** Where an answer goes: to its asker alone, to everyone, or in place of the message that it comes from. */
export type Showing = 'private' | 'public' | 'update';

/** What work comes to: an answer to show, or one sentence for the asker alone. */
export type Reply =
  | { answer: Answer; conversation: string; page?: number; ref?: string }
  | { notice: string };

const SWITCHED_OFF =
  'Rolewise is switched off in this channel; ask in another channel or in a direct message to it.';

/**
 * Answers an interaction: first response at once, then the work, then one edit. Every failure ends in
 * one sentence for the asker alone, with a reference that the log has.
 */
export async function respond(bot: Bot, interaction: Asked, showing: Showing, work: () => Promise<Reply>) {
  if (!bot.once.first(interaction.id)) return;
  if (!(await acknowledge(bot, interaction, showing))) return;
  try {
    if (!(await bot.once.claim(interaction.id))) return;
    const reply = await bot.queue(() => deadline(workOrRefuse(bot, interaction, work), bot.workMs));
    await deliver(bot, interaction, showing, reply);
  } catch (error) {
    await fail(bot, interaction, showing, error);
  }
}

/** The first response: no look-up and no other request comes before it. */
async function acknowledge(bot: Bot, interaction: Asked, showing: Showing): Promise<boolean> {
  try {
    if (showing === 'update' && 'deferUpdate' in interaction) await interaction.deferUpdate();
    else if (showing === 'private') await interaction.deferReply({ flags: MessageFlags.Ephemeral });
    else await interaction.deferReply();
    return true;
  } catch (error) {
    // Nothing can be said without a first response: Discord tells the user that the app did not answer.
    if (!isStale(error))
      bot.log.error({ err: error, reference: viewRef(interaction.id) }, 'discord: no first response');
    return false;
  }
}

async function workOrRefuse(bot: Bot, interaction: Asked, work: () => Promise<Reply>): Promise<Reply> {
  const settings = interaction.isChatInputCommand() && interaction.commandName === 'rolewise';
  if (!settings && (await bot.guilds.isOff(spotOf(interaction)))) return { notice: SWITCHED_OFF };
  return work();
}

async function deliver(bot: Bot, interaction: Asked, showing: Showing, reply: Reply): Promise<void> {
  if ('notice' in reply) return notify(interaction, showing, reply.notice);
  const { answer, conversation, page, ref = viewRef(interaction.id) } = reply;
  const owner = ownerOf(interaction);
  await bot.views.save(ref, { answer, conversation }, owner);
  const shareable = interaction.inGuild() && isPrivate(interaction, showing);
  const picture = mayAttach(interaction) ? await bot.picture(answer) : undefined;
  const view = { answer, ref, owner: interaction.user.id, shareable, page };
  const message = await sendWithPicture(
    bot,
    (drawn) => interaction.editReply(editable(renderAnswer({ ...view, picture: drawn }))),
    picture,
  );
  if (!shareable) await bot.views.link(message.id, conversation, owner);
}

/** Sends with the picture, and once more without it where Discord refuses or drops the upload. */
export async function sendWithPicture(
  bot: Bot,
  send: (picture: Picture | undefined) => Promise<Message>,
  picture: Picture | undefined,
): Promise<Message> {
  try {
    return await send(picture);
  } catch (error) {
    if (!picture || !isDiscords(error) || isGone(error)) throw error;
    bot.log.warn({ err: error }, 'discord: the chart was refused, sent without it');
    return send(undefined);
  }
}

function isPrivate(interaction: Asked, showing: Showing): boolean {
  if (showing !== 'update') return showing === 'private';
  return 'message' in interaction && interaction.message.flags.has(MessageFlags.Ephemeral);
}

function mayAttach(interaction: Asked): boolean {
  return !interaction.inGuild() || interaction.appPermissions.has(PermissionFlagsBits.AttachFiles);
}

/** A message in place of the deferred one; pictures of an earlier state go. */
function editable({ components, pictures }: Rendered) {
  return { components, files: files(pictures), attachments: [], flags: MessageFlags.IsComponentsV2 as const };
}

export function files(pictures: readonly Picture[]) {
  return pictures.map(({ name, data, alt }) => ({ attachment: data, name, description: alt }));
}

/** One sentence that only the asker sees, whatever was promised to be shown. */
async function notify(interaction: Asked, showing: Showing, sentence: string): Promise<void> {
  const notice = renderNotice(sentence);
  if (showing === 'private') {
    await interaction.editReply(editable(notice));
    return;
  }
  // What was deferred for everyone cannot be made private, so it goes and a private message comes.
  if (showing === 'public') await interaction.deleteReply();
  const flags = MessageFlags.IsComponentsV2 | MessageFlags.Ephemeral;
  await interaction.followUp({ components: notice.components, flags });
}

async function fail(bot: Bot, interaction: Asked, showing: Showing, error: unknown): Promise<void> {
  const reference = viewRef(interaction.id);
  bot.log.error({ err: error, reference }, 'discord: an interaction failed');
  if (isGone(error)) return;
  try {
    await notify(interaction, showing, sorry(reference));
  } catch (second) {
    bot.log.warn({ err: second, reference }, 'discord: the failure could not be told either');
  }
}
