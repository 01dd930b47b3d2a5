import type { types } from '@slack/bolt';
import { COMFORT, PHONE } from '../limits.ts';
import type { SlackBlock } from './types.ts';

type Rows = types.DataTableBlock['rows'];

/** What takes no room: marks of weight, escapes, addresses of links. */
const MARKUP = /[*_]|<[^|>]*\||>|&(?=amp;|lt;|gt;)/g;

/** Returns the height that blocks take on a phone, in pixels, about. */
export function heightOn(blocks: readonly SlackBlock[]): number {
  return blocks.reduce((sum, block) => sum + heightOf(block) + PHONE.gap, 0);
}

/** Returns how many rows of a table, its head first, stand within a height; never less than a few. */
export function rowsWithin(rows: Rows, height: number): number {
  const [head = 0, ...heights] = rowHeights(rows);
  const tooMany = heights.findIndex((_, at) => head + sum(heights.slice(0, at + 1)) > height);
  return tooMany === -1 ? heights.length : Math.min(heights.length, Math.max(COMFORT.leastRows, tooMany));
}

function heightOf(block: SlackBlock): number {
  switch (block.type) {
    case 'section':
      return linesOf(block.text?.text ?? '', PHONE.lineLetters) * PHONE.line;
    case 'context':
      return linesOf(texts(block.elements), PHONE.smallLetters) * PHONE.smallLine;
    case 'context_actions':
      return PHONE.line;
    case 'actions':
      return rowsOf(block.elements) * PHONE.control;
    case 'data_table': {
      const shown = block.rows.slice(0, 1 + (block.page_size ?? block.rows.length)) as Rows;
      const leaf = shown.length < block.rows.length ? PHONE.control : 0;
      return rowHeights(block.rows)
        .slice(0, shown.length)
        .reduce((sum, row) => sum + row, leaf);
    }
    default:
      return PHONE.line;
  }
}

function texts(elements: types.ContextBlock['elements']): string {
  return elements.map((one) => ('text' in one ? one.text : '')).join(' ');
}

function linesOf(mrkdwn: string, letters: number): number {
  return mrkdwn
    .replace(MARKUP, '')
    .split('\n')
    .reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / letters)), 0);
}

/** Rows that controls make, beside each other as far as they fit. */
function rowsOf(elements: readonly object[]): number {
  let rows = 1;
  let left: number = PHONE.width;
  for (const element of elements) {
    const width = PHONE.button + wordsOf(element).length * PHONE.letter;
    if (width > left && left < PHONE.width) {
      rows += 1;
      left = PHONE.width;
    }
    left -= width;
  }
  return rows;
}

function wordsOf(element: object): string {
  const { text, placeholder } = element as { text?: types.TextObject; placeholder?: types.TextObject };
  return (text ?? placeholder)?.text ?? '';
}

/** The heights of rows, as columns share the width: each its longest word, the rest by what each would take. */
function rowHeights(rows: Rows): number[] {
  const cells = rows.map((row) => row.map((cell) => ('text' in cell ? cell.text : '')));
  const columns = (cells[0] ?? []).map((_, at) => cells.map((row) => row[at] ?? ''));
  const least = columns.map((column) => widest(column.flatMap((text) => text.split(/\s+/))));
  const wanted = columns.map(widest);
  const spare = Math.max(0, PHONE.width - sum(least));
  const wants = sum(wanted) - sum(least);
  const widths = least.map((width, at) => {
    const more = (wanted[at] ?? width) - width;
    return width + (wants > 0 ? Math.min(more, (spare * more) / wants) : 0);
  });
  return cells.map((row) => {
    const lines = row.map((text, at) => {
      const letters = Math.floor(((widths[at] ?? PHONE.width) - PHONE.cellPadding) / PHONE.letter);
      return wrapped(text, Math.max(1, letters));
    });
    return Math.max(...lines) * PHONE.cellLine + PHONE.cellGap;
  });
}

/** The lines of a text that is broken between words. */
function wrapped(text: string, letters: number): number {
  let lines = 1;
  let used = 0;
  for (const { length } of text.split(/\s+/)) {
    if (used > 0 && used + 1 + length > letters) {
      lines += 1;
      used = length;
    } else used += (used > 0 ? 1 : 0) + length;
  }
  return lines;
}

function widest(texts: readonly string[]): number {
  return PHONE.cellPadding + Math.max(0, ...texts.map(({ length }) => length)) * PHONE.letter;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((all, one) => all + one, 0);
}
