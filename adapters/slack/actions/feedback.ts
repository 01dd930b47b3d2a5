import { thanks } from '../../common/sentences.ts';
import type { Bot } from '../bot.ts';
import { renderNotice } from '../render/notice.ts';
import { guarded } from '../respond.ts';
import { askerOf } from '../shown-answers.ts';
import type { Use } from './pressed.ts';

/** "Helpful" and "Not helpful", from whoever reads the answer; a second press changes the first. */
export function rate(bot: Bot, use: Use, helpful: boolean): Promise<void> {
  const { interaction, control, user } = use;
  return guarded(bot, interaction, async () => {
    const rating = {
      answer: `slack:${interaction.team.id}:${control.ref}`,
      helpful,
      roles: control.roles,
      aspects: control.aspects,
    };
    const { user: person, workspace } = askerOf(interaction.team.id, user);
    await bot.ratings.record(rating, { person, workspace });
    await interaction.outlet.send(renderNotice(thanks(helpful)), 'private');
  });
}
