import { isAspect } from '../../../src/contract/aspects.ts';
import { MOST_ROLES } from '../../common/comparable.ts';
import { aspectsOf } from '../answers.ts';
import type { Bot } from '../bot.ts';
import { FIELDS } from '../controls.ts';
import { VISIBILITY } from '../render/forms.ts';
import { respond } from '../respond.ts';
import { askerOf } from '../shown-answers.ts';
import { decodeMetadata } from './metadata.ts';
import { interactionOf, type Sent, STALE, values } from './sent.ts';

/** The form of `/compare` sent off. */
export async function compareSent(bot: Bot, args: Sent): Promise<void> {
  const roles = [...new Set(values(args, FIELDS.roles))];
  const metadata = decodeMetadata(args.view.private_metadata);
  const fault = metadata ? faultIn(roles) : STALE;
  if (fault || !metadata) {
    await args.ack({ response_action: 'errors', errors: { [FIELDS.roles]: fault ?? STALE } });
    return;
  }
  await args.ack();
  const aspects = aspectsOf({ aspects: values(args, FIELDS.aspects).filter(isAspect) });
  const open = values(args, FIELDS.visibility).includes(VISIBILITY.public);
  const form = interactionOf(bot, args, metadata);
  const interaction = { ...form, asking: { ...form.asking, shareable: form.asking.shareable && !open } };
  const { owner, conversation } = interaction.asking;
  const asker = askerOf(interaction.team.id, owner);
  await respond(bot, interaction, open ? 'public' : 'private', async () => ({
    answer: await bot.assistant.compare({ roles, aspects, conversation, ...asker }),
  }));
}

function faultIn(roles: readonly string[]): string | undefined {
  if (roles.length < 2) return 'Pick at least two roles.';
  return roles.length > MOST_ROLES ? `Pick at most ${MOST_ROLES} roles.` : undefined;
}
