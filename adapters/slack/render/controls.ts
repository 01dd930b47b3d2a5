import type { types } from '@slack/bolt';
import type { Answer } from '../../../src/contract/answer.ts';
import { REASONS } from '../../../src/state/ratings.ts';
import { aspectLabel } from '../../chat/aspects.ts';
import { type Offers, offersOf } from '../../chat/offers.ts';
import type { Controlled } from '../../chat/platform.ts';
import { optionOf } from '../../chat/presses.ts';
import { say } from '../../chat/texts.ts';
import type { About } from '../../chat/turn.ts';
import { REASON_LABELS } from '../../common/sentences.ts';
import { ACTIONS, decodeAbout, encodeAbout } from '../controls.ts';
import { COMFORT, LIMITS } from '../limits.ts';
import { actions, button, option, plainText } from './blocks.ts';
import type { SlackBlock } from './types.ts';

/** Something to press, as a button or as an option of a select. */
interface Press {
  words: string;
  action: string;
  /** The value of the option. */
  option: string;
}

/** Options of "More" that open a form. */
export const FORMS = { swap: 'swap', add: 'add' } as const;

/** Buttons and selects under an answer, in few rows of a phone; `page` and `pages` count from 0 and 1. */
export function controls(answer: Answer, of: Controlled, page: number, pages: number): SlackBlock[] {
  const value = encodeAbout(of);
  const offers = offersOf(answer);
  const settled = answer.outcome === 'answer';
  return [
    pageRow(value, page, pages),
    settled ? readingsRow(offers, value) : choicesRow(offers, value),
    askRow(offers, value, settled, of),
    offers.rate ? feedback(value) : undefined,
  ].filter((row) => row !== undefined);
}

function pageRow(value: string, page: number, pages: number): SlackBlock | undefined {
  const to = (target: number, words: string, style?: 'primary') =>
    button(`${ACTIONS.page}${target}`, words, value, style);
  return actions([
    ...(page + 1 < pages ? [to(page + 1, say('more_pages', { page: page + 2, pages }), 'primary')] : []),
    ...(page > 0 ? [to(page - 1, say('back_pages', { page, pages }))] : []),
  ]);
}

/** What may be meant: a few buttons or a select, and a way to say something else. */
function choicesRow({ choices, other }: Offers, value: string): SlackBlock | undefined {
  const presses = choices.map(({ label, at }) => press(label, 'choose', at));
  const few = presses.length <= COMFORT.choices && presses.every(fitsButton);
  return row('pick', value, [
    ...(few ? presses.map((press) => buttonOf(press, value)) : []),
    ...(few ? [] : [select('pick', say('pick_meant'), presses)]),
    ...(other
      ? [button(ACTIONS.other, say(choices.length > 0 ? 'another_title' : 'slack_pick_title'), value)]
      : []),
  ]);
}

/** What else was meant where the answer picked a reading itself. */
function readingsRow({ choices }: Offers, value: string): SlackBlock | undefined {
  const [shown, left] = parted(choices.map(({ label, at }) => press(label, 'choose', at)));
  return row('pick', value, [
    ...shown.map((press) => buttonOf(press, value)),
    ...(left.length > 0 ? [select('pick', say('meant_else'), left)] : []),
  ]);
}

/** What is asked by a press, as a button or as an option says it. */
const press = (words: string, ask: 'choose' | 'aspect' | 'next', of: string | number): Press => ({
  words,
  action: `${ACTIONS[ask]}${of}`,
  option: optionOf(ask, of),
});

/** The subjects not shown and the questions that make sense next: the likeliest as buttons, the rest behind "More". */
function askRow(
  { aspects, questions, swap, add }: Offers,
  value: string,
  settled: boolean,
  { undoable, shareable }: Controlled,
): SlackBlock | undefined {
  const subjects = aspects.map((aspect) => press(aspectLabel(aspect), 'aspect', aspect));
  const asks = questions.map(({ label, at }) => press(label, 'next', at));
  const [shown, left] = settled ? parted([...subjects, ...asks]) : [[...subjects, ...asks], []];
  const rest = [
    ...left,
    ...(swap ? [{ words: say('slack_swap'), action: '', option: FORMS.swap }] : []),
    ...(add ? [{ words: say('slack_add'), action: '', option: FORMS.add }] : []),
  ];
  return row('more', value, [
    ...shown.slice(0, LIMITS.actions - 3).map((press) => buttonOf(press, value)),
    ...(rest.length > 0 ? [select('more', say('slack_ask_on'), rest)] : []),
    ...(undoable ? [button(ACTIONS.undo, say('undo'), value)] : []),
    ...(settled && shareable ? [button(ACTIONS.share, say('slack_share'), value)] : []),
  ]);
}

const fitsButton = ({ words }: Press): boolean => words.length <= LIMITS.buttonText;

/** Those whose labels fit beside each other on a phone, at least one where a button holds it; and the others. */
function parted(presses: readonly Press[]): [shown: Press[], left: Press[]] {
  let length = 0;
  const end = presses.findIndex((press, at) => {
    length += press.words.length;
    return !fitsButton(press) || (at > 0 && length > COMFORT.rowOfButtons);
  });
  return end < 0 ? [[...presses], []] : [presses.slice(0, end), presses.slice(end)];
}

const buttonOf = ({ words, action }: Press, value: string): types.Button => button(action, words, value);

/** One element holds both buttons, and one action with the value of the pressed one. */
function feedback(value: string): SlackBlock {
  const rating = (words: 'slack_helpful' | 'slack_unhelpful', mark: string) => ({
    text: plainText(say(words), LIMITS.buttonText),
    accessibility_label: say(`${words}_said`),
    value: `${mark}${value}`,
  });
  return {
    type: 'context_actions',
    elements: [
      {
        type: 'feedback_buttons',
        action_id: ACTIONS.rate,
        positive_button: rating('slack_helpful', '+'),
        negative_button: rating('slack_unhelpful', '-'),
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

function select(name: string, placeholder: string, presses: readonly Press[]): types.StaticSelect {
  return {
    type: 'static_select',
    action_id: `${ACTIONS.list}${name}`,
    placeholder: plainText(placeholder, LIMITS.placeholder),
    options: presses.slice(0, LIMITS.options).map((press) => option(press.words, press.option)),
  };
}

/** A row of controls. A select's options are too short to say more, so that the block names the answer. */
function row(kind: string, value: string, elements: types.ActionsBlockElement[]): SlackBlock | undefined {
  const block = actions(elements);
  return block && { ...block, block_id: `rw:${kind}:${value}` };
}

/** The answer that a select's block belongs to; undefined for a block of another kind. */
export function aboutOfBlock(blockId: string | undefined): About | undefined {
  return decodeAbout(/^rw:[a-z]+:([\w.]{1,65})$/.exec(blockId ?? '')?.[1]);
}
