import type { AllMiddlewareArgs, SlackCommandMiddlewareArgs } from '@slack/bolt';
import { openView } from '../actions/forms.ts';
import type { Bot } from '../bot.ts';
import { wordsOf } from '../events/parse-message.ts';
import { compareForm } from '../render/forms.ts';
import { guarded, respond } from '../respond.ts';
import { outlet } from '../show/outlet.ts';
import { askerOf } from '../shown-answers.ts';
import { encodeMetadata } from '../views/metadata.ts';

type Args = SlackCommandMiddlewareArgs & AllMiddlewareArgs;

/** `/compare officer vs director` answers its user alone; `/compare` opens a form. */
export async function compare(bot: Bot, { ack, command, context, client }: Args): Promise<void> {
  await ack();
  const { user_id: owner, channel_id: channel, response_url: url, trigger_id: trigger } = command;
  const team = { id: context.teamId ?? command.team_id, client };
  // In a channel the turns of one person are one conversation.
  const conversation = `slack:${team.id}:${channel}:${owner}`;
  const interaction = {
    team,
    trigger,
    outlet: outlet(bot, team, { url, user: owner, place: { channel }, conversation }),
    asking: { owner, conversation, shareable: true },
  };
  const text = wordsOf(command.text ?? '', context.botUserId);
  if (text === '') {
    const metadata = encodeMetadata({ url, channel, conversation });
    return guarded(bot, interaction, () => openView(client, trigger, compareForm(metadata, true)));
  }
  const asker = askerOf(team.id, owner);
  return respond(bot, interaction, 'private', async () => ({
    answer: await bot.assistant.ask({ text, conversation, ...asker }),
  }));
}
