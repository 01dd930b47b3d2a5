import { type ButtonInteraction, MessageFlags } from 'discord.js';
import type { Bot } from '../bot.ts';
import { ownerOf } from '../place.ts';
import { renderAnswer } from '../render/answer.ts';
import { TOO_OLD } from './answers.ts';
import { type ControlId, viewRef } from './ids.ts';
import { files, type Reply, respond, sendWithPicture } from './respond.ts';

/** "Share here": the same answer once more, for everyone in the channel, under its asker's name. */
export function share(bot: Bot, interaction: ButtonInteraction, id: ControlId): Promise<void> {
  return respond(bot, interaction, 'update', async (): Promise<Reply> => {
    const view = await bot.views.load(id.ref);
    if (!view) return { notice: TOO_OLD };
    if (!(await bot.once.claim(`share:${id.ref}`))) return { notice: 'This answer is shared already.' };
    const ref = viewRef(interaction.id);
    const owner = ownerOf(interaction);
    await bot.views.save(ref, view, owner);
    const shown = { answer: view.answer, ref, owner: interaction.user.id, shareable: false };
    const message = await sendWithPicture(
      bot,
      (picture) => {
        const { components, pictures } = renderAnswer({ ...shown, picture });
        return interaction.followUp({
          components,
          files: files(pictures),
          flags: MessageFlags.IsComponentsV2,
        });
      },
      await bot.picture(view.answer),
    );
    await bot.views.link(message.id, view.conversation, owner);
    return { notice: 'Shared with everyone in this channel.' };
  });
}
