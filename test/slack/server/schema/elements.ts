import { z } from 'zod';
import { anyText, confirm, id, markedOption, option, optionGroup, plain, slackFile } from './text.ts';

/** Elements of blocks, as https://docs.slack.dev/reference/block-kit/block-elements and @slack/types have them. */

const acting = { action_id: id.optional() };
const label = z.string().min(1).max(75);
const focusing = { focus_on_load: z.boolean().optional(), placeholder: plain(150).optional() };
const choosing = { ...acting, ...focusing, confirm: confirm.optional() };
const several = { max_selected_items: z.int().min(1).optional() };
const typed = { min_query_length: z.int().min(0).optional() };
const listed = {
  options: z.array(option).min(1).max(100).optional(),
  option_groups: z.array(optionGroup).min(1).max(100).optional(),
};
const oneList = (element: { options?: unknown; option_groups?: unknown }) =>
  (element.options === undefined) !== (element.option_groups === undefined);
const ONE_LIST = 'options or option_groups, one of them';

const button = z.strictObject({
  type: z.literal('button'),
  ...acting,
  text: plain(75),
  value: z.string().max(2000).optional(),
  url: z.url().max(3000).optional(),
  style: z.enum(['primary', 'danger']).optional(),
  confirm: confirm.optional(),
  accessibility_label: label.optional(),
});

const staticSelect = z
  .strictObject({
    type: z.literal('static_select'),
    ...choosing,
    ...listed,
    initial_option: option.optional(),
  })
  .refine(oneList, ONE_LIST);
const multiStaticSelect = z
  .strictObject({
    type: z.literal('multi_static_select'),
    ...choosing,
    ...several,
    ...listed,
    initial_options: z.array(option).min(1).optional(),
  })
  .refine(oneList, ONE_LIST);
const externalSelect = z.strictObject({
  type: z.literal('external_select'),
  ...choosing,
  ...typed,
  initial_option: option.optional(),
});
const multiExternalSelect = z.strictObject({
  type: z.literal('multi_external_select'),
  ...choosing,
  ...several,
  ...typed,
  initial_options: z.array(option).min(1).max(100).optional(),
});
const conversationsSelect = z.strictObject({
  type: z.literal('conversations_select'),
  ...choosing,
  initial_conversation: z.string().optional(),
  default_to_current_conversation: z.boolean().optional(),
  response_url_enabled: z.boolean().optional(),
  filter: z
    .strictObject({
      include: z
        .array(z.enum(['im', 'mpim', 'private', 'public']))
        .min(1)
        .optional(),
      exclude_external_shared_channels: z.boolean().optional(),
      exclude_bot_users: z.boolean().optional(),
    })
    .optional(),
});

const overflow = z.strictObject({
  type: z.literal('overflow'),
  ...acting,
  options: z
    .array(option.extend({ url: z.url().max(3000).optional() }))
    .min(1)
    .max(5),
  confirm: confirm.optional(),
});

const ticks = {
  ...acting,
  focus_on_load: z.boolean().optional(),
  options: z.array(markedOption).min(1).max(10),
  confirm: confirm.optional(),
};
const checkboxes = z.strictObject({
  type: z.literal('checkboxes'),
  ...ticks,
  initial_options: z.array(markedOption).min(1).optional(),
});
const radioButtons = z.strictObject({
  type: z.literal('radio_buttons'),
  ...ticks,
  initial_option: markedOption.optional(),
});

const plainTextInput = z.strictObject({
  type: z.literal('plain_text_input'),
  ...acting,
  ...focusing,
  initial_value: z.string().max(3000).optional(),
  multiline: z.boolean().optional(),
  min_length: z.int().min(0).max(3000).optional(),
  max_length: z.int().min(1).max(3000).optional(),
  dispatch_action_config: z
    .strictObject({
      trigger_actions_on: z
        .array(z.enum(['on_enter_pressed', 'on_character_entered']))
        .min(1)
        .optional(),
    })
    .optional(),
});

const feedbackButton = z.strictObject({
  text: plain(75),
  accessibility_label: label.optional(),
  value: z.string().min(1).max(2000),
});
const feedbackButtons = z.strictObject({
  type: z.literal('feedback_buttons'),
  ...acting,
  positive_button: feedbackButton,
  negative_button: feedbackButton,
});
const iconButton = z.strictObject({
  type: z.literal('icon_button'),
  ...acting,
  icon: z.literal('trash'),
  text: plain(75),
  accessibility_label: label.optional(),
  value: z.string().max(2000).optional(),
  visible_to_user_ids: z.array(z.string()).optional(),
  confirm: confirm.optional(),
});

const image = z
  .strictObject({
    type: z.literal('image'),
    alt_text: z.string().min(1).max(2000),
    image_url: z.url().max(3000).optional(),
    slack_file: slackFile.optional(),
  })
  .refine((one) => (one.image_url === undefined) !== (one.slack_file === undefined), 'one picture');

const selects = [
  staticSelect,
  multiStaticSelect,
  externalSelect,
  multiExternalSelect,
  conversationsSelect,
] as const;

/** What stands in an `actions` block. */
export const actionsElement = z.union([button, ...selects, overflow, checkboxes, radioButtons]);
/** What stands beside the text of a section. */
export const accessory = z.union([actionsElement, image]);
/** What an `input` block asks with. */
export const inputElement = z.union([...selects, checkboxes, radioButtons, plainTextInput]);
/** What stands in a `context` block. */
export const contextElement = z.union([image, anyText()]);
/** What stands in a `context_actions` block. */
export const contextAction = z.union([feedbackButtons, iconButton]);
