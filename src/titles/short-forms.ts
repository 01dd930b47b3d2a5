import { isCommonWord } from '../language/common-words.ts';
import type { TitleLexicon } from './lexicon.ts';
import type { Segment } from './segment.ts';
import type { WordFinder } from './words.ts';

/** The lengths of short forms that lists have. */
const SHORTEST = 2;
const LONGEST = 5;
/** Titles with a short form, and other titles beside each, that are compared at most. */
const MOST_TITLES = 24;
const MOST_BESIDE = 4000;
/** Ways to write a short form out that are given back. */
const MOST_FORMS = 2;

/**
 * Short forms as the lists themselves use them: who is both an "EHS Engineer" and an "Environmental Health and Safety
 * Engineer" tells what "EHS" is short for in any other title.
 */
export class ShortForms {
  readonly #segment: Segment;
  readonly #finder: WordFinder;
  readonly #lexicon: TitleLexicon;
  readonly #known = new Map<string, readonly (readonly string[])[]>();

  constructor(segment: Segment, finder: WordFinder, lexicon: TitleLexicon) {
    this.#segment = segment;
    this.#finder = finder;
    this.#lexicon = lexicon;
  }

  /** Returns a title with each short form written out, if the lists have one; alone, one is read as it stands. */
  writtenOut(words: readonly string[]): string[][] {
    if (words.length < 2) return [];
    return words.flatMap((word, at) =>
      this.of(word).map((long) => [...words.slice(0, at), ...long, ...words.slice(at + 1)]),
    );
  }

  /** Returns what a word is short for. */
  of(word: string): readonly (readonly string[])[] {
    const { abbreviations } = this.#lexicon;
    const isShort = word.length >= SHORTEST && word.length <= LONGEST && this.#finder.inTitles(word);
    if (!isShort || abbreviations.has(word) || isCommonWord(word)) return [];
    const known = this.#known.get(word) ?? this.#learned(word);
    this.#known.set(word, known);
    return known;
  }

  #learned(word: string): readonly (readonly string[])[] {
    const id = this.#finder.id(word) ?? -1;
    const shown = new Map<string, number>();
    for (const title of this.#titlesWith(id).slice(0, MOST_TITLES))
      for (const long of this.#longFor(word, id, title)) shown.set(long, (shown.get(long) ?? 0) + 1);
    const forms = [...shown].sort(([, a], [, b]) => b - a).slice(0, MOST_FORMS);
    return forms.map(([long]) => long.split(' '));
  }

  /** What stands in the place of the short form in other titles of the same roles, and begins with its letters. */
  #longFor(word: string, id: number, title: number): Set<string> {
    const { titleWords } = this.#segment;
    const [start, end] = this.#wordsOf(title);
    const at = titleWords.indexOf(id, start);
    const [before, after] = [at - start, end - at - 1];
    const found = new Set<string>();
    let beside = -1;
    for (let place = start; place < end; place += 1)
      if (place !== at && this.#weightAt(place) > this.#weightAt(beside)) beside = place;
    if (beside < 0) return found;
    const isSame = (one: number, other: number, many: number) => {
      for (let step = 0; step < many; step += 1)
        if (titleWords[one + step] !== titleWords[other + step]) return false;
      return true;
    };
    for (const other of this.#titlesWith(titleWords[beside] ?? -1).subarray(0, MOST_BESIDE)) {
      const [from, to] = this.#wordsOf(other);
      const [first, last] = [from + before, to - after];
      if (last - first < 2 || !isSame(start, from, before) || !isSame(at + 1, last, after)) continue;
      const long = titleWords.subarray(first, last);
      if (long.includes(id) || !this.#shareRole(title, other)) continue;
      const words = Array.from(long, (one) => this.#segment.words[one] ?? '');
      if (isShortFor(word, words)) found.add(words.join(' '));
    }
    return found;
  }

  #titlesWith(id: number): Uint32Array {
    const { postings, postingOffsets } = this.#segment;
    return postings.subarray(postingOffsets[id] ?? 0, postingOffsets[id + 1] ?? 0);
  }

  /** Where the words of a title begin and end. */
  #wordsOf(title: number): [start: number, end: number] {
    const { titleOffsets } = this.#segment;
    return [titleOffsets[title] ?? 0, titleOffsets[title + 1] ?? 0];
  }

  /** The weight of the word that stands there; none for no place. */
  #weightAt(place: number): number {
    return place < 0
      ? Number.NEGATIVE_INFINITY
      : this.#finder.weightOf(this.#segment.titleWords[place] ?? -1);
  }

  /** Returns whether some role has both titles. */
  #shareRole(title: number, other: number): boolean {
    const { entryRoles, entryOffsets } = this.#segment;
    const rolesOf = (one: number) => entryRoles.subarray(entryOffsets[one] ?? 0, entryOffsets[one + 1] ?? 0);
    const roles = rolesOf(title);
    return rolesOf(other).some((role) => roles.includes(role));
  }
}

/** Returns whether a short form is made of the beginnings of these words, one after the other: "sped", "ehs". */
export function isShortFor(short: string, [first = '', ...rest]: readonly string[]): boolean {
  for (let length = Math.min(short.length, first.length); length > 0; length -= 1) {
    if (!first.startsWith(short.slice(0, length))) continue;
    if (length === short.length) {
      if (rest.length === 0) return true;
    } else if (rest.length > 0 && isShortFor(short.slice(length), rest)) return true;
  }
  return false;
}
