/**
 * Patterns of senses, as data writes them: "i * wish * death stop". Each name is a sense that stands next; `*` is small
 * words, a few at most; `a|b` is either; `a?` may be left out; `!a` says that no `a` ends here; `^` and `$` are the ends of
 * a part of a sentence.
 */

/** What a pattern is held against: the senses of the words of a text, each by where it begins. */
export interface Sensed {
  /** The number of words. */
  length: number;
  /** Returns whether any word begins what has a sense. */
  has(name: string): boolean;
  /** Returns the ends of what begins at a word and has a sense. */
  from(at: number, name: string): readonly number[];
  /** Returns whether what ends before a word has a sense. */
  endsWith(at: number, name: string): boolean;
  /** Returns whether a word may stand in a gap. */
  isSmall(at: number): boolean;
  /** Returns whether a mark parts a word from the one before it; so it does at the ends. */
  isEdge(at: number): boolean;
}

/** A pattern, taken apart. */
export type Pattern = readonly Item[];

interface Item {
  names: readonly string[];
  how: 'next' | 'gap' | 'not-after';
  optional: boolean;
}

/** The most words of a gap. */
const WIDEST = 4;
const [BEGIN, END] = ['^', '$'];

/** Reads a pattern. */
export function patternOf(written: string): Pattern {
  return written.split(' ').map((item) => {
    const plain = item.replace(/^!|\?$/gu, '');
    const how = item === '*' ? 'gap' : item.startsWith('!') ? 'not-after' : 'next';
    return { names: plain.split('|'), how, optional: item.endsWith('?') };
  });
}

/** Returns whether a pattern fits somewhere in a text. */
export function fitsIn(pattern: Pattern, text: Sensed): boolean {
  const isThere = (name: string) => name === BEGIN || name === END || text.has(name);
  if (!pattern.every(({ how, optional, names }) => how !== 'next' || optional || names.some(isThere)))
    return false;
  for (let at = 0; at < text.length; at += 1) if (fitsAt(pattern, 0, at, at, text)) return true;
  return false;
}

/** Whether the rest of a pattern, from its item `next` on, fits at a word; it began at `start`. */
function fitsAt(pattern: Pattern, next: number, at: number, start: number, text: Sensed): boolean {
  const item = pattern[next];
  if (!item) return true;
  const rest = (to: number) => fitsAt(pattern, next + 1, to, start, text);
  const parted = at > start && text.isEdge(at);
  if (item.how === 'not-after') return !item.names.some((name) => text.endsWith(at, name)) && rest(at);
  if (item.how === 'gap') {
    for (let to = at; to <= at + WIDEST && to <= text.length; to += 1) {
      if (rest(to)) return true;
      if (!text.isSmall(to) || (to > start && text.isEdge(to))) return false;
    }
    return false;
  }
  if (item.optional && rest(at)) return true;
  return item.names.some((name) => {
    if (name === BEGIN || name === END) return text.isEdge(at) && rest(at);
    return !parted && text.from(at, name).some(rest);
  });
}
