import { spread } from '../../chat/pages.ts';
import { tear as tearAt } from '../../common/text.ts';
import { COMFORT } from '../limits.ts';
import type { Block } from './types.ts';

/** The room for blocks on each page. */
export interface Room {
  /** Characters on a page. */
  text: number;
  /** Text components on a page. */
  texts: number;
}

/** Marks that take no room: weight, small print, escapes, addresses of links. */
const MARKUP = /\*\*|^-# |\\|\(<[^>]*>\)/gm;

/** Returns the lines that a text takes on a phone, about. */
export function linesOf(text: string): number {
  return text
    .replace(MARKUP, '')
    .split('\n')
    .reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / COMFORT.lineChars)), 0);
}

/**
 * Spreads blocks over pages so that each keeps within its room and is read in comfort; nothing is dropped. A block that
 * fits no page by itself is torn between lines, then between words; one that is to begin a page does.
 */
export function paginate(all: readonly Block[], room: Room): Block[][] {
  const pieces = all.flatMap((block) =>
    tear(block.text, room.text).map((text, at) => ({
      ...block,
      text,
      breaks: at === 0 && block.breaks === true,
    })),
  );
  return spread(pieces, (page, piece) => {
    const next = [...page, piece];
    const holds = length(next) <= room.text && joinGroups(next).length <= room.texts;
    return !piece.breaks && holds && linesOn(next) <= COMFORT.pageLines;
  });
}

function length(page: readonly Block[]): number {
  return page.reduce((sum, { text }) => sum + text.length + 2, 0);
}

/** Returns the lines that blocks take on a phone, about. */
export function linesOn(page: readonly Block[]): number {
  return page.reduce((sum, { text }) => sum + linesOf(text), 0);
}

/** Neighbours of one group share a text component. */
export function joinGroups(page: readonly Block[]): string[] {
  const texts: { group: string; text: string }[] = [];
  for (const { group, text } of page) {
    const last = texts[texts.length - 1];
    if (last && last.group === group) last.text += `\n${text}`;
    else texts.push({ group, text });
  }
  return texts.map(({ text }) => text);
}

/** Pieces of at most `max` characters that Discord reads alone as it would together. */
function tear(text: string, max: number): string[] {
  return tearAt(text, max, hardEnd);
}

/** Returns the position to split a text without spaces: not behind an escape, nor inside a character. */
function hardEnd(head: string): number {
  let end = head.length - 1;
  while (end > 1 && /[\\\ud800-\udbff]/.test(head[end - 1] ?? '')) end -= 1;
  return end;
}
