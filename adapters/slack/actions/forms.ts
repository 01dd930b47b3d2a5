import type { types } from '@slack/bolt';
import { answerOf, TOO_OLD } from '../answers.ts';
import { patiently } from '../api.ts';
import type { Bot, Client } from '../bot.ts';
import { addForm, swapForm } from '../render/forms.ts';
import { renderNotice } from '../render/notice.ts';
import { guarded } from '../respond.ts';
import { encodeMetadata } from '../views/metadata.ts';
import type { Use } from './pressed.ts';

/** The buttons "Swap a role" and "Add a role" open a form; Slack gives three seconds for that. */
export function openRoleForm(
  bot: Bot,
  use: Use,
  trigger: string | undefined,
  kind: 'swap' | 'add',
): Promise<void> {
  const { interaction, control, url, place, hidden } = use;
  return guarded(bot, interaction, async () => {
    const answer = await answerOf(bot, interaction.team.id, control);
    if (!answer || control.roles.length === 0) {
      return interaction.outlet.send(renderNotice(TOO_OLD), 'private');
    }
    const { conversation } = interaction.asking;
    const metadata = encodeMetadata({ url, ...place, conversation, control, hidden });
    const view = kind === 'swap' ? swapForm(metadata, answer.roles) : addForm(metadata);
    await openView(interaction.team.client, trigger, view);
  });
}

/** A trigger works once and for three seconds, so there is no second try. */
export async function openView(
  client: Client,
  trigger: string | undefined,
  view: types.ModalView,
): Promise<void> {
  if (trigger === undefined) throw new Error('Slack gave no trigger to open a form with');
  await patiently(() => client.views.open({ trigger_id: trigger, view }));
}
