import {
  type ButtonInteraction,
  type Interaction,
  MessageFlags,
  type ModalMessageModalSubmitInteraction,
  type StringSelectMenuInteraction,
} from 'discord.js';
import { isAspect } from '../../../src/contract/aspects.ts';
import { REASONS } from '../../../src/state/ratings.ts';
import { TEXTS } from '../../chat/texts.ts';
import { cut, type Request } from '../../chat/turn.ts';
import type { Bot } from '../bot.ts';
import { autocomplete } from '../commands/autocomplete.ts';
import { NAMED_COMMAND } from '../commands/definitions.ts';
import { requestOf } from '../commands/request.ts';
import { SETTINGS_COMMAND, settings } from '../commands/settings.ts';
import { isStale } from '../errors.ts';
import { renderNotice } from '../render/notice.ts';
import { formRequest, openForm } from './forms.ts';
import { type ControlId, decodeId } from './ids.ts';
import { type Asked, respond } from './respond.ts';

const UNKNOWN = 'This command is of another version of Rolewise; reload Discord, then try again.';

/** Every interaction to its handler. */
export async function onInteraction(bot: Bot, interaction: Interaction): Promise<void> {
  if (interaction.isAutocomplete()) return autocomplete(bot, interaction);
  if (interaction.isChatInputCommand()) {
    if (interaction.commandName === SETTINGS_COMMAND) return settings(bot, interaction);
    const request = requestOf(interaction);
    return request ? respond(bot, interaction, request) : refuse(bot, interaction, UNKNOWN);
  }
  if (interaction.isMessageContextMenuCommand()) {
    const text = cut(interaction.targetMessage.content);
    const ours = interaction.commandName === NAMED_COMMAND;
    return ours ? respond(bot, interaction, { do: 'named', text }) : refuse(bot, interaction, UNKNOWN);
  }
  if (interaction.isButton() || interaction.isStringSelectMenu()) return onControl(bot, interaction);
  if (interaction.isModalSubmit() && interaction.isFromMessage()) return onControl(bot, interaction);
}

type Control = ButtonInteraction | StringSelectMenuInteraction | ModalMessageModalSubmitInteraction;

async function onControl(bot: Bot, interaction: Control): Promise<void> {
  const id = decodeId(interaction.customId);
  if (interaction.isButton() && (id?.action === 'swap' || id?.action === 'add'))
    return openForm(bot, interaction, id);
  const request = id && read(interaction, id);
  if (!id || !request) return refuse(bot, interaction, TEXTS.tooOld);
  await respond(bot, interaction, request, { ref: id.ref, owner: id.owner });
}

/** Returns the request of a control; undefined for an unknown control. */
function read(interaction: Control, id: ControlId): Request | undefined {
  if (interaction.isModalSubmit()) return formRequest(interaction, id);
  if (interaction.isStringSelectMenu()) return picked(interaction.values[0] ?? '', id);
  if (id.action === 'page') return { do: 'page', at: id.at ?? 0 };
  if (id.action === 'share') return { do: 'share' };
  const reason = id.action === 'reason' ? REASONS[id.at ?? 0] : undefined;
  if (reason) return { do: 'reason', reason };
  const rating = id.action === 'helpful' || id.action === 'unhelpful';
  return rating ? { do: 'rate', helpful: id.action === 'helpful' } : undefined;
}

function picked(value: string, { action }: ControlId): Request | undefined {
  if (action === 'choose') return { do: 'choose', at: Number(value) };
  const [kind, what = ''] = value.split(':');
  if (action !== 'next') return undefined;
  if (kind === 'aspect' && isAspect(what)) return { do: 'aspect', aspect: what };
  return kind === 'ask' ? { do: 'next', at: Number(what) } : undefined;
}

/** One sentence at once, for the asker alone. */
async function refuse(bot: Bot, interaction: Asked, sentence: string): Promise<void> {
  try {
    const { components } = renderNotice(sentence);
    await interaction.reply({ components, flags: MessageFlags.IsComponentsV2 | MessageFlags.Ephemeral });
  } catch (error) {
    if (!isStale(error)) bot.log.error({ err: error }, 'discord: no first response');
  }
}
