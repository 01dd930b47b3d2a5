import { byText } from '../../src/memo.ts';

/** Preparation of foreign text before a platform's own escapes: plain lines, truncated and split safely. */

/** Control characters, invisible ones, those that turn the writing direction, halves of characters: never shown. */
export const INVISIBLE = /(?![\u200c\u200d])[\p{Cc}\p{Cf}\p{Cs}]/gu;

/** Takes no room, and parts what a platform would read as one thing: "@" from a name. */
export const NOTHING = '\u200b';

/** Titles and labels stand in answer after answer, and several times in one; longer texts than those do not. */
const KNOWN = 5_000;
const LONGEST_KNOWN = 120;

/** Remembers what became of short texts. */
export function remembering(make: (text: string) => string): (text: string) => string {
  const known = byText(KNOWN, (text) => make(text));
  return (text) => (text.length > LONGEST_KNOWN ? make(text) : known(text));
}

/** One line of plain text: no control characters, white space folded. */
export function plain(text: string): string {
  return text.replace(/\s+/g, ' ').replace(INVISIBLE, '').trim();
}

/** Cut to `max` characters at a word where one is near, marked with an ellipsis; never inside a surrogate pair. */
export function clip(text: string, max: number): string {
  if (text.length <= max) return text;
  let cut = text.slice(0, max - 1);
  if (/[\ud800-\udbff]$/.test(cut)) cut = cut.slice(0, -1);
  const space = cut.lastIndexOf(' ');
  return `${(space > max * 0.6 ? cut.slice(0, space) : cut).trimEnd()}…`;
}

/**
 * Pieces of at most `max` characters, torn at line ends where possible, else at spaces, else where `hardEnd`
 * says for a text of one character more: not inside an escape of the platform.
 */
export function tear(text: string, max: number, hardEnd: (head: string) => number): string[] {
  const pieces: string[] = [];
  let rest = text;
  while (rest.length > max) {
    const head = rest.slice(0, max + 1);
    const at = [head.lastIndexOf('\n'), head.lastIndexOf(' ')].find((end) => end > max / 2) ?? hardEnd(head);
    pieces.push(rest.slice(0, at).trimEnd());
    rest = rest.slice(at).trimStart();
  }
  return rest ? [...pieces, rest] : pieces;
}

/** The lines that fit into `max` characters, the rest counted: `rest` says in one line how many are left. */
export function firstThatFit(lines: readonly string[], max: number, rest: (left: number) => string): string {
  const kept: string[] = [];
  let length = 0;
  for (const [at, line] of lines.entries()) {
    const left = lines.length - at;
    const tail = left > 1 ? rest(left).length + 1 : 0;
    if (length + line.length + 1 + tail > max) return [...kept, rest(left)].join('\n');
    kept.push(line);
    length += line.length + 1;
  }
  return kept.join('\n');
}

/** Returns the phrase for sources that are counted, not listed. */
export function moreSources(left: number): string {
  return `and ${left} more ${left === 1 ? 'source' : 'sources'}`;
}
