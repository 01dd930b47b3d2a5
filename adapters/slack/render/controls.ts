import type { types } from '@slack/bolt';
import type { Answer } from '../../../src/contract/answer.ts';
import { REASONS } from '../../../src/state/ratings.ts';
import { aspectLabel } from '../../chat/aspects.ts';
import { type Offers, offersOf } from '../../chat/offers.ts';
import type { About } from '../../chat/turn.ts';
import { REASON_LABELS } from '../../common/sentences.ts';
import { ACTIONS, decodeAbout, encodeAbout } from '../controls.ts';
import { COMFORT, LIMITS } from '../limits.ts';
import { actions, button, option, plainText } from './blocks.ts';
import type { SlackBlock } from './types.ts';

/** The answer that the controls belong to, with the permission to share it. */
export type ControlsOf = About & { shareable: boolean };

/** Buttons and selects under an answer; `page` and `pages` count from 0 and 1. */
export function controls(answer: Answer, of: ControlsOf, page: number, pages: number): SlackBlock[] {
  const value = encodeAbout(of);
  const offers = offersOf(answer);
  const settled = answer.outcome === 'answer';
  return [
    pageRow(value, page, pages),
    settled ? undefined : choicesRow(offers, settled, value),
    askRow(offers, value),
    settled ? rolesRow(offers, of, value) : undefined,
    settled ? choicesRow(offers, settled, value) : undefined,
    offers.rate ? feedback(value) : undefined,
  ].filter((row) => row !== undefined);
}

function pageRow(value: string, page: number, pages: number): SlackBlock | undefined {
  const to = (target: number, words: string, style?: 'primary') =>
    button(`${ACTIONS.page}${target}`, words, value, style);
  return actions([
    ...(page + 1 < pages ? [to(page + 1, `More (${page + 2} of ${pages})`, 'primary')] : []),
    ...(page > 0 ? [to(page - 1, `Back (${page} of ${pages})`)] : []),
  ]);
}

/** A few readings are buttons, many a select; where the answer picked one itself, always a select. */
function choicesRow({ choices }: Offers, settled: boolean, value: string): SlackBlock | undefined {
  if (choices.length === 0) return undefined;
  if (!settled && choices.length <= COMFORT.choices) {
    return actions(choices.map(({ label, at }) => button(`${ACTIONS.choose}${at}`, label, value)));
  }
  const options = choices.slice(0, LIMITS.options).map(({ label, at }) => option(label, String(at)));
  const placeholder = settled ? 'Meant something else?' : 'Pick what you meant';
  return { ...select(ACTIONS.pick, placeholder, options), block_id: blockId('pick', value) };
}

/** The aspects not shown and the questions that make sense next: the likeliest as buttons, the rest to pick from. */
function askRow({ aspects, questions }: Offers, value: string): SlackBlock | undefined {
  const left = aspects.slice(COMFORT.buttons);
  const elements: types.ActionsBlockElement[] = [
    ...aspects
      .slice(0, COMFORT.buttons)
      .map((aspect) => button(`${ACTIONS.aspect}${aspect}`, aspectLabel(aspect), value)),
    ...questions
      .slice(0, COMFORT.buttons)
      .map(({ label, at }) => button(`${ACTIONS.ask}${at}`, label, value)),
    ...(left.length > 0 ? [subjects(left.map((aspect) => option(aspectLabel(aspect), aspect)))] : []),
  ];
  const row = actions(elements);
  return row && { ...row, block_id: blockId('ask', value) };
}

function subjects(options: types.PlainTextOption[]): types.StaticSelect {
  return {
    type: 'static_select',
    action_id: ACTIONS.subject,
    placeholder: plainText('Other subjects', LIMITS.placeholder),
    options,
  };
}

function rolesRow({ swap, add }: Offers, { shareable }: ControlsOf, value: string): SlackBlock | undefined {
  return actions([
    ...(swap ? [button(ACTIONS.swap, 'Swap a role', value)] : []),
    ...(add ? [button(ACTIONS.add, 'Add a role', value)] : []),
    ...(shareable ? [button(ACTIONS.share, 'Share here', value, 'primary')] : []),
  ]);
}

/** One element holds both buttons, and one action with the value of the pressed one. */
function feedback(value: string): SlackBlock {
  const rating = (words: string, said: string, mark: string) => ({
    text: plainText(words, LIMITS.buttonText),
    accessibility_label: said,
    value: `${mark}${value}`,
  });
  return {
    type: 'context_actions',
    elements: [
      {
        type: 'feedback_buttons',
        action_id: ACTIONS.rate,
        positive_button: rating('Helpful', 'This answer was helpful', '+'),
        negative_button: rating('Not helpful', 'This answer was not helpful', '-'),
      },
    ],
  };
}

/** What was wrong with an answer, in one tap. */
export function reasons(rated: About): SlackBlock[] {
  const value = encodeAbout(rated);
  const buttons = REASONS.map((reason) => button(`${ACTIONS.reason}${reason}`, REASON_LABELS[reason], value));
  return [{ type: 'actions', elements: buttons }];
}

function select(actionId: string, placeholder: string, options: types.PlainTextOption[]): types.ActionsBlock {
  return {
    type: 'actions',
    elements: [
      {
        type: 'static_select',
        action_id: actionId,
        placeholder: plainText(placeholder, LIMITS.placeholder),
        options,
      },
    ],
  };
}

/** A select's options are too short for more, so that its block names the answer. */
function blockId(kind: string, value: string): string {
  return `rw:${kind}:${value}`;
}

/** The answer that a select's block belongs to; undefined for a block of another kind. */
export function aboutOfBlock(blockId: string | undefined): About | undefined {
  return decodeAbout(/^rw:[a-z]+:([\w.]{1,65})$/.exec(blockId ?? '')?.[1]);
}
