import type { Answer, Section } from '../../../src/contract/answer.ts';
import { tableWithShortNames } from '../../../src/layout/short-names.ts';
import { publishedSources } from '../../chat/sources.ts';
import { say } from '../../chat/texts.ts';
import { firstThatFit, moreSources } from '../../common/text.ts';
import { COMFORT, LIMITS, PHONE } from '../limits.ts';
import { sections, small } from './blocks.ts';
import { heightOn } from './height.ts';
import { phrases, type TableRoom, tables } from './table.ts';
import { escapeLines, escapeText, link } from './text.ts';
import type { SlackBlock } from './types.ts';

/** The room for an answer: characters of a block, and the height of a page. */
export interface BodyRoom {
  max: number;
  height: number;
}

/**
 * An answer in reading order: the lead, figures, cautions, phrases, lists. A table that is taller than the page shows its
 * first rows and is leafed through; it is made short where that makes one page of the answer.
 */
export function body(answer: Answer, { max, height }: BodyRoom): SlackBlock[] {
  const drawn = (tallest: number) => parts(answer, { chars: max, height: tallest });
  const besides = heightOn([...leadBlocks(answer, max), ...noteBlocks(answer, max)]);
  const ways = [Number.POSITIVE_INFINITY, height * COMFORT.tablePart].map(drawn);
  return (
    ways.find((blocks) => heightOn(blocks) <= height) ?? drawn(height - besides - PHONE.control - PHONE.gap)
  );
}

/** Returns the blocks of the lead; where it was streamed, they stand above already. */
export function leadBlocks(answer: Answer, max: number): SlackBlock[] {
  return sections(escapeLines(answer.lead || answer.text) || '…', max);
}

function noteBlocks({ notes }: Answer, max: number): SlackBlock[] {
  return notes.flatMap((note) => small(escapeLines(note), max));
}

function parts(answer: Answer, room: TableRoom): SlackBlock[] {
  const max = room.chars;
  const [first, ...others] = tables(answer, room);
  return [
    ...leadBlocks(answer, max),
    ...(first ? [first] : []),
    ...noteBlocks(answer, max),
    ...phrases(tableWithShortNames(answer), max),
    ...answer.sections.flatMap((section) => list(section, answer, max)),
    // A message takes one table, so that each of these begins a page.
    ...others,
  ];
}

function list(section: Section, answer: Answer, max: number): SlackBlock[] {
  const role = answer.roles.find(({ id }) => id === section.role)?.title;
  const told = role === undefined || answer.roles.length === 1 || section.title.includes(role);
  const heading = told ? section.title : `${role}: ${section.title}`;
  const lines = section.items.map((item) => `• ${escapeText(item)}`);
  const more = section.more > 0 ? [`_${say('more_items', { left: section.more })}_`] : [];
  return sections([`*${escapeText(heading)}*`, ...lines, ...more].join('\n'), max);
}

/** The sources in small print: each publisher once, with what comes from it; what does not fit is counted. */
export function sourceBlocks(answer: Answer): SlackBlock[] {
  const lines = publishedSources(answer).map(({ publisher, sources }) => {
    const titles = sources.map(({ title, url, about }) =>
      [link(url, title), ...about.map(escapeText)].join(', '),
    );
    return `${publisher ? `${escapeText(publisher)}: ` : ''}${titles.join('; ')}`;
  });
  const [first = '', ...others] = lines;
  const shown = firstThatFit(
    [say('source', { sources: first }), ...others],
    Math.min(COMFORT.sources, LIMITS.contextText),
    moreSources,
  );
  return first ? small(shown) : [];
}
