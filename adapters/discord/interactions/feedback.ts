import type { ButtonInteraction } from 'discord.js';
import type { Bot } from '../bot.ts';
import { TOO_OLD } from './answers.ts';
import type { ControlId } from './ids.ts';
import { respond } from './respond.ts';

/** "Helpful" and "Not helpful", from whoever reads the answer; a second press changes the first. */
export function rate(bot: Bot, interaction: ButtonInteraction, id: ControlId): Promise<void> {
  return respond(bot, interaction, 'private', async () => {
    const view = await bot.views.load(id.ref);
    if (!view) return { notice: TOO_OLD };
    const helpful = id.action === 'helpful';
    await bot.feedback.record({ answer: id.ref, user: interaction.user.id, helpful });
    return {
      notice: helpful ? 'Thank you; noted as helpful.' : 'Thank you; noted, so that it can be made better.',
    };
  });
}
