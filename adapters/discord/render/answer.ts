import {
  type APIComponentInContainer,
  type APIContainerComponent,
  ComponentType,
  SeparatorSpacingSize,
} from 'discord.js';
import type { Answer } from '../../../src/contract/answer.ts';
import type { Controlled } from '../../chat/platform.ts';
import { say } from '../../chat/texts.ts';
import { COMFORT, LIMITS } from '../limits.ts';
import { blocks, sourceLines } from './blocks.ts';
import { controls } from './controls.ts';
import { joinGroups, linesOn, paginate, type Room } from './fit.ts';
import { measure } from './measure.ts';
import { label } from './text.ts';
import type { Attached, Block, Rendered } from './types.ts';

/** The stripe at the left of every card of ours. */
export const ACCENT = 0x2f7f86;

/** The maximum length of the sources on a page; those that do not fit are counted. */
const SOURCES_ROOM = 1_400;

/** The most that stands on a page besides texts: card, two lines, picture or sheet, and the rows of controls. */
const FIXED_COMPONENTS = 5;

/** An answer, and where it is shown. */
export interface AnswerView extends Controlled {
  answer: Answer;
  /** The user who shows a private answer to everyone. */
  sharedBy?: string | undefined;
  /** How the bot is used, in markup of ours: the end of an answer that helps. */
  usage?: string | undefined;
  /** From 0; one beyond the last page shows the last. */
  page?: number | undefined;
  /** Stands on the first page. */
  picture?: Attached | undefined;
  /** The whole answer as a sheet; stands on the further pages. */
  sheet?: Attached | undefined;
}

/** An answer as a message of Components V2, always within `LIMITS`; what does not fit is behind "More". */
export function renderAnswer(view: AnswerView): Rendered {
  const { answer, page = 0, picture, sheet, sharedBy, usage = '', ...of } = view;
  const shared = sharedBy ? `-# ${say('shared_by', { user: sharedBy })}` : '';
  const sources = [usage, sourceLines(answer, SOURCES_ROOM), shared].filter(Boolean).join('\n');
  const pages = pagesOf(answer, of, sources);
  const at = Math.min(page, pages.length - 1);
  const shown = at === 0 ? picture : sheet;
  const drawn = shown && (at === 0 ? gallery(shown) : file(shown));
  return {
    components: [card(pages[at] ?? [], sources, drawn), ...controls(answer, of, at, pages.length)],
    files: shown ? [shown] : [],
  };
}

/** Returns whether a chart of such a height can stand on the first page, which is read in two screens of a phone. */
export function hasRoomForChart(answer: Answer, of: Controlled, height: number): boolean {
  const [first = []] = pagesOf(answer, of, sourceLines(answer, SOURCES_ROOM));
  return linesOn(first) + Math.ceil(height / COMFORT.chartLine) <= COMFORT.pageLines;
}

function pagesOf(answer: Answer, of: Controlled, sources: string): Block[][] {
  return paginate(blocks(answer), room(answer, of, sources));
}

/** Returns the room for the body: the limits less the fixed parts of every page, capped at a comfortable length. */
function room(answer: Answer, of: Controlled, sources: string): Room {
  // A page in the middle has both buttons, so no page has more controls than this one.
  const widest = measure(controls(answer, of, 1, 3));
  const fixed = widest.text + sources.length + LIMITS.altText;
  const text = Math.min(COMFORT.pageText, LIMITS.text - fixed);
  return { text, texts: LIMITS.components - widest.components - FIXED_COMPONENTS };
}

function card(
  page: readonly Block[],
  sources: string,
  drawn: APIComponentInContainer | undefined,
): APIContainerComponent {
  const [first, ...rest] = joinGroups(page);
  const components: APIComponentInContainer[] = [
    text(first ?? ''),
    ...(rest.length > 0 ? [line()] : []),
    ...rest.map(text),
    ...(drawn ? [drawn] : []),
    ...(sources ? [line(), text(sources)] : []),
  ];
  return { type: ComponentType.Container, accent_color: ACCENT, components };
}

export function text(content: string): APIComponentInContainer {
  return { type: ComponentType.TextDisplay, content };
}

function line(): APIComponentInContainer {
  return { type: ComponentType.Separator, divider: true, spacing: SeparatorSpacingSize.Small };
}

function file({ name }: Attached): APIComponentInContainer {
  return { type: ComponentType.File, file: { url: `attachment://${name}` } };
}

function gallery(picture: Attached): APIComponentInContainer {
  const media = { url: `attachment://${picture.name}` };
  const items = [{ media, description: label(picture.alt, LIMITS.altText) }];
  return { type: ComponentType.MediaGallery, items };
}
