import { aspectsOf } from '../answers.ts';
import type { Bot } from '../bot.ts';
import { CALLBACKS, type Control, FIELDS } from '../controls.ts';
import { respond } from '../respond.ts';
import { askerOf } from '../shown-answers.ts';
import { decodeMetadata } from './metadata.ts';
import { interactionOf, type Sent, STALE, values } from './sent.ts';

/** "Swap a role" or "Add a role" sent off: the answer once more, in place, with its roles changed. */
export async function rolesSent(bot: Bot, args: Sent): Promise<void> {
  const metadata = decodeMetadata(args.view.private_metadata);
  const control = metadata?.control;
  const [role] = values(args, FIELDS.role);
  const fault = control && role ? faultIn(control, role) : STALE;
  if (!metadata || !control || !role || fault) {
    await args.ack({ response_action: 'errors', errors: { [FIELDS.role]: fault ?? STALE } });
    return;
  }
  await args.ack();
  const at = Number(values(args, FIELDS.which)[0] ?? 0);
  const roles =
    args.view.callback_id === CALLBACKS.swap
      ? control.roles.with(Math.min(at, control.roles.length - 1), role)
      : [...control.roles, role];
  const form = interactionOf(bot, args, metadata);
  const own = form.asking.owner === control.owner;
  const shareable = metadata.hidden === true || !own;
  const interaction = { ...form, asking: { ...form.asking, shareable } };
  const { owner, conversation } = interaction.asking;
  const asker = askerOf(interaction.team.id, owner);
  await respond(bot, interaction, own ? 'replace' : 'private', async () => ({
    answer: await bot.assistant.compare({ roles, aspects: aspectsOf(control), conversation, ...asker }),
  }));
}

function faultIn({ roles }: Control, role: string): string | undefined {
  return roles.includes(role) ? 'This role is in the comparison already; pick another one.' : undefined;
}
