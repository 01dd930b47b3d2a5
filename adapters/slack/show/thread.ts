import type { Answer } from '../../../src/contract/answer.ts';
import { canCompare } from '../../common/comparable.ts';
import type { Bot } from '../bot.ts';
import type { Control } from '../controls.ts';
import { newRef } from '../refs.ts';
import { type Place, post } from './post.ts';
import { sendDrawn, type Team } from './send-with-chart.ts';
import type { LeadStream } from './stream.ts';

/** For whom an answer is, and what its controls go on with. */
export interface Asking {
  owner: string;
  conversation: string;
  shareable: boolean;
}

/** Keeps an answer, and gives what its controls carry. */
export async function keep(
  bot: Bot,
  team: string,
  answer: Answer,
  asking: Asking,
  ref = newRef(),
): Promise<Control> {
  const control = {
    ...asking,
    ref,
    roles: canCompare(answer) ? answer.roles.map(({ id }) => id) : [],
    aspects: answer.aspects,
  };
  await bot.kept.keepAnswer(team, control, answer);
  return control;
}

/** Posts an answer for everyone, after its lead where that was streamed. Gives where it stands. */
export async function showInThread(
  bot: Bot,
  team: Team,
  place: Place,
  answer: Answer,
  asking: Asking,
  stream?: LeadStream,
): Promise<{ channel: string; ts: string }> {
  const control = await keep(bot, team.id, answer, asking);
  const plainly = (shown: Answer, withoutLead: boolean) =>
    sendDrawn(bot, team, { answer: shown, control, withoutLead }, (message) =>
      post(bot, team.client, place, message),
    );
  const { shown, open } = (await stream?.settle()) ?? { shown: 0, open: false };
  if (!stream || shown === 0) return plainly(answer, false);
  if (open) {
    try {
      const view = { answer, control, withoutLead: true };
      return await sendDrawn(bot, team, view, (message) => stream.stop(answer, message));
    } catch (error) {
      bot.log.warn({ err: error }, 'slack: a stream could not be ended, finished by a plain post');
    }
  }
  await stream.abandon();
  const left = answer.lead.slice(shown).trim();
  return plainly({ ...answer, lead: left || answer.lead }, left === '');
}
