import { z } from 'zod';

/**
 * Texts and options as Slack takes them. The figures are those of its reference pages and of @slack/types,
 * written out here once more, so that a slip in the front end's own is found.
 */

/** Text of 1 to `most` characters, nothing in it that would garble or act on its surroundings. */
export const words = (most: number) =>
  z
    .string()
    .min(1)
    .max(most)
    .refine((text) => text.trim() !== '', 'blank')
    .refine((text) => !HARMFUL.test(text), 'a control character');

/** Control characters other than tab and new line, and those that turn the direction of what follows. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const HARMFUL = /[\u0000-\u0008\u000b-\u001f\u007f\u202a-\u202e\u2066-\u2069]/;

/** Links, mentions and dates that mrkdwn may hold in angle brackets. */
const MARKUP =
  /<(?:(?:https?|slack):\/\/[^<>|]+(?:\|[^<>]*)?|mailto:[^<>]+|@[UW][A-Z0-9]+|#C[A-Z0-9]+|!date\^[^<>]+)>/g;

/** Whether `&`, `<` and `>` that are not markup are escaped, and nobody is rung for. */
export function escaped(text: string): boolean {
  const rest = text.replaceAll(MARKUP, '').replaceAll(/^>+ ?/gm, '');
  return !/[<>]|&(?!(?:amp|lt|gt);)/.test(rest);
}

const ESCAPED = 'an unescaped &, < or >';

export const plain = (most = 3000) =>
  z.strictObject({ type: z.literal('plain_text'), text: words(most), emoji: z.boolean().optional() });

export const mrkdwn = (most = 3000) =>
  z.strictObject({
    type: z.literal('mrkdwn'),
    text: words(most).refine(escaped, ESCAPED),
    verbatim: z.boolean().optional(),
  });

export const anyText = (most = 3000) => z.discriminatedUnion('type', [plain(most), mrkdwn(most)]);

/** What `text` of a message may be: mrkdwn, since Slack reads it so. Longer is cut, so refused here. */
export const messageText = words(4000).refine(escaped, ESCAPED);

/** Standard Markdown, in a block or streamed; angle brackets act in it as they do in mrkdwn. */
export const markdownText = z
  .string()
  .min(1)
  .max(12_000)
  .refine((text) => !HARMFUL.test(text), 'a control character')
  .refine((text) => !/<[!@#]/.test(text), 'an unescaped mention');

export const id = z.string().min(1).max(255);

const described = { value: z.string().max(75).optional(), description: plain(75).optional() };
/** https://docs.slack.dev/reference/block-kit/composition-objects/option-object */
export const option = z.strictObject({ text: plain(75), ...described, value: z.string().min(1).max(75) });
export const markedOption = z.strictObject({ text: anyText(75), ...described });
export const optionGroup = z.strictObject({ label: plain(75), options: z.array(option).min(1).max(100) });

export const confirm = z.strictObject({
  title: plain(100).optional(),
  text: anyText(300),
  confirm: plain(30).optional(),
  deny: plain(30).optional(),
  style: z.enum(['primary', 'danger']).optional(),
});

/** A picture that Slack holds: by id or address, never both. */
export const slackFile = z.union([
  z.strictObject({ id: z.string().min(1) }),
  z.strictObject({ url: z.url() }),
]);
