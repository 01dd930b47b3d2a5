import type { Answer, Section } from '../../../src/contract/answer.ts';
import { tableWithShortNames } from '../../../src/layout/short-names.ts';
import { publishedSources } from '../../chat/sources.ts';
import { say } from '../../chat/texts.ts';
import { firstThatFit, moreSources } from '../../common/text.ts';
import { COMFORT, LIMITS } from '../limits.ts';
import { sections, small } from './blocks.ts';
import { phrases, tables } from './table.ts';
import { escapeLines, escapeText, link } from './text.ts';
import type { SlackBlock } from './types.ts';

/** An answer in reading order: the lead, figures, cautions, phrases, lists; each block at most `max` long. */
export function body(answer: Answer, max: number): SlackBlock[] {
  return [...leadBlocks(answer, max), ...rest(answer, max)];
}

/** Returns the blocks after the lead; the only ones left to send where the lead was streamed. */
export function rest(answer: Answer, max: number): SlackBlock[] {
  const [first, ...others] = tables(answer, max);
  return [
    ...(first ? [first] : []),
    ...answer.notes.flatMap((note) => small(escapeLines(note), max)),
    ...phrases(tableWithShortNames(answer), max),
    ...answer.sections.flatMap((section) => list(section, answer, max)),
    // A message takes one table, so that each of these begins a page.
    ...others,
  ];
}

function leadBlocks(answer: Answer, max: number): SlackBlock[] {
  return sections(escapeLines(answer.lead || answer.text) || '…', max);
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
