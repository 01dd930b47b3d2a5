import type { AllMiddlewareArgs, MessageShortcut, SlackShortcutMiddlewareArgs } from '@slack/bolt';
import { MOST_ROLES } from '../../common/comparable.ts';
import type { Bot } from '../bot.ts';
import { wordsOf } from '../events/parse-message.ts';
import { respond } from '../respond.ts';
import { outlet } from '../show/outlet.ts';
import { askerOf } from '../shown-answers.ts';

type Args = SlackShortcutMiddlewareArgs<MessageShortcut> & AllMiddlewareArgs;

const NONE = 'That message names no job that Rolewise knows; try /compare and pick the jobs there.';

/** "Compare the roles named here": sets the jobs that a message names side by side, for its user alone. */
export async function named(bot: Bot, { ack, shortcut, context, client }: Args): Promise<void> {
  await ack();
  const { user, channel, message, response_url: url, trigger_id: trigger } = shortcut;
  const team = { id: context.teamId ?? shortcut.team?.id ?? '', client };
  const conversation = `slack:${team.id}:${channel.id}:${user.id}`;
  const thread = typeof message.thread_ts === 'string' ? message.thread_ts : undefined;
  const place = { channel: channel.id, thread };
  const interaction = {
    team,
    trigger,
    outlet: outlet(bot, team, { url, user: user.id, place, conversation }),
    asking: { owner: user.id, conversation, shareable: true },
  };
  await respond(bot, interaction, 'private', async () => {
    const found = bot.assistant.rolesIn(wordsOf(message.text ?? ''), MOST_ROLES);
    if (found.length === 0) return { notice: NONE };
    const roles = found.map(({ id }) => id);
    return {
      answer: await bot.assistant.compare({ roles, conversation, ...askerOf(team.id, user.id) }),
    };
  });
}
