import type { ButtonInteraction } from 'discord.js';
import { thanks } from '../../common/sentences.ts';
import type { Bot } from '../bot.ts';
import { ownerOf } from '../place.ts';
import { TOO_OLD } from './answers.ts';
import type { ControlId } from './ids.ts';
import { respond } from './respond.ts';

/** "Helpful" and "Not helpful", from whoever reads the answer; a second press changes the first. */
export function rate(bot: Bot, interaction: ButtonInteraction, id: ControlId): Promise<void> {
  return respond(bot, interaction, 'private', async () => {
    const view = await bot.views.load(id.ref);
    if (!view) return { notice: TOO_OLD };
    const helpful = id.action === 'helpful';
    const rating = {
      answer: `discord:${id.ref}`,
      helpful,
      roles: view.answer.roles.map((role) => role.id),
      aspects: view.answer.aspects,
    };
    await bot.ratings.record(rating, ownerOf(interaction));
    return { notice: thanks(helpful) };
  });
}
