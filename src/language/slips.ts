import { byText } from '../memo.ts';
import { NearWords } from './near-words.ts';
import { Sounds } from './sound.ts';

/** Shorter words have too many neighbours. */
const SHORTEST = 5;
/** From this length a word may be two edits off. */
const LONG = 9;
const RECENT = 2000;

/** Finds the word that a misspelled one was meant to be. */
export class Slips {
  readonly #all: ReadonlySet<string>;
  readonly #words: readonly string[];
  #near: NearWords | undefined;
  #sounds: Sounds | undefined;
  readonly #found = byText(RECENT, (word) => this.#sounding(word) ?? this.#search(word));

  constructor(words: Iterable<string>) {
    this.#all = new Set(words);
    this.#words = [...this.#all].filter(({ length }) => length >= SHORTEST - 1);
  }

  /** The nearest known word, undefined when none is near. The first letter is never wrong. */
  nearest(word: string): string | undefined {
    if (word.length > 24) return undefined;
    const once = this.#once(word);
    if (once !== undefined || word.length < SHORTEST) return once;
    return this.#found(word);
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
    this.#near ??= new NearWords(this.#words);
    const [first] = this.#near.nearest(word, word.length >= LONG ? 2 : 1, Number.POSITIVE_INFINITY);
    return first && this.#words[first.id];
  }
}
