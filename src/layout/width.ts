import { createRequire } from 'node:module';
import { once } from '../memo.ts';

/** Columns that text takes in a terminal, and breaking it to fit them. */

const load = createRequire(import.meta.url);

/** Characters that take one column each everywhere; text of these alone is measured without Unicode tables. */
const NARROW =
  /^[\x20-\x7e\u00a0-\u00ac\u00ae-\u024f\u2010-\u2027\u2030-\u205e\u20ac\u2212\u2248\u2264\u2265\u2500-\u259f]*$/;
/** Line breaks, control characters, and marks that reorder the text around them. */
const UNPRINTABLE = /[\p{Cc}\p{Zl}\p{Zp}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]+/gu;
/** A range is not broken at its dash, unless no line could hold it. */
const DASH = / – /g;
const KEPT_DASH = '\u00a0–\u00a0';
const KEPT_SPACE = /\u00a0/g;
/** A piece without visible width grows no further than this many characters a column. */
const MARKS_PER_COLUMN = 4;

/** Loaded only where it is needed: building its tables of Unicode costs as much as answering a hundred questions. */
const measure = once(() => (load('string-width') as { default: (text: string) => number }).default);

/** The columns that a text without line breaks takes. */
export function width(text: string): number {
  return NARROW.test(text) ? text.length : measure()(text);
}

/** Words of the commonest characters with single spaces between: nothing to clean. */
const CLEAN = /^[\x21-\x7e\u2013\u2019]+(?: [\x21-\x7e\u2013\u2019]+)*$/;

/** One line of printable text: control characters gone, white space single. */
export function clean(text: string): string {
  if (CLEAN.test(text)) return text;
  return text.replace(UNPRINTABLE, ' ').replace(/\s+/g, ' ').trim();
}

/** Pads a text with spaces to a number of columns; longer text stays as it is. */
export function pad(text: string, columns: number): string {
  return text + ' '.repeat(Math.max(0, columns - width(text)));
}

/**
 * Breaks text into lines of at most `columns` columns, between words where it can.
 * Every line begins with `first` or, from the second on, with `rest` (blank indents, counted in).
 */
export function wrap(text: string, columns: number, first = '', rest = first): string[] {
  const whole = clean(text);
  const size = NARROW.test(whole) ? (word: string) => word.length : width;
  if (first.length + size(whole) <= columns) return [first + whole];
  const room = columns - rest.length;
  const words = whole
    .replace(DASH, KEPT_DASH)
    .split(' ')
    .flatMap((word) => (size(word) > room ? word.split('\u00a0') : [word]));
  const lines: string[] = [];
  let line: string[] = [];
  let used = first.length;
  const flush = () => {
    lines.push((lines.length === 0 ? first : rest) + line.join(' ').replace(KEPT_SPACE, ' '));
    line = [];
    used = rest.length;
  };
  for (const word of words.flatMap((one) => pieces(one, room, size))) {
    const added = size(word) + (line.length > 0 ? 1 : 0);
    if (line.length > 0 && used + added > columns) flush();
    used += line.length > 0 ? added : size(word);
    line.push(word);
  }
  flush();
  return lines;
}

/** A word as it is, or cut where it is wider than the line. */
function pieces(word: string, columns: number, size: (text: string) => number): string[] {
  if (word.length <= columns * MARKS_PER_COLUMN && size(word) <= columns) return [word];
  const cut: string[] = [];
  let piece = '';
  for (const character of word) {
    const longer = piece + character;
    if (piece !== '' && (longer.length > columns * MARKS_PER_COLUMN || size(longer) > columns)) {
      cut.push(piece);
      piece = character;
    } else piece = longer;
  }
  return [...cut, piece];
}
