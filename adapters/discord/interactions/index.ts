import {
  type ButtonInteraction,
  type Interaction,
  type MessageComponentInteraction,
  MessageFlags,
  type ModalSubmitInteraction,
  PermissionFlagsBits,
} from 'discord.js';
import { REASONS } from '../../../src/state/ratings.ts';
import { picked, pressed } from '../../chat/presses.ts';
import { say } from '../../chat/texts.ts';
import type { Request } from '../../chat/turn.ts';
import type { Bot } from '../bot.ts';
import { autocomplete } from '../commands/autocomplete.ts';
import { NAMED_COMMAND } from '../commands/definitions.ts';
import { requestOf } from '../commands/request.ts';
import { SETTINGS_COMMAND, settings } from '../commands/settings.ts';
import { isGone } from '../errors.ts';
import { wordsOf } from '../messages/words.ts';
import { renderNotice } from '../render/notice.ts';
import { formRequest, openForm } from './forms.ts';
import { type ControlId, decodeId } from './ids.ts';
import { type Asked, acknowledge, firstResponse, respond } from './respond.ts';

/** Every interaction to its handler; one that is not known is told so. */
export async function onInteraction(bot: Bot, interaction: Interaction): Promise<void> {
  if (interaction.isAutocomplete()) return autocomplete(bot, interaction);
  if (interaction.isMessageComponent() || interaction.isModalSubmit()) return onControl(bot, interaction);
  if (!interaction.isCommand()) return;
  if (interaction.isChatInputCommand() && interaction.commandName === SETTINGS_COMMAND)
    return settings(bot, interaction);
  const request = interaction.isChatInputCommand()
    ? requestOf(interaction)
    : interaction.isMessageContextMenuCommand() && interaction.commandName === NAMED_COMMAND
      ? ({ do: 'named', text: wordsOf(interaction.targetMessage) } as const)
      : undefined;
  return request ? respond(bot, interaction, request) : refuse(bot, interaction, say('discord_stale'));
}

async function onControl(
  bot: Bot,
  interaction: MessageComponentInteraction | ModalSubmitInteraction,
): Promise<void> {
  const id = decodeId(interaction.customId);
  if (interaction.isButton() && (id?.action === 'change' || id?.action === 'other'))
    return openForm(bot, interaction, id);
  if (interaction.isButton() && id?.action === 'delete') return remove(bot, interaction, id);
  const request = id && read(interaction, id);
  if (!id || !request) return refuse(bot, interaction, say('too_old'));
  if (request.do === 'share' && !mayShare(bot, interaction))
    return refuse(bot, interaction, say('discord_not_shared'));
  await respond(bot, interaction, request, { ref: id.ref, owner: id.owner });
}

/** Returns the request of a control; undefined for an unknown control. */
function read(
  interaction: MessageComponentInteraction | ModalSubmitInteraction,
  id: ControlId,
): Request | undefined {
  if (interaction.isModalSubmit()) return formRequest(interaction, id);
  if (interaction.isStringSelectMenu()) return picked(interaction.values[0] ?? '');
  if (!interaction.isButton()) return undefined;
  return pressed(id.action, id.action === 'reason' ? REASONS[id.at ?? 0] : String(id.at ?? 0));
}

function mayShare({ guilds }: Bot, interaction: Asked): boolean {
  const { sharing } = interaction.guildId ? guilds.known(interaction.guildId) : { sharing: 'everyone' };
  return sharing === 'everyone' || (sharing === 'moderators' && moderates(interaction));
}

function moderates({ memberPermissions }: Asked): boolean {
  return memberPermissions?.has(PermissionFlagsBits.ManageMessages) ?? false;
}

/** Deletes an answer, and what is kept for its controls. */
async function remove(bot: Bot, interaction: ButtonInteraction, { ref, owner }: ControlId): Promise<void> {
  if (owner !== interaction.user.id && !moderates(interaction))
    return refuse(bot, interaction, say('discord_not_yours'));
  if ((await acknowledge(bot, interaction, 'update')) !== 'taken') return;
  await bot.chat.discard(ref);
  await interaction.deleteReply().catch((error: unknown) => {
    if (!isGone(error)) throw error;
  });
}

/** One sentence at once, for the asker alone. */
async function refuse(bot: Bot, interaction: Asked, sentence: string): Promise<void> {
  const { components } = renderNotice(sentence);
  const flags = MessageFlags.IsComponentsV2 | MessageFlags.Ephemeral;
  await firstResponse(bot, () => interaction.reply({ components, flags }));
}
