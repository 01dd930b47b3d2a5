import {
  type APIModalInteractionResponseCallbackData,
  type ButtonInteraction,
  ComponentType,
  type ModalMessageModalSubmitInteraction,
  TextInputStyle,
} from 'discord.js';
import type { Bot } from '../bot.ts';
import { isStale } from '../errors.ts';
import { answerJobs, type Job } from '../jobs.ts';
import { LIMITS } from '../limits.ts';
import { askerOf } from '../place.ts';
import { label } from '../render/text.ts';
import { conversationFor, inPlace, TOO_OLD } from './answers.ts';
import { type ControlId, encodeId, viewRef } from './ids.ts';
import { respond } from './respond.ts';

/** The one field of the forms. */
const TITLE_FIELD = 'title';

/**
 * The buttons "Swap …" and "Add a role": a form is a first response itself, so it is made from what
 * the button says, without a look-up.
 */
export async function openForm(bot: Bot, interaction: ButtonInteraction, id: ControlId): Promise<void> {
  if (!bot.once.first(interaction.id)) return;
  const swapping = id.action === 'swap';
  const title = (swapping && labelOf(interaction)) || 'Add a role';
  const customId = encodeId({ ...id, action: swapping ? 'swapform' : 'addform' });
  try {
    await interaction.showModal(form(customId, title));
  } catch (error) {
    if (!isStale(error)) {
      bot.log.error({ err: error, reference: viewRef(interaction.id) }, 'discord: a form could not be shown');
    }
  }
}

/** What the pressed button says: "Swap" and the title of its role. */
function labelOf({ component }: ButtonInteraction): string | null | undefined {
  return 'label' in component ? component.label : undefined;
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

/** The form sent off: the answer once more, with one role swapped or added. */
export function formSent(
  bot: Bot,
  interaction: ModalMessageModalSubmitInteraction,
  id: ControlId,
): Promise<void> {
  return respond(bot, interaction, inPlace(interaction, id), async () => {
    const view = await bot.views.load(id.ref);
    if (!view) return { notice: TOO_OLD };
    const typed: Job = { text: interaction.fields.getTextInputValue(TITLE_FIELD) };
    const roles = view.answer.roles.map((role): Job => ({ id: role.id, text: role.title }));
    const jobs =
      id.action === 'swapform'
        ? roles.with(Math.min(id.at ?? 0, roles.length - 1), typed)
        : [...roles, typed];
    const conversation = conversationFor(interaction, id, view);
    const asked = { jobs, aspects: view.answer.aspects, conversation, ...askerOf(interaction) };
    return { answer: await answerJobs(bot.assistant, asked), conversation };
  });
}
