import {
  type APILabelComponent,
  type APIModalInteractionResponseCallbackData,
  type ButtonInteraction,
  ComponentType,
  type ModalSubmitInteraction,
  TextInputStyle,
} from 'discord.js';
import { nameOf } from '../../chat/heading.ts';
import { say } from '../../chat/texts.ts';
import { cut, type Request } from '../../chat/turn.ts';
import { canCompare, MOST_ROLES } from '../../common/comparable.ts';
import { deadline } from '../../common/deadline.ts';
import type { Bot } from '../bot.ts';
import { isStale } from '../errors.ts';
import { LIMITS } from '../limits.ts';
import { label } from '../render/text.ts';
import { type ControlId, encodeId } from './ids.ts';

/** The fields of the forms: a title, and whose place it takes. */
const TITLE_FIELD = 'title';
const PLACE_FIELD = 'place';
/** The place of a title that is added. */
const ADDED = 'add';

/** A form is a first response: the names of the roles are looked up no longer than this, in milliseconds. */
const NAMES_MS = 1_500;

/** The buttons "Change" and "Another title…". */
export async function openForm(bot: Bot, interaction: ButtonInteraction, id: ControlId): Promise<void> {
  const changes = id.action === 'change';
  const places = changes ? placesFor(await namesOf(bot, id.ref)) : [];
  const customId = encodeId({ ...id, action: changes ? 'changeform' : 'otherform' });
  try {
    await interaction.showModal(
      form(customId, say(changes ? 'discord_change_title' : 'another_title'), places),
    );
  } catch (error) {
    if (!isStale(error)) bot.log.error({ err: error }, 'discord: a form could not be shown');
  }
}

/** The names of the roles compared; none where they cannot be had in time. */
async function namesOf(bot: Bot, ref: string): Promise<string[]> {
  try {
    const answer = await deadline(bot.chat.answer(ref), NAMES_MS);
    return answer && canCompare(answer) ? answer.roles.map(nameOf) : [];
  } catch {
    return [];
  }
}

function placesFor(names: readonly string[]): { label: string; value: string }[] {
  const add = names.length < MOST_ROLES ? [{ label: say('discord_added'), value: ADDED }] : [];
  return [
    ...add,
    ...names.map((name, at) => ({
      label: label(say('discord_in_place', { name }), LIMITS.optionLabel),
      value: String(at),
    })),
  ];
}

function form(
  customId: string,
  title: string,
  places: { label: string; value: string }[],
): APIModalInteractionResponseCallbackData {
  const field = {
    type: ComponentType.TextInput as const,
    custom_id: TITLE_FIELD,
    style: TextInputStyle.Short as const,
    placeholder: say('discord_example'),
    min_length: 2,
    max_length: 100,
    required: true,
  };
  const options = places.map((place, at) => ({ ...place, default: at === 0 }));
  const select = { type: ComponentType.StringSelect as const, custom_id: PLACE_FIELD, options };
  const labels: APILabelComponent[] = [
    { type: ComponentType.Label, label: say('discord_title_field'), component: field },
    ...(places.length > 1
      ? [{ type: ComponentType.Label as const, label: say('discord_where_field'), component: select }]
      : []),
  ];
  return { custom_id: customId, title: label(title, LIMITS.modalTitle), components: labels };
}

/** Returns the request of a submitted form; undefined for a form of another version. */
export function formRequest({ fields }: ModalSubmitInteraction, { action }: ControlId): Request | undefined {
  if (!fields.fields.has(TITLE_FIELD)) return undefined;
  const text = cut(fields.getTextInputValue(TITLE_FIELD));
  if (action === 'otherform') return { do: 'other', job: { text } };
  if (action !== 'changeform') return undefined;
  const [place] = fields.fields.has(PLACE_FIELD) ? fields.getStringSelectValues(PLACE_FIELD) : [];
  return place === undefined || place === ADDED
    ? { do: 'add', job: { text } }
    : { do: 'swap', at: Number(place), job: { text } };
}
