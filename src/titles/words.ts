import { isCommonWord } from '../language/common-words.ts';
import { Contractions } from '../language/contractions.ts';
import { NearWords } from '../language/near-words.ts';
import { Sounds } from '../language/sound.ts';
import { byText } from '../memo.ts';
import { MATCH } from './config.ts';
import type { Segment } from './segment.ts';

/** A word of the index that a typed word may be, and how alike they are (0 to 1). */
export interface Alternative {
  id: number;
  likeness: number;
}

/** The shortest word that another may be meant as. */
const SHORTEST_NEAR = 2;
/** The shortest beginning of a word that it is cut to. */
const SHORTEST_CUT = 3;
/** Words whose spellings are kept. */
const SPELLED = 500;
/** Endings that turn one kind of word into another: "accounting", "accountant". */
const ENDING = /(?:ations?|ments?|ings?|ants?|ists?|ians?|ers?|ors?|ies|ed|al|ly|ry|y|s|e)$/;

/** How spellings of a word are looked for (see {@link WordFinder.spelledLike}). */
interface SpelledAs {
  word: string;
  limit: number;
  alone: boolean;
}

/** The words of one segment, found by spelling. */
export class WordFinder {
  readonly #segment: Segment;
  readonly #ids = new Map<string, number>();
  #near: NearWords | undefined;
  #sounds: Sounds | undefined;
  #contractions: Contractions | undefined;
  #stems: Map<string, number[]> | undefined;
  /** Spellings are asked for several times in the course of one mention. */
  readonly #spelled = byText(SPELLED, (_key, { word, limit, alone }: SpelledAs) =>
    this.#spellings(word, limit, alone),
  );
  readonly #long = byText(SPELLED, (word) => this.#longFor(word));

  constructor(segment: Segment) {
    this.#segment = segment;
    // A loop: a list of pairs would take every start twice as long.
    for (let id = 0; id < segment.words.length; id += 1) this.#ids.set(segment.words[id] ?? '', id);
  }

  /** The id of a word that some title or context has. */
  id(word: string): number | undefined {
    return this.#ids.get(word);
  }

  /** Returns whether some title has this very word. */
  inTitles(word: string): boolean {
    const id = this.#ids.get(word);
    return id !== undefined && id < this.#segment.titleVocabulary;
  }

  /** Returns whether a word is one of titles written short: "indust.", "ofcr." */
  isCut(word: string): boolean {
    if (word.length < SHORTEST_CUT || this.#ids.has(word) || isCommonWord(word)) return false;
    const { words, titleVocabulary } = this.#segment;
    const isBeginning = words.slice(0, titleVocabulary).some((long) => long.startsWith(word));
    return isBeginning || this.longFor(word).length > 0;
  }

  /** The words of titles that another may be written short for ("mngr", "oper"), the likeliest first; none for a word of its own. */
  longFor(word: string): readonly string[] {
    return this.#ids.has(word) || isCommonWord(word) ? [] : this.#long(word);
  }

  #longFor(word: string): readonly string[] {
    const { words, titleVocabulary, postingOffsets } = this.#segment;
    this.#contractions ??= new Contractions(
      words.slice(0, titleVocabulary).map((word, id) => ({
        word,
        count: (postingOffsets[id + 1] ?? 0) - (postingOffsets[id] ?? 0),
      })),
    );
    // What another is spelled like is a slip of that more often than the beginning of a longer one ("parol").
    const isSlip = this.spelledLike(word, editsAllowed(word)).length > 0;
    return this.#contractions.of(word, !isSlip);
  }

  /** Returns the weight of a word of the index (IDF). */
  weightOf(id: number): number {
    return this.#segment.weights[id] ?? MATCH.unknownWeight;
  }

  weight(word: string): number {
    const id = this.#ids.get(word);
    return id === undefined ? MATCH.unknownWeight : (this.#segment.weights[id] ?? MATCH.unknownWeight);
  }

  /**
   * The words of titles that the fewest edits make of a word, up to `limit`, or that sound the same, the likeliest first;
   * none for a common word, which is no slip. The first letter of a long word, or of one that stands alone, counts as
   * one more edit.
   */
  spelledLike(word: string, limit: number, alone = false): readonly Alternative[] {
    if (limit === 0 || isCommonWord(word)) return [];
    return this.#spelled(`${limit}${alone ? ' ' : ''}${word}`, { word, limit, alone });
  }

  #spellings(word: string, limit: number, alone: boolean): Alternative[] {
    this.#near ??= new NearWords(this.#segment.words.slice(0, this.#segment.titleVocabulary));
    // Few people miss the first letter, and hardly anybody that beside as much as a long word may lack, or as would
    // make all of a mention another word: a "falconer" is no "calciner".
    const missed = Number(limit > 2 || (alone && limit > 1));
    const found = this.#near.nearest(word, limit, missed).flatMap(({ id, edits }): Alternative[] => {
      const other = this.#segment.words[id] ?? '';
      if (other.length < SHORTEST_NEAR) return [];
      const length = Math.max(word.length, other.length);
      const likeness = 1 - (MATCH.edit * edits) / length - (other[0] === word[0] ? 0 : 0.04);
      return [{ id, likeness: Math.max(MATCH.leastLikeness, likeness) }];
    });
    found.push(...this.#sounding(word).filter(({ id }) => found.every((one) => one.id !== id)));
    // Of words that are as near, the one that more titles have is meant.
    return found
      .sort((a, b) => b.likeness - a.likeness || this.weightOf(a.id) - this.weightOf(b.id))
      .slice(0, 12);
  }

  /** Words of titles that sound the same, which are as near as those one edit off ("fisical"). */
  #sounding(word: string): Alternative[] {
    this.#sounds ??= new Sounds(this.#segment.words.slice(0, this.#segment.titleVocabulary));
    return this.#sounds.like(word).flatMap((one) => {
      const id = this.#ids.get(one);
      return id === undefined ? [] : [{ id, likeness: 1 - MATCH.edit / word.length }];
    });
  }

  /** Words of titles with the same stem. */
  sameStem(word: string): Alternative[] {
    const own = this.#ids.get(word);
    return this.family(word)
      .filter((id) => id !== own && id < this.#segment.titleVocabulary)
      .map((id) => ({ id, likeness: MATCH.sameStem }));
  }

  /** Every word of titles or contexts with the same stem, the word itself among them. */
  family(word: string): readonly number[] {
    const own = this.#ids.get(word);
    if (word.length < 5) return own === undefined ? [] : [own];
    if (!this.#stems) {
      this.#stems = new Map();
      this.#segment.words.forEach((other, id) => {
        const stem = stemOf(other);
        const ids = this.#stems?.get(stem);
        if (ids) ids.push(id);
        else this.#stems?.set(stem, [id]);
      });
    }
    return this.#stems.get(stemOf(word)) ?? [];
  }

  /** Two words of titles that were run together, one of them perhaps misspelled. */
  split(word: string): [string, string] | undefined {
    for (let at = word.length - 3; at >= 3; at -= 1) {
      const [left, right] = [word.slice(0, at), word.slice(at)];
      if (this.inTitles(left) && this.inTitles(right)) return [left, right];
    }
    for (let at = word.length - 4; at >= 3; at -= 1) {
      const [left, right] = [word.slice(0, at), word.slice(at)];
      if (this.inTitles(right)) {
        const near = left.length > 4 ? this.spelledLike(left, left.length > 7 ? 2 : 1)[0] : undefined;
        if (near) return [this.#segment.words[near.id] ?? left, right];
      } else if (this.inTitles(left)) {
        const near = right.length > 4 ? this.spelledLike(right, right.length > 7 ? 2 : 1)[0] : undefined;
        if (near) return [left, this.#segment.words[near.id] ?? right];
      }
    }
    return undefined;
  }
}

/** Returns a word without its ending, where enough of it is left. */
export function stemOf(word: string): string {
  const cut = word.replace(ENDING, '');
  return cut.length >= 4 ? cut : word;
}

/** Returns the maximum number of edits for a word of this length; beyond it, another word is likelier. */
export function editsAllowed(word: string): number {
  if (word.length < 4) return 0;
  if (word.length < 5) return 1;
  return word.length < 11 ? 2 : 3;
}
