import { tear as tearAt } from '../../common/text.ts';
import type { Block } from './types.ts';

/** The room for blocks on each page. */
export interface Room {
  /** Characters on the first page and on each further one. */
  first: number;
  later: number;
  /** Text components on a page. */
  texts: number;
}

/**
 * Spreads blocks over pages so that each keeps within its room; nothing is dropped. A block that fits
 * no page by itself is torn between lines, then between words.
 */
export function paginate(all: readonly Block[], room: Room): Block[][] {
  const whole = Math.min(room.first, room.later);
  const pieces = all.flatMap((block) => tear(block.text, whole).map((text) => ({ ...block, text })));
  const pages: Block[][] = [[]];
  let used = 0;
  for (const piece of pieces) {
    let page = pages[pages.length - 1] ?? [];
    const limit = pages.length === 1 ? room.first : room.later;
    const full = used + piece.text.length > limit || countGroups([...page, piece]) > room.texts;
    if (full && page.length > 0) {
      page = [];
      pages.push(page);
      used = 0;
    }
    page.push(piece);
    used += piece.text.length + 2;
  }
  return pages;
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

function countGroups(page: readonly Block[]): number {
  return joinGroups(page).length;
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
