import type { Answer, Section } from '../../../src/contract/answer.ts';
import { tableWithShortNames } from '../../../src/layout/short-names.ts';
import { publishedSources } from '../../chat/sources.ts';
import { say } from '../../chat/texts.ts';
import { firstThatFit, moreSources } from '../../common/text.ts';
import { COMFORT, LIMITS } from '../limits.ts';
import { sections, small } from './blocks.ts';
import { heightOn } from './height.ts';
import { phrases, type TableRoom, tables } from './table.ts';
import { escapeLines, escapeText, link } from './text.ts';
import type { SlackBlock } from './types.ts';

/** The room for an answer: characters of a block, the height of a page, and that of a table where all is taller. */
export interface BodyRoom {
  max: number;
  height: number;
}

/**
 * An answer in reading order: the lead, figures, cautions, phrases, lists. Where one page cannot hold it, its table shows
 * its first rows only, and is leafed through.
 */
export function body(answer: Answer, { max, height }: BodyRoom): SlackBlock[] {
  const whole = parts(answer, { chars: max, height: Number.POSITIVE_INFINITY });
  if (heightOn(whole) <= height) return whole;
  return parts(answer, { chars: max, height: height * COMFORT.tablePart });
}

/** Returns the blocks of the lead; where it was streamed, they stand above already. */
export function leadBlocks(answer: Answer, max: number): SlackBlock[] {
  return sections(escapeLines(answer.lead || answer.text) || '…', max);
}

function parts(answer: Answer, room: TableRoom): SlackBlock[] {
  const max = room.chars;
  const [first, ...others] = tables(answer, room);
  return [
    ...leadBlocks(answer, max),
    ...(first ? [first] : []),
    ...answer.notes.flatMap((note) => small(escapeLines(note), max)),
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
