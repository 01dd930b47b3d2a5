import type { types } from '@slack/bolt';
import type { AnswerRole } from '../../../src/contract/answer.ts';
import type { Suggestion } from '../../../src/contract/assistant.ts';
import { aspectLabel, PICKABLE } from '../../chat/aspects.ts';
import { MOST_ROLES } from '../../common/comparable.ts';
import { CALLBACKS, FIELDS } from '../controls.ts';
import { LIMITS } from '../limits.ts';
import { option, plainText } from './blocks.ts';
import { label } from './text.ts';

/** A modal whose blocks are all known ones. */
export type Form = types.ModalView & { blocks: types.KnownBlock[] };

/** The form of `/compare`: roles, aspects and, where the answer may stand in a channel, who sees it. */
export function compareForm(metadata: string, inChannel: boolean): Form {
  return {
    type: 'modal',
    callback_id: CALLBACKS.compare,
    private_metadata: metadata,
    title: plainText('Compare roles', LIMITS.modalTitle),
    submit: plainText('Compare', LIMITS.modalButton),
    close: plainText('Cancel', LIMITS.modalButton),
    blocks: [
      input(FIELDS.roles, 'Two to five roles', {
        type: 'multi_external_select',
        action_id: FIELDS.roles,
        min_query_length: 1,
        max_selected_items: MOST_ROLES,
        placeholder: plainText('Type a job title', LIMITS.placeholder),
        focus_on_load: true,
      }),
      input(
        FIELDS.aspects,
        'About',
        {
          type: 'multi_static_select',
          action_id: FIELDS.aspects,
          placeholder: plainText('What people compare first', LIMITS.placeholder),
          options: PICKABLE.map((aspect) => option(aspectLabel(aspect), aspect)),
        },
        true,
      ),
      ...(inChannel ? [visibility()] : []),
    ],
  };
}

/** Values of the field "Who sees the answer?". */
export const VISIBILITY = { private: 'private', public: 'public' } as const;

function visibility(): types.InputBlock {
  const alone = option('Just for me', VISIBILITY.private);
  return input(FIELDS.visibility, 'Who sees the answer?', {
    type: 'radio_buttons',
    action_id: FIELDS.visibility,
    initial_option: alone,
    options: [alone, option('Everyone in this channel', VISIBILITY.public)],
  });
}

/** The form behind "Swap a role": which one, and for what. */
export function swapForm(metadata: string, roles: readonly Pick<AnswerRole, 'title'>[]): Form {
  const options = roles.map(({ title }, at) => option(title, String(at)));
  const [first] = options;
  const which: types.InputBlock[] =
    first && options.length > 1
      ? [
          input(FIELDS.which, 'Swap', {
            type: 'radio_buttons',
            action_id: FIELDS.which,
            initial_option: first,
            options,
          }),
        ]
      : [];
  return roleForm(CALLBACKS.swap, 'Swap a role', metadata, which, 'For');
}

/** The form behind "Add a role". */
export function addForm(metadata: string): Form {
  return roleForm(CALLBACKS.add, 'Add a role', metadata, [], 'Role');
}

/** The form behind "Another title". */
export function otherForm(metadata: string): Form {
  return roleForm(CALLBACKS.other, 'Another title', metadata, [], 'Which job do you mean?');
}

function roleForm(
  callbackId: string,
  title: string,
  metadata: string,
  before: types.InputBlock[],
  name: string,
): Form {
  return {
    type: 'modal',
    callback_id: callbackId,
    private_metadata: metadata,
    title: plainText(title, LIMITS.modalTitle),
    submit: plainText('Show', LIMITS.modalButton),
    close: plainText('Cancel', LIMITS.modalButton),
    blocks: [
      ...before,
      input(FIELDS.role, name, {
        type: 'external_select',
        action_id: FIELDS.role,
        min_query_length: 1,
        placeholder: plainText('Type a job title', LIMITS.placeholder),
      }),
    ],
  };
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
