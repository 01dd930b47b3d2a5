import { answerOf, TOO_OLD } from '../answers.ts';
import type { Bot } from '../bot.ts';
import { renderNotice } from '../render/notice.ts';
import { guarded } from '../respond.ts';
import { sendDrawn } from '../show/send-with-chart.ts';
import { keep } from '../show/thread.ts';
import type { Use } from './pressed.ts';

/** "Share here": the same answer once more, for everyone in the channel, with the name of who shares it. */
export function share(bot: Bot, use: Use): Promise<void> {
  const { interaction, control, user } = use;
  const { team, outlet, asking } = interaction;
  const tell = (sentence: string) => outlet.send(renderNotice(sentence), 'private');
  return guarded(bot, interaction, async () => {
    const answer = await answerOf(bot, team.id, control);
    if (!answer) return tell(TOO_OLD);
    const first = await bot.once.claim(`${team.id}:shared:${control.ref}`);
    if (!first) return tell('This answer is shared already.');
    const shared = await keep(bot, team.id, answer, { ...asking, owner: user, shareable: false });
    await sendDrawn(bot, team, { answer, control: shared, sharedBy: user }, (message) =>
      outlet.send(message, 'public'),
    );
    await tell('Shared with everyone in this channel.');
  });
}
