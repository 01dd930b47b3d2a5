import type { ButtonInteraction, Interaction, StringSelectMenuInteraction } from 'discord.js';
import type { Bot } from '../bot.ts';
import { autocomplete } from '../commands/autocomplete.ts';
import { NAMED_COMMAND } from '../commands/definitions.ts';
import { SLASH_COMMANDS } from '../commands/index.ts';
import { named } from '../commands/named.ts';
import { choose, next, TOO_OLD, turnPage } from './answers.ts';
import { rate } from './feedback.ts';
import { decodeId } from './ids.ts';
import { type Asked, respond } from './respond.ts';
import { formSent, openForm } from './roles.ts';
import { share } from './share.ts';

const UNKNOWN = 'This command is of another version of Rolewise; reload Discord, then try again.';

/** Every interaction to its handler. Never throws. */
export async function onInteraction(bot: Bot, interaction: Interaction): Promise<void> {
  if (interaction.isAutocomplete()) return autocomplete(bot, interaction);
  if (interaction.isChatInputCommand()) {
    const handler = SLASH_COMMANDS.get(interaction.commandName);
    return handler ? handler(bot, interaction) : refuse(bot, interaction, UNKNOWN);
  }
  if (interaction.isMessageContextMenuCommand()) {
    return interaction.commandName === NAMED_COMMAND
      ? named(bot, interaction)
      : refuse(bot, interaction, UNKNOWN);
  }
  if (interaction.isButton()) return onButton(bot, interaction);
  if (interaction.isStringSelectMenu()) return onSelect(bot, interaction);
  if (interaction.isModalSubmit() && interaction.isFromMessage()) {
    const id = decodeId(interaction.customId);
    const ours = id?.action === 'swapform' || id?.action === 'addform';
    return id && ours ? formSent(bot, interaction, id) : refuse(bot, interaction, TOO_OLD);
  }
}

async function onButton(bot: Bot, interaction: ButtonInteraction): Promise<void> {
  const id = decodeId(interaction.customId);
  switch (id?.action) {
    case 'page':
      return turnPage(bot, interaction, id);
    case 'swap':
    case 'add':
      return openForm(bot, interaction, id);
    case 'share':
      return share(bot, interaction, id);
    case 'helpful':
    case 'unhelpful':
      return rate(bot, interaction, id);
    default:
      return refuse(bot, interaction, TOO_OLD);
  }
}

async function onSelect(bot: Bot, interaction: StringSelectMenuInteraction): Promise<void> {
  const id = decodeId(interaction.customId);
  if (id?.action === 'choose') return choose(bot, interaction, id);
  if (id?.action === 'next') return next(bot, interaction, id);
  return refuse(bot, interaction, TOO_OLD);
}

function refuse(bot: Bot, interaction: Asked, notice: string): Promise<void> {
  return respond(bot, interaction, 'private', async () => ({ notice }));
}
