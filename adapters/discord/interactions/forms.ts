import {
  type APIModalInteractionResponseCallbackData,
  type ButtonInteraction,
  ComponentType,
  type ModalMessageModalSubmitInteraction,
  TextInputStyle,
} from 'discord.js';
import { cut, type Request } from '../../chat/turn.ts';
import type { Bot } from '../bot.ts';
import { isStale } from '../errors.ts';
import { LIMITS } from '../limits.ts';
import { label } from '../render/text.ts';
import { type ControlId, encodeId } from './ids.ts';

/** The one field of the forms. */
const TITLE_FIELD = 'title';

/**
 * The buttons "Swap …" and "Add a role": a form is a first response itself, so it is made from what
 * the button says, without a look-up.
 */
export async function openForm(bot: Bot, interaction: ButtonInteraction, id: ControlId): Promise<void> {
  const swapping = id.action === 'swap';
  const title = (swapping && labelOf(interaction)) || 'Add a role';
  const customId = encodeId({ ...id, action: swapping ? 'swapform' : 'addform' });
  try {
    await interaction.showModal(form(customId, title));
  } catch (error) {
    if (!isStale(error)) bot.log.error({ err: error }, 'discord: a form could not be shown');
  }
}

/** Returns the label of the pressed button: "Swap" and the title of its role. */
function labelOf({ component }: ButtonInteraction): string | null | undefined {
  return component && 'label' in component ? component.label : undefined;
}

function form(customId: string, title: string): APIModalInteractionResponseCallbackData {
  const field = {
    type: ComponentType.TextInput as const,
    custom_id: TITLE_FIELD,
    style: TextInputStyle.Short as const,
    placeholder: 'registered nurse',
    min_length: 2,
    max_length: 100,
    required: true,
  };
  return {
    custom_id: customId,
    title: label(title, LIMITS.modalTitle),
    components: [{ type: ComponentType.Label, label: 'Title of the job', component: field }],
  };
}

/** Returns the request of a submitted form. */
export function formRequest(
  interaction: ModalMessageModalSubmitInteraction,
  id: ControlId,
): Request | undefined {
  const job = { text: cut(interaction.fields.getTextInputValue(TITLE_FIELD)) };
  if (id.action === 'swapform') return { do: 'swap', at: id.at ?? 0, job };
  return id.action === 'addform' ? { do: 'add', job } : undefined;
}
