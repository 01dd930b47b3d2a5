import {
  type APIActionRowComponent,
  type APIButtonComponentWithCustomId,
  type APIComponentInMessageActionRow,
  ButtonStyle,
  ComponentType,
} from 'discord.js';
import type { Answer } from '../../../src/contract/answer.ts';
import { REASONS } from '../../../src/state/ratings.ts';
import { aspectLabel } from '../../chat/aspects.ts';
import { type Offers, offersOf } from '../../chat/offers.ts';
import type { About } from '../../chat/turn.ts';
import { REASON_LABELS } from '../../common/sentences.ts';
import { type Action, type ControlId, encodeId } from '../interactions/ids.ts';
import { LIMITS } from '../limits.ts';
import { label } from './text.ts';

type Row = APIActionRowComponent<APIComponentInMessageActionRow>;

/** The message that the controls stand under. */
export interface ControlsOf {
  ref: string;
  owner: string;
  /** Only a private answer can be shared. */
  shareable: boolean;
}

/** Selects and buttons under an answer; `page` and `pages` count from 0 and 1. */
export function controls(answer: Answer, of: ControlsOf, page: number, pages: number): Row[] {
  const id = (action: Action, at?: number): string => encodeId({ ...of, action, at } satisfies ControlId);
  const settled = answer.outcome === 'answer';
  const offers = offersOf(answer);
  return [
    pageRow(id, page, pages),
    choicesRow(offers, settled, id),
    nextRow(offers, settled, id),
    offers.swap && answer.roles.length > 1 ? swapRow(answer, id) : undefined,
    settled ? buttonRow(offers, of, id) : undefined,
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

function choicesRow({ choices }: Offers, settled: boolean, id: IdOf): Row | undefined {
  if (choices.length === 0) return undefined;
  const placeholder = settled ? 'Meant something else?' : 'Pick what you meant';
  const options = choices.slice(0, LIMITS.selectOptions).map(({ label: name, at }) => ({
    label: label(name, LIMITS.optionLabel),
    value: String(at),
  }));
  return row([{ type: ComponentType.StringSelect, custom_id: id('choose'), placeholder, options }]);
}

/** The other aspects of the same roles, then the questions that make sense next. */
function nextRow({ aspects, questions }: Offers, settled: boolean, id: IdOf): Row | undefined {
  const options = [
    ...aspects.map((aspect) => ({ label: aspectLabel(aspect), value: `aspect:${aspect}` })),
    ...questions.map(({ label: name, at }) => ({
      label: label(name, LIMITS.optionLabel),
      value: `ask:${at}`,
    })),
  ].slice(0, LIMITS.selectOptions);
  if (options.length === 0) return undefined;
  const placeholder = settled ? 'Ask on: pay, skills, duties…' : 'Ask for instance';
  return row([{ type: ComponentType.StringSelect, custom_id: id('next'), placeholder, options }]);
}

/** One button a role. Each carries the title in its label, so that its form opens without a look-up. */
function swapRow(answer: Answer, id: IdOf): Row {
  return row(
    answer.roles.map(({ title }, at) => button(id('swap', at), label(`Swap ${title}`, LIMITS.buttonLabel))),
  );
}

function buttonRow({ add }: Offers, of: ControlsOf, id: IdOf): Row {
  return row([
    ...(add ? [button(id('add'), 'Add a role')] : []),
    ...(of.shareable ? [button(id('share'), 'Share here', ButtonStyle.Primary)] : []),
    button(id('helpful'), '👍 Helpful'),
    button(id('unhelpful'), '👎 Not helpful'),
  ]);
}

/** What was wrong with an answer, in one tap. */
export function reasonRow(rated: About): Row {
  return row(
    REASONS.map((reason, at) => button(encodeId({ ...rated, action: 'reason', at }), REASON_LABELS[reason])),
  );
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
