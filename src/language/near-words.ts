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

/** Finds words by spelling: those whose lengths and letters may be near, then by edits; within three of them. */
export class NearWords {
  readonly #byLength: SameLength[] = [];

  constructor(words: readonly string[]) {
    const ids = Map.groupBy(words.keys(), (id) => words[id]?.length ?? 0);
    for (const [length, same] of ids) {
      const own = same.map((id) => words[id] ?? '');
      this.#byLength[length] = { words: own, ids: same, masks: Int32Array.from(own, lettersOf) };
    }
  }

  /**
   * The other words that the fewest edits make of a word, up to `limit`; all that are as near.
   * @param beginning the edits that another first letter counts beside its own: few people miss it.
   */
  nearest(word: string, limit: number, beginning = 0): NearWord[] {
    const [letters, editsTo] = [lettersOf(word), editsFrom(word)];
    let [most, found]: [number, NearWord[]] = [limit, []];
    for (const longer of DIFFERENCES) {
      const same = this.#byLength[word.length + longer];
      if (!same || Math.abs(longer) > most) continue;
      const { words, ids, masks } = same;
      for (let at = 0; at < masks.length; at += 1) {
        const mask = masks[at] ?? 0;
        // A letter too many is taken out or replaced, one that lacks is put in or replaced: no more than the edits that
        // the lengths leave over.
        const tooMany = isMore(letters & ~mask, most - (longer > 0 ? longer : 0));
        if (tooMany || isMore(mask & ~letters, most + (longer < 0 ? longer : 0))) continue;
        const other = words[at] ?? '';
        const missed = other[0] === word[0] ? 0 : beginning;
        if (missed > most) continue;
        const edits = editsTo(other, most - missed);
        if (edits === 0 || edits + missed > most) continue;
        if (edits + missed < most) found = [];
        most = edits + missed;
        found.push({ id: ids[at] ?? 0, edits });
      }
    }
    return found;
  }
}

/** Differences of lengths, those first within which most slips are. */
const DIFFERENCES = [0, 1, -1, 2, -2, 3, -3];

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
