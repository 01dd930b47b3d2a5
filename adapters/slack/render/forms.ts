import type { types } from '@slack/bolt';
import type { AnswerRole } from '../../../src/contract/answer.ts';
import type { Suggestion } from '../../../src/contract/assistant.ts';
import { aspectLabel, PICKABLE } from '../../chat/aspects.ts';
import { say } from '../../chat/texts.ts';
import { MOST_ROLES } from '../../common/comparable.ts';
import { CALLBACKS, FIELDS } from '../controls.ts';
import { LIMITS } from '../limits.ts';
import { option, plainText } from './blocks.ts';
import { label } from './text.ts';

/** A modal whose blocks are all known ones. */
export type Form = types.ModalView & { blocks: types.KnownBlock[] };

/** The form of `/compare`: roles, aspects and, where the answer may stand in a channel, who sees it. */
export function compareForm(metadata: string, inChannel: boolean): Form {
  return modal(CALLBACKS.compare, metadata, say('slack_compare_roles'), say('slack_compare'), [
    input(FIELDS.roles, say('slack_roles'), {
      type: 'multi_external_select',
      action_id: FIELDS.roles,
      min_query_length: 1,
      max_selected_items: MOST_ROLES,
      placeholder: plainText(say('slack_type_title'), LIMITS.placeholder),
      focus_on_load: true,
    }),
    input(
      FIELDS.aspects,
      say('slack_about'),
      {
        type: 'multi_static_select',
        action_id: FIELDS.aspects,
        placeholder: plainText(say('slack_about_first'), LIMITS.placeholder),
        options: PICKABLE.map((aspect) => option(aspectLabel(aspect), aspect)),
      },
      true,
    ),
    ...(inChannel ? [visibility()] : []),
  ]);
}

/** A form, and the word on the button that submits it. */
export function modal(
  callbackId: string,
  metadata: string,
  title: string,
  submit: string,
  blocks: types.KnownBlock[],
): Form {
  return {
    type: 'modal',
    callback_id: callbackId,
    private_metadata: metadata,
    title: plainText(title, LIMITS.modalTitle),
    submit: plainText(submit, LIMITS.modalButton),
    close: plainText(say('slack_cancel'), LIMITS.modalButton),
    blocks,
  };
}

/** Values of the field "Who sees the answer?". */
export const VISIBILITY = { private: 'private', public: 'public' } as const;

function visibility(): types.InputBlock {
  const alone = option(say('slack_for_me'), VISIBILITY.private);
  return input(FIELDS.visibility, say('slack_who_sees'), {
    type: 'radio_buttons',
    action_id: FIELDS.visibility,
    initial_option: alone,
    options: [alone, option(say('slack_for_all'), VISIBILITY.public)],
  });
}

/** The form behind "Swap a role": which one, and for what. */
export function swapForm(metadata: string, roles: readonly Pick<AnswerRole, 'title'>[]): Form {
  const options = roles.map(({ title }, at) => option(title, String(at)));
  const [first] = options;
  const which: types.InputBlock[] =
    first && options.length > 1
      ? [
          input(FIELDS.which, say('slack_swap_which'), {
            type: 'radio_buttons',
            action_id: FIELDS.which,
            initial_option: first,
            options,
          }),
        ]
      : [];
  return roleForm(CALLBACKS.swap, say('slack_swap'), metadata, which, say('slack_swap_for'));
}

/** The form behind "Add a role". */
export function addForm(metadata: string): Form {
  return roleForm(CALLBACKS.add, say('slack_add'), metadata, [], say('slack_role'));
}

/** The form behind "Another title". */
export function otherForm(metadata: string): Form {
  return roleForm(CALLBACKS.other, say('another_title'), metadata, [], say('slack_which_job'));
}

function roleForm(
  callbackId: string,
  title: string,
  metadata: string,
  before: types.InputBlock[],
  name: string,
): Form {
  return modal(callbackId, metadata, title, say('slack_show'), [
    ...before,
    input(FIELDS.role, name, {
      type: 'external_select',
      action_id: FIELDS.role,
      min_query_length: 1,
      placeholder: plainText(say('slack_type_title'), LIMITS.placeholder),
    }),
  ]);
}

/** A field's block has the name of its element, by which answers and faults find it. */
export function input(
  name: string,
  words: string,
  element: types.InputBlock['element'],
  optional = false,
): types.InputBlock {
  return {
    type: 'input',
    block_id: name,
    label: plainText(words, LIMITS.inputLabel),
    element,
    optional,
  };
}

/** Suggestions for a half-typed title; two of the same title are told apart by their code. */
export function roleOptions(suggestions: readonly Suggestion[]): types.PlainTextOption[] {
  const titles = suggestions.map(({ title }) => title);
  return suggestions
    .filter(({ id }) => id.length <= LIMITS.optionValue)
    .slice(0, LIMITS.options)
    .map(({ id, title, soc }) => {
      const twice = titles.indexOf(title) !== titles.lastIndexOf(title);
      const about =
        twice && soc
          ? { description: { type: 'plain_text' as const, text: label(soc, LIMITS.optionText) } }
          : {};
      return { ...option(title, id), ...about };
    });
}
