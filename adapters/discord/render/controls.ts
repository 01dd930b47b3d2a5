import {
  type APIActionRowComponent,
  type APIButtonComponentWithCustomId,
  type APIComponentInMessageActionRow,
  ButtonStyle,
  ComponentType,
} from 'discord.js';
import type { Answer } from '../../../src/contract/answer.ts';
import { canCompare, MOST_ROLES } from '../../common/comparable.ts';
import { aspectLabel, PICKABLE } from '../aspects.ts';
import { type Action, type ControlId, encodeId } from '../interactions/ids.ts';
import { LIMITS } from '../limits.ts';
import { label } from './text.ts';

type Row = APIActionRowComponent<APIComponentInMessageActionRow>;

/** Which message the controls stand under. */
export interface ControlsOf {
  ref: string;
  owner: string;
  /** Only a private answer can be shared. */
  shareable: boolean;
}

/** How many readings are offered where the answer already picked one; a clarification offers all. */
const OTHER_READINGS = 10;

/** Selects and buttons under an answer; `page` and `pages` count from 0 and 1. */
export function controls(answer: Answer, of: ControlsOf, page: number, pages: number): Row[] {
  const id = (action: Action, at?: number): string => encodeId({ ...of, action, at } satisfies ControlId);
  const settled = answer.outcome === 'answer';
  return [
    pageRow(id, page, pages),
    choicesRow(answer, id),
    nextRow(answer, id),
    settled ? swapRow(answer, id) : undefined,
    settled ? buttonRow(answer, of, id) : undefined,
  ].filter((row) => row !== undefined);
}

type IdOf = (action: Action, at?: number) => string;

function pageRow(id: IdOf, page: number, pages: number): Row | undefined {
  const more = page + 1 < pages;
  const buttons = [
    ...(more ? [button(id('page', page + 1), `More (${page + 2} of ${pages})`, ButtonStyle.Primary)] : []),
    ...(page > 0 ? [button(id('page', page - 1), `Back (${page} of ${pages})`)] : []),
  ];
  return buttons.length > 0 ? row(buttons) : undefined;
}

function choicesRow(answer: Answer, id: IdOf): Row | undefined {
  if (answer.choices.length === 0) return undefined;
  const settled = answer.outcome === 'answer';
  const shown = answer.choices.slice(0, settled ? OTHER_READINGS : LIMITS.selectOptions);
  const placeholder = settled ? 'Meant something else?' : 'Pick what you meant';
  const options = shown.map((choice, at) => ({
    label: label(choice.label, LIMITS.optionLabel),
    value: String(at),
  }));
  return row([{ type: ComponentType.StringSelect, custom_id: id('choose'), placeholder, options }]);
}

/** The other aspects of the same roles, then the questions that make sense next. */
function nextRow(answer: Answer, id: IdOf): Row | undefined {
  const aspects = canCompare(answer) ? PICKABLE.filter((aspect) => !answer.aspects.includes(aspect)) : [];
  const known = new Set<string>();
  const options = [
    ...aspects.map((aspect) => ({ label: aspectLabel(aspect), value: `aspect:${aspect}` })),
    ...answer.followUps.map(({ label: name }, at) => ({ label: name, value: `ask:${at}` })),
  ]
    .map(({ label: name, value }) => ({ label: label(name, LIMITS.optionLabel), value }))
    .filter((option) => !known.has(option.label.toLowerCase()) && known.add(option.label.toLowerCase()))
    .slice(0, LIMITS.selectOptions);
  if (options.length === 0) return undefined;
  const placeholder = answer.outcome === 'answer' ? 'Ask on: pay, skills, duties…' : 'Ask for instance';
  return row([{ type: ComponentType.StringSelect, custom_id: id('next'), placeholder, options }]);
}

/** One button a role. Each carries the title in its label, so that its form opens without a look-up. */
function swapRow(answer: Answer, id: IdOf): Row | undefined {
  if (!canCompare(answer) || answer.roles.length < 2) return undefined;
  return row(
    answer.roles.map(({ title }, at) => button(id('swap', at), label(`Swap ${title}`, LIMITS.buttonLabel))),
  );
}

function buttonRow(answer: Answer, of: ControlsOf, id: IdOf): Row {
  const roomForMore = canCompare(answer) && answer.roles.length < MOST_ROLES;
  return row([
    ...(roomForMore ? [button(id('add'), 'Add a role')] : []),
    ...(of.shareable ? [button(id('share'), 'Share here', ButtonStyle.Primary)] : []),
    button(id('helpful'), '👍 Helpful'),
    button(id('unhelpful'), '👎 Not helpful'),
  ]);
}

function button(
  customId: string,
  text: string,
  style: APIButtonComponentWithCustomId['style'] = ButtonStyle.Secondary,
): APIButtonComponentWithCustomId {
  return { type: ComponentType.Button, style, label: text, custom_id: customId };
}

function row(components: APIComponentInMessageActionRow[]): Row {
  return { type: ComponentType.ActionRow, components };
}
