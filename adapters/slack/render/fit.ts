import { spread } from '../../chat/pages.ts';
import { tear as tearAt } from '../../common/text.ts';
import { LIMITS } from '../limits.ts';
import { heightOn } from './height.ts';
import { characters } from './measure.ts';
import type { SlackBlock } from './types.ts';

/** The room for the body on each page. */
export interface Room {
  chars: number;
  blocks: number;
  /** On a phone, in pixels. */
  height: number;
}

/** The maximum number of blocks in a message, by their type. */
const MOST: Partial<Record<SlackBlock['type'], number>> = {
  data_table: LIMITS.tablesAMessage,
  data_visualization: LIMITS.chartsAMessage,
};

/** Spreads blocks over pages so that each keeps within its room, in order; nothing is dropped. */
export function paginate(blocks: readonly SlackBlock[], room: Room): SlackBlock[][] {
  const figures = blocks.find(({ type }) => type === 'data_table');
  return spread(
    blocks,
    (page, block) =>
      page.length < room.blocks &&
      page.filter(({ type }) => type === block.type).length < (MOST[block.type] ?? room.blocks) &&
      characters([...page, block]) <= room.chars &&
      // The lead is not parted from its figures.
      (block === figures || heightOn([...page, block]) <= room.height),
  );
}

/** Pieces of at most `max` characters that Slack reads alone as it would together. */
export function tear(text: string, max: number): string[] {
  return tearAt(text, max, hardEnd);
}

/** Returns the position to split a text without spaces: neither inside an escape ("&amp;") nor inside a character. */
function hardEnd(head: string): number {
  const end = head.length - 1;
  const begun = /&[a-z]{0,4}$/.exec(head.slice(0, end));
  if (begun) return end - begun[0].length;
  return /[\ud800-\udbff]$/.test(head.slice(0, end)) ? end - 1 : end;
}
