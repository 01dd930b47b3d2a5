import type { Answer } from '../../src/contract/answer.ts';
import { sorry } from '../common/sentences.ts';
import { isForbidden } from './api.ts';
import type { Bot } from './bot.ts';
import { newRef } from './refs.ts';
import { renderNotice } from './render/notice.ts';
import type { Outlet, Showing } from './show/outlet.ts';
import { NOT_LET_IN } from './show/post.ts';
import { sendDrawn, type Team } from './show/send-with-chart.ts';
import { type Asking, keep } from './show/thread.ts';

/** What work comes to: an answer to show, or one sentence for the asker alone. */
export type Reply = { answer: Answer; page?: number; ref?: string } | { notice: string };

/** An interaction that is answered through its `response_url`. */
export interface Interaction {
  team: Team;
  /** Slack's name for this very interaction; none where it gives none. */
  trigger: string | undefined;
  outlet: Outlet;
  asking: Asking;
}

/**
 * Answers an interaction that was acknowledged already: works it out, then sends it. Every failure ends in
 * one sentence for the asker alone, with a reference that the log has. Never throws.
 */
export async function respond(
  bot: Bot,
  interaction: Interaction,
  showing: Showing,
  work: () => Promise<Reply>,
): Promise<void> {
  await guarded(bot, interaction, async () => {
    const { team, outlet, asking } = interaction;
    const reply = await bot.questions.take(asking.conversation, () => bot.work(work));
    if ('notice' in reply) return outlet.send(renderNotice(reply.notice), 'private');
    const { answer, page, ref } = reply;
    const control = await keep(bot, team.id, answer, asking, ref);
    await sendDrawn(bot, team, { answer, control, page }, (message) => outlet.send(message, showing));
  });
}

/** Does something once for an interaction; a failure is told and logged. Never throws. */
export async function guarded(
  bot: Bot,
  { team, trigger, outlet }: Pick<Interaction, 'team' | 'trigger' | 'outlet'>,
  act: () => Promise<void>,
): Promise<void> {
  if (trigger !== undefined && !(await bot.once.claim(`${team.id}:trigger:${trigger}`))) return;
  try {
    await bot.whole(act);
  } catch (error) {
    const reference = newRef();
    bot.log.error({ err: error, reference }, 'slack: an interaction failed');
    try {
      const sentence = isForbidden(error) ? NOT_LET_IN : sorry(reference);
      await outlet.send(renderNotice(sentence), 'private');
    } catch (second) {
      bot.log.warn({ err: second, reference }, 'slack: the failure could not be told either');
    }
  }
}
