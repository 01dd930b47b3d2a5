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
import type { Controlled } from '../../chat/platform.ts';
import { optionOf } from '../../chat/presses.ts';
import { say } from '../../chat/texts.ts';
import type { About } from '../../chat/turn.ts';
import { REASON_LABELS } from '../../common/sentences.ts';
import { type Action, type ControlId, encodeId } from '../interactions/ids.ts';
import { COMFORT, LIMITS } from '../limits.ts';
import { label } from './text.ts';

type Row = APIActionRowComponent<APIComponentInMessageActionRow>;
type IdOf = (action: Action, at?: number) => string;

/** Under an answer at most three rows: what to ask next, other readings, the buttons. `page` counts from 0. */
export function controls(answer: Answer, of: Controlled, page: number, pages: number): Row[] {
  const id = (action: Action, at?: number): string => encodeId({ ...of, action, at } satisfies ControlId);
  const settled = answer.outcome === 'answer';
  const offers = offersOf(answer);
  return [
    nextRow(offers, settled, id),
    ...readingRows(answer, offers, id),
    ...rows([...pageButtons(page, pages, id), ...(settled ? buttons(offers, of, page, id) : [])]),
  ].filter((row) => row !== undefined);
}

/** The other aspects of the same roles, then the questions that make sense next. */
function nextRow({ aspects, questions }: Offers, settled: boolean, id: IdOf): Row | undefined {
  const options = [
    ...aspects.map((aspect) => ({ label: aspectLabel(aspect), value: optionOf('aspect', aspect) })),
    // A question that is cut is no question.
    ...questions
      .filter(({ label: name }) => name.length <= LIMITS.optionLabel)
      .map(({ label: name, at }) => ({ label: name, value: optionOf('next', at) })),
  ];
  return select(id('next'), say(settled ? 'discord_ask_on' : 'ask_for_instance'), options);
}

/** Readings as buttons where they are few, else as a list; where a title was not understood another may be typed. */
function readingRows({ outcome }: Answer, { choices, other }: Offers, id: IdOf): (Row | undefined)[] {
  const settled = outcome === 'answer';
  const another = other ? [button(id('other'), `${say('another_title')}…`, ButtonStyle.Primary)] : [];
  const named = choices.map(({ label: name, at }) => ({
    at,
    label: settled ? say('discord_or', { reading: name }) : name,
  }));
  const few = named.length <= (settled ? COMFORT.otherReadings : COMFORT.readings - another.length);
  if (few && named.every(({ label: name }) => name.length <= COMFORT.button))
    return rows([...named.map(({ label: name, at }) => button(id('choose', at), name)), ...another]);
  const options = choices.map(({ label: name, at }) => ({ label: name, value: optionOf('choose', at) }));
  return [select(id('choose'), say(settled ? 'meant_else' : 'pick_meant'), options), ...rows(another)];
}

function pageButtons(page: number, pages: number, id: IdOf): APIButtonComponentWithCustomId[] {
  const back = page > 0 ? [button(id('page', page - 1), say('back_pages', { page, pages }))] : [];
  const next = button(
    id('page', page + 1),
    say('more_pages', { page: page + 2, pages }),
    ButtonStyle.Primary,
  );
  return page + 1 < pages ? [...back, next] : back;
}

/** One row: on further pages the rating makes room for turning them. */
function buttons({ swap }: Offers, of: Controlled, page: number, id: IdOf): APIButtonComponentWithCustomId[] {
  const rating =
    page === 0 && !of.undoable ? [button(id('helpful'), '👍'), button(id('unhelpful'), '👎')] : [];
  return [
    ...(of.undoable ? [button(id('undo'), `↩ ${say('undo')}`)] : []),
    ...(swap ? [button(id('change'), say('discord_change'))] : []),
    of.shareable ? button(id('share'), say('discord_share')) : button(id('delete'), '🗑'),
    ...rating,
  ].slice(0, LIMITS.buttonsARow - (page > 0 ? 2 : 1));
}

function rows(all: readonly APIButtonComponentWithCustomId[]): Row[] {
  return Array.from({ length: Math.ceil(all.length / LIMITS.buttonsARow) }, (_, at) =>
    row(all.slice(at * LIMITS.buttonsARow, (at + 1) * LIMITS.buttonsARow)),
  );
}

function select(
  customId: string,
  placeholder: string,
  options: readonly { label: string; value: string }[],
): Row | undefined {
  const shown = options.slice(0, LIMITS.selectOptions).map(({ label: name, value }) => ({
    label: label(name, LIMITS.optionLabel),
    value,
  }));
  if (shown.length === 0) return undefined;
  return row([{ type: ComponentType.StringSelect, custom_id: customId, placeholder, options: shown }]);
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
  return {
    type: ComponentType.Button,
    style,
    label: label(text, LIMITS.buttonLabel),
    custom_id: customId,
  };
}

function row(components: APIComponentInMessageActionRow[]): Row {
  return { type: ComponentType.ActionRow, components };
}
