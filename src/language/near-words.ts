import { editsFrom } from './distance.ts';

/** Words of one length, their places in the list that was given, and which letters each has. */
interface SameLength {
  words: string[];
  ids: number[];
  masks: Int32Array;
}

/** A word within some edits of another. */
export interface NearWord {
  /** Its place in the list. */
  id: number;
  edits: number;
}

/** Finds words by spelling: those whose lengths and letters may be near, then by edits. */
export class NearWords {
  readonly #byLength: SameLength[] = [];

  constructor(words: readonly string[]) {
    const ids = Map.groupBy(words.keys(), (id) => words[id]?.length ?? 0);
    for (const [length, same] of ids) {
      const own = same.map((id) => words[id] ?? '');
      this.#byLength[length] = { words: own, ids: same, masks: Int32Array.from(own, lettersOf) };
    }
  }

  /** The words within `limit` edits of a word, shorter ones first; those alone that begin as it does, if `begun`. */
  near(word: string, limit: number, begun = false): NearWord[] {
    const letters = lettersOf(word);
    const editsTo = editsFrom(word);
    const found: NearWord[] = [];
    for (let longer = -limit; longer <= limit; longer += 1) {
      const same = this.#byLength[word.length + longer];
      if (!same) continue;
      const { words, ids, masks } = same;
      // A letter too many is taken out or replaced, one that lacks is put in or replaced: no more than the edits that
      // the lengths leave over.
      const [tooMany, lacking] = [limit - Math.max(0, longer), limit - Math.max(0, -longer)];
      for (let at = 0; at < masks.length; at += 1) {
        const mask = masks[at] ?? 0;
        if (isMore(letters & ~mask, tooMany) || isMore(mask & ~letters, lacking)) continue;
        const other = words[at] ?? '';
        if (begun && other[0] !== word[0]) continue;
        const edits = editsTo(other, limit);
        if (edits <= limit) found.push({ id: ids[at] ?? 0, edits });
      }
    }
    return found;
  }
}

/** The letters of a word as bits; letters 31 apart share one. */
function lettersOf(word: string): number {
  let mask = 0;
  for (let at = 0; at < word.length; at += 1) mask |= 1 << (word.charCodeAt(at) % 31);
  return mask;
}

/** Returns whether more than so many bits are set in a mask; the lowest are taken out one by one, since few are asked about. */
function isMore(mask: number, many: number): boolean {
  let left = mask;
  for (let taken = 0; taken < many; taken += 1) left &= left - 1;
  return left !== 0;
}
