import { createRequire } from 'node:module';

/** Columns that text takes in a terminal, and breaking it to fit them. */

const load = createRequire(import.meta.url);

/** Characters that take one column each everywhere; text of nothing else needs no tables of Unicode. */
const NARROW =
  /^[\x20-\x7e\u00a0-\u00ac\u00ae-\u024f\u2010-\u2027\u2030-\u205e\u20ac\u2212\u2248\u2264\u2265\u2500-\u259f]*$/;
/** Line breaks, control characters, and marks that reorder the text around them. */
const UNPRINTABLE = /[\p{Cc}\p{Zl}\p{Zp}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]+/gu;
/** A range is not broken at its dash. */
const DASH = / – /g;
const KEPT_SPACE = /\u00a0/g;
/** A piece without visible width grows no further than this many characters a column. */
const MARKS_PER_COLUMN = 4;

let measure: ((text: string) => number) | undefined;

/** The columns that a text without line breaks takes. */
export function width(text: string): number {
  if (NARROW.test(text)) return text.length;
  // Loaded only here: building its tables of Unicode costs as much as answering a hundred questions.
  measure ??= (load('string-width') as { default: (text: string) => number }).default;
  return measure(text);
}

/** One line of printable text: control characters gone, white space single. */
export function clean(text: string): string {
  return text.replace(UNPRINTABLE, ' ').replace(/\s+/g, ' ').trim();
}

/** Pads with spaces to so many columns; longer text stays as it is. */
export function pad(text: string, columns: number): string {
  return text + ' '.repeat(Math.max(0, columns - width(text)));
}

/**
 * Breaks text into lines of at most `columns` columns, between words where it can.
 * Every line begins with `first` or, from the second on, with `rest` (blank indents, counted in).
 */
export function wrap(text: string, columns: number, first = '', rest = first): string[] {
  const lines: string[] = [];
  let line = first;
  let used = width(first);
  let empty = true;
  const flush = () => {
    lines.push(line.replace(KEPT_SPACE, ' '));
    line = rest;
    used = width(rest);
    empty = true;
  };
  const words = clean(text).replace(DASH, '\u00a0–\u00a0').split(' ');
  for (const word of words.flatMap((one) => pieces(one, columns - width(rest)))) {
    const size = width(word);
    if (!empty && used + 1 + size > columns) flush();
    line += empty ? word : ` ${word}`;
    used += empty ? size : size + 1;
    empty = false;
  }
  if (!empty || lines.length === 0) flush();
  return lines;
}

/** A word as it is, or cut where it is wider than the line. */
function pieces(word: string, columns: number): string[] {
  if (width(word) <= columns && word.length <= columns * MARKS_PER_COLUMN) return [word];
  const cut: string[] = [];
  let piece = '';
  for (const character of word) {
    const longer = piece + character;
    if (piece !== '' && (width(longer) > columns || longer.length > columns * MARKS_PER_COLUMN)) {
      cut.push(piece);
      piece = character;
    } else piece = longer;
  }
  return [...cut, piece];
}
