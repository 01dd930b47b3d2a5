import type { types } from '@slack/bolt';
import { say } from '../../chat/texts.ts';
import { ANSWERS, type ChannelChoice, choiceText } from '../channels.ts';
import { CALLBACKS, FIELDS } from '../controls.ts';
import { option, small } from './blocks.ts';
import { type Form, input, modal } from './forms.ts';
import type { Rendered } from './types.ts';

/** Values of the boxes that may be ticked. */
export const ALSO = { strangers: 'strangers', hidden: 'hidden' } as const;

/** The form of `/rolewise`: how Rolewise answers in a channel. */
export function channelForm(metadata: string, { answers, strangers, hidden }: ChannelChoice): Form {
  const modes = ANSWERS.map((mode) => option(say(`slack_answers_${mode}`), mode));
  const boxes = [
    option(say('slack_channel_strangers'), ALSO.strangers),
    option(say('slack_channel_hidden'), ALSO.hidden),
  ];
  const ticked = boxes.filter(({ value }) => (value === ALSO.strangers ? strangers : hidden));
  const chosen = modes[ANSWERS.indexOf(answers)];
  const radio: types.RadioButtons = {
    type: 'radio_buttons',
    action_id: FIELDS.answers,
    options: modes,
    ...(chosen ? { initial_option: chosen } : {}),
  };
  const checks: types.Checkboxes = {
    type: 'checkboxes',
    action_id: FIELDS.also,
    options: boxes,
    ...(ticked.length > 0 ? { initial_options: ticked } : {}),
  };
  return modal(CALLBACKS.channel, metadata, say('slack_channel_title'), say('slack_save'), [
    input(FIELDS.answers, say('slack_channel_answers'), radio),
    input(FIELDS.also, say('slack_channel_also'), checks, true),
  ]);
}

/** Says in a channel who changed how Rolewise answers there. */
export function renderChosen(user: string, choice: ChannelChoice): Rendered {
  const text = say('slack_channel_set', { user, choice: choiceText(choice) });
  return { text, blocks: small(text) };
}
