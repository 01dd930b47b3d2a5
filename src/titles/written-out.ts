import { MATCH } from './config.ts';
import type { ExactTitles } from './exact.ts';
import { titleLexicon } from './lexicon.ts';
import type { TitleSearch } from './search.ts';
import { ShortForms } from './short-forms.ts';
import { editsAllowed } from './words.ts';

/** The shortest word that may be two. */
const SHORTEST_PAIR = 8;
/** The maximum number of ways to write words out that are compared, and that are ranked. */
const MOST_VARIANTS = 12;
const MOST_WRITTEN = 2;
/** The bonus in plausibility of words as they were written (logarithm). */
const AS_WRITTEN = 0.3;

/** Writes the words of a mention out: short forms, and words that were run together. */
export class WrittenOut {
  readonly #search: TitleSearch;
  readonly #exact: ExactTitles;
  readonly #shortForms: ShortForms;

  constructor(search: TitleSearch, exact: ExactTitles) {
    this.#search = search;
    this.#exact = exact;
    this.#shortForms = new ShortForms(search.segment, search.finder, titleLexicon());
  }

  /** The words with a short form written out that the lists use themselves, where they say what somebody is. */
  asListed(words: readonly string[]): string[][] {
    const isDoer = (word: string) => this.#search.endsTitles(word) >= MATCH.doer;
    return this.#shortForms.writtenOut(words).filter((long) => long.some(isDoer));
  }

  /** The most plausible ways to write the words out, as they stand perhaps among them. */
  likeliest(words: readonly string[]): string[][] {
    const split = words.flatMap((word) => this.#split(word));
    const variants = [...this.#exact.variants(split), ...this.asListed(split)];
    if (variants.length === 1) return variants;
    const scored = variants
      .slice(0, MOST_VARIANTS)
      .map((words, at) => ({ words, score: this.#search.plausibility(words) + (at === 0 ? AS_WRITTEN : 0) }));
    const best = scored.sort((a, b) => b.score - a.score).slice(0, MOST_WRITTEN);
    return best.map((one) => one.words);
  }

  #split(word: string): readonly string[] {
    const { finder } = this.#search;
    const isKnown = finder.inTitles(word) || titleLexicon().abbreviations.has(word);
    if (word.length < SHORTEST_PAIR || isKnown) return [word];
    return finder.spelledLike(word, editsAllowed(word)).length > 0 ? [word] : (finder.split(word) ?? [word]);
  }
}
