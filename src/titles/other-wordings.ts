import { MATCH } from './config.ts';
import type { TitleLexicon } from './lexicon.ts';
import type { TitleSearch } from './search.ts';
import { editsAllowed } from './words.ts';

/** The shortest word stem from which another form is made. */
const SHORTEST_STEM = 3;
/** Spellings that are tried for one word. */
const MOST_SPELLINGS = 4;

/**
 * Rewords mentions of a job that no list has as it was written: the job that an activity or a field of work is named
 * after ("ophthalmology", "business analysis"), those who work in a branch ("airline career"), slips.
 */
export class OtherWordings {
  readonly #search: TitleSearch;
  readonly #lexicon: TitleLexicon;
  readonly #isKnown: (word: string) => boolean;

  /** @param isKnown whether a word is spelled as titles spell it. */
  constructor(search: TitleSearch, lexicon: TitleLexicon, isKnown: (word: string) => boolean) {
    this.#search = search;
    this.#lexicon = lexicon;
    this.#isKnown = isKnown;
  }

  /** Returns the other wordings of a mention, the likeliest first. */
  of(words: readonly string[]): string[][] {
    const respelled = this.#respelled(words);
    return [
      ...this.#doers(words),
      ...this.#fields(words),
      ...this.#abroad(words),
      ...this.#workers(words),
      ...respelled,
      ...respelled.flatMap((one) => this.#doers(one)),
    ];
  }

  /** "business analysis" → "business analyst": words that end titles, those that end the most first. */
  #doers(words: readonly string[]): string[][] {
    const last = words.at(-1) ?? '';
    const made = this.#lexicon.activities.flatMap(({ activity, doer }) => {
      const stem = last.endsWith(activity) ? last.slice(0, last.length - activity.length) : '';
      return stem.length < SHORTEST_STEM ? [] : [stem + doer];
    });
    const heads = [...new Set(made)].filter(
      (word) => word !== last && this.#search.endsTitles(word) >= MATCH.doer,
    );
    heads.sort((a, b) => this.#search.titlesEndingIn(b) - this.#search.titlesEndingIn(a));
    return heads.map((head) => [...words.slice(0, -1), head]);
  }

  /** "surveyor tech" → "surveying tech": who somebody is, before the word that says so, is the field of it. */
  #fields(words: readonly string[]): string[][] {
    const at = words.length - 2;
    const [doer = '', last = ''] = words.slice(at);
    if (at < 0 || !this.#isDoer(doer) || !this.#isDoer(last)) return [];
    const made = this.#lexicon.activities.flatMap(({ activity, doer: ending }) =>
      doer.endsWith(ending) ? [doer.slice(0, doer.length - ending.length) + activity] : [],
    );
    const { finder } = this.#search;
    const fields = [...new Set(made)].filter((word) => finder.inTitles(word));
    // "nurse" is of nursing, which more titles have, and of no nursery.
    const [field] = fields.sort((a, b) => finder.weight(a) - finder.weight(b));
    return field === undefined ? [] : [words.with(at, field)];
  }

  /** "wood machinist" → "wood machine operator". */
  #abroad(words: readonly string[]): string[][] {
    const { abroad } = this.#lexicon;
    if (!words.some((word) => abroad.has(word))) return [];
    return [words.flatMap((word) => abroad.get(word) ?? word)];
  }

  /** Returns whether a word, or one that it is short for, ends most of the titles that have it. */
  #isDoer(word: string): boolean {
    const long = this.#lexicon.abbreviations.get(word) ?? [];
    return [[word], ...long].some((words) => this.#search.endsTitles(words.at(-1) ?? '') >= MATCH.doer);
  }

  /** "airline career", "jobs in retail" → "airline worker". */
  #workers(words: readonly string[]): string[][] {
    const { branches, workers } = this.#lexicon;
    const [first = '', last = ''] = [words[0], words.at(-1)];
    const rest = branches.has(last) ? words.slice(0, -1) : branches.has(first) ? words.slice(1) : [];
    return rest.length === 0 ? [] : workers.map((worker) => [...rest, worker]);
  }

  /** The words with one that no title has spelled as another is. */
  #respelled(words: readonly string[]): string[][] {
    return words.flatMap((word, at) => {
      if (this.#isKnown(word)) return [];
      const spellings = this.#search.finder.spelledLike(word, editsAllowed(word)).slice(0, MOST_SPELLINGS);
      return spellings
        .filter(({ likeness }) => likeness >= MATCH.slip)
        .map(({ id }) => words.with(at, this.#search.segment.words[id] ?? word));
    });
  }
}
