import type { MessageContextMenuCommandInteraction } from 'discord.js';
import { MOST_ROLES } from '../../common/comparable.ts';
import type { Bot } from '../bot.ts';
import { respond } from '../interactions/respond.ts';
import { askerOf, conversationOf, visibility } from '../place.ts';

const NONE =
  'That message names no job that Rolewise knows; try /compare and pick the jobs from the suggestions.';

/** The message command: sets the jobs that a message names side by side. */
export function named(bot: Bot, interaction: MessageContextMenuCommandInteraction): Promise<void> {
  const conversation = conversationOf(interaction);
  return respond(bot, interaction, visibility(bot, interaction), async () => {
    const found = bot.assistant.rolesIn(interaction.targetMessage.content, MOST_ROLES);
    if (found.length === 0) return { notice: NONE };
    const roles = found.map(({ id }) => id);
    return {
      answer: await bot.assistant.compare({ roles, conversation, ...askerOf(interaction) }),
      conversation,
    };
  });
}
