import type { types } from '@slack/bolt';
import type { Answer } from '../../../src/contract/answer.ts';
import { type Aspect, isAspect } from '../../../src/contract/aspects.ts';
import { canCompare, MOST_ROLES } from '../../common/comparable.ts';
import { aspectLabel, OFFERED } from '../aspects.ts';
import { ACTIONS, type Control, encodeControl } from '../controls.ts';
import { COMFORT, LIMITS } from '../limits.ts';
import { actions, button, option, plainText } from './blocks.ts';
import type { SlackBlock } from './types.ts';

/** Buttons and selects under an answer; `page` and `pages` count from 0 and 1. */
export function controls(answer: Answer, control: Control, page: number, pages: number): SlackBlock[] {
  const value = encodeControl(control);
  const settled = answer.outcome === 'answer';
  return [
    pageRow(value, page, pages),
    settled ? undefined : choicesRow(answer, control, value),
    askRow(answer, control, value),
    settled ? rolesRow(answer, control, value) : undefined,
    settled ? choicesRow(answer, control, value) : undefined,
    settled ? feedback(value) : undefined,
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
function choicesRow(answer: Answer, control: Control, value: string): SlackBlock | undefined {
  const { choices, outcome } = answer;
  if (choices.length === 0) return undefined;
  if (outcome !== 'answer' && choices.length <= COMFORT.choices) {
    return actions(choices.map(({ label }, at) => button(`${ACTIONS.choose}${at}`, label, value)));
  }
  const most = outcome === 'answer' ? COMFORT.otherReadings : LIMITS.options;
  const options = choices.slice(0, most).map(({ label }, at) => option(label, String(at)));
  const placeholder = outcome === 'answer' ? 'Meant something else?' : 'Pick what you meant';
  return { ...select(ACTIONS.pick, placeholder, options), block_id: blockId('pick', control) };
}

/** The aspects not shown and the questions that make sense next: the likeliest as buttons, the rest to pick from. */
function askRow(answer: Answer, control: Control, value: string): SlackBlock | undefined {
  const offered = answer.followUps.map(({ label }) => label).filter(isAspect);
  const others = canCompare(answer) ? OFFERED.filter((aspect) => !answer.aspects.includes(aspect)) : [];
  const aspects = [...new Set<Aspect>([...offered.filter((aspect) => others.includes(aspect)), ...others])];
  const questions = answer.followUps
    .map(({ label }, at) => ({ label, at }))
    .filter(({ label }) => others.length === 0 || !isAspect(label));
  const asButtons = aspects.slice(0, COMFORT.buttons);
  const left = aspects.slice(COMFORT.buttons);
  const elements: types.ActionsBlockElement[] = [
    ...asButtons.map((aspect) => button(`${ACTIONS.aspect}${aspect}`, aspectLabel(aspect), value)),
    ...questions
      .slice(0, COMFORT.buttons)
      .map(({ label, at }) =>
        button(`${ACTIONS.ask}${at}`, isAspect(label) ? aspectLabel(label) : capital(label), value),
      ),
    ...(left.length > 0 ? [subjects(left.map((aspect) => option(aspectLabel(aspect), aspect)))] : []),
  ];
  const row = actions(elements);
  return row && { ...row, block_id: blockId('ask', control) };
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function subjects(options: types.PlainTextOption[]): types.StaticSelect {
  return {
    type: 'static_select',
    action_id: ACTIONS.subject,
    placeholder: plainText('Other subjects', LIMITS.placeholder),
    options,
  };
}

function rolesRow(answer: Answer, { shareable }: Control, value: string): SlackBlock | undefined {
  const comparable = canCompare(answer);
  return actions([
    ...(comparable ? [button(ACTIONS.swap, 'Swap a role', value)] : []),
    ...(comparable && answer.roles.length < MOST_ROLES ? [button(ACTIONS.add, 'Add a role', value)] : []),
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

/** A select's options are too short for a control, so that its block names the kept answer. */
function blockId(kind: string, { ref }: Control): string {
  return `rw:${kind}:${ref}`;
}

/** The kept answer that a select's block belongs to; undefined for a block of another kind. */
export function refOfBlock(blockId: string | undefined): string | undefined {
  return /^rw:[a-z]+:([\w-]{1,32})$/.exec(blockId ?? '')?.[1];
}
