import type { types } from '@slack/bolt';
import { LIMITS } from '../limits.ts';
import { tear } from './fit.ts';
import { label, literal } from './text.ts';

/** The builders of single blocks. Texts come ready as mrkdwn unless a builder says otherwise. */

/** Text as one section or several; nothing of it is read as a link or a mention that we did not make. */
export function sections(mrkdwn: string, max: number = LIMITS.section): types.SectionBlock[] {
  return tear(mrkdwn, Math.min(max, LIMITS.section)).map((text) => ({
    type: 'section',
    text: { type: 'mrkdwn', text, verbatim: true },
    expand: true,
  }));
}

/** Small print, one block a piece. */
export function small(mrkdwn: string, max: number = LIMITS.contextText): types.ContextBlock[] {
  return tear(mrkdwn, Math.min(max, LIMITS.contextText)).map((text) => ({
    type: 'context',
    elements: [{ type: 'mrkdwn', text, verbatim: true }],
  }));
}

/** A heading; plain words. */
export function header(words: string): types.HeaderBlock {
  return { type: 'header', text: plainText(words, LIMITS.header) };
}

export function plainText(words: string, max: number): types.PlainTextElement {
  return { type: 'plain_text', text: label(words, max), emoji: false };
}

/** A button; `words` are clipped to what Slack takes. */
export function button(actionId: string, words: string, value: string, style?: 'primary'): types.Button {
  return {
    type: 'button',
    action_id: actionId,
    text: plainText(words, LIMITS.buttonText),
    value,
    ...(style ? { style } : {}),
  };
}

/** An option; the rest of words that are too long stands in its second line. */
export function option(words: string, value: string): types.PlainTextOption {
  const [head = '', ...rest] = tear(literal(words), LIMITS.optionText);
  const second = rest.join(' ');
  return {
    text: plainText(head, LIMITS.optionText),
    value,
    ...(second ? { description: plainText(second, LIMITS.optionText) } : {}),
  };
}

export function actions(elements: types.ActionsBlockElement[]): types.ActionsBlock | undefined {
  return elements.length > 0 ? { type: 'actions', elements } : undefined;
}
