import { LRUCache } from 'lru-cache';
import { bits, editDistance, letterMask } from './distance.ts';
import { Sounds } from './sound.ts';

/** Shorter words have too many neighbours. */
const SHORTEST = 5;
/** From this length a word may be two edits off. */
const LONG = 9;
const RECENT = 2000;

/** Finds the word that a misspelled one was meant to be. */
export class Slips {
  readonly #byLength: { word: string; mask: number }[][] = [];
  readonly #all = new Set<string>();
  #sounds: Sounds | undefined;
  readonly #recent = new LRUCache<string, string>({ max: RECENT });

  constructor(words: Iterable<string>) {
    for (const word of words) {
      this.#all.add(word);
      if (word.length < SHORTEST - 1) continue;
      const list = this.#byLength[word.length] ?? [];
      list.push({ word, mask: letterMask(word) });
      this.#byLength[word.length] = list;
    }
  }

  /** The nearest known word, undefined when none is near. The first letter is never wrong. */
  nearest(word: string): string | undefined {
    if (word.length > 24) return undefined;
    const once = this.#once(word);
    if (once !== undefined || word.length < SHORTEST) return once;
    const known = this.#recent.get(word);
    if (known !== undefined) return known || undefined;
    const found = this.#sounding(word) ?? this.#search(word);
    this.#recent.set(word, found ?? '');
    return found;
  }

  /** The word with one letter less where a key was hit twice ("agee"). */
  #once(word: string): string | undefined {
    if (word.length < SHORTEST - 1) return undefined;
    for (let at = 1; at < word.length; at += 1) {
      if (word[at] !== word[at - 1]) continue;
      const less = word.slice(0, at) + word.slice(at + 1);
      if (this.#all.has(less)) return less;
    }
    return undefined;
  }

  /** The one word that is spelled otherwise and sounds the same ("skool"). */
  #sounding(word: string): string | undefined {
    this.#sounds ??= new Sounds(this.#all);
    const [only, second] = this.#sounds.like(word);
    return second === undefined ? only : undefined;
  }

  #search(word: string): string | undefined {
    const limit = word.length >= LONG ? 2 : 1;
    const mask = letterMask(word);
    let best: string | undefined;
    let least = limit + 1;
    for (let length = word.length - limit; length <= word.length + limit; length += 1) {
      for (const one of this.#byLength[length] ?? []) {
        if (one.word[0] !== word[0]) continue;
        if (bits(mask & ~one.mask) > limit || bits(one.mask & ~mask) > limit) continue;
        const edits = editDistance(word, one.word, limit);
        if (edits < least) [best, least] = [one.word, edits];
      }
    }
    return best;
  }
}
