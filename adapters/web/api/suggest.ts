import type { Assistant, Suggestion } from '../../../src/contract/assistant.ts';
import { byText } from '../../../src/memo.ts';

/** The maximum number of words of a title that are considered. */
const LONGEST_TITLE = 6;
const WORD = /[^\s,;:?!]+/g;

/** Roles for the end of a half-typed question, and where that end begins. */
export interface Completion {
  roles: Suggestion[];
  from: number;
}

type Completing = Pick<Assistant, 'suggest' | 'rolesIn'>;
/** Completes the end of a text with at most `limit` roles. */
export type Complete = (text: string, limit: number) => Completion;

/** Beginnings of titles, and words, whose roles are kept: people type the same ones. */
const MOST_KEPT = 2_000;

/**
 * Returns what completes the title at the end of a text: the longest run of its last words that some role's title has,
 * word by word. Where none has, short forms ("rn") are looked up, and a short text is taken as one title, misspelled.
 */
export function completing(assistant: Completing, titles: readonly string[]): Complete {
  const suggest = remembering(assistant.suggest, (typed) => typed.trim().toLowerCase());
  // "IT" is read otherwise than "it".
  const rolesIn = remembering(assistant.rolesIn, (word) => word);
  const isBegun = beginnings(titles);
  return (text, limit) => {
    const words = [...text.matchAll(WORD)].map(({ 0: word, index }) => ({ word, index }));
    const nothing = { roles: [], from: text.length };
    if (words.length === 0) return nothing;
    let best: Completion | undefined;
    // A longer end of the text can only be a title where the shorter one may begin or end it.
    for (const { index } of words.slice(-LONGEST_TITLE).reverse()) {
      const typed = text.slice(index);
      if (!isBegun(typed)) break;
      const roles = suggest(typed, limit);
      // Roles after the last title that has the words are only similar to them.
      const near = roles.findLastIndex(({ title }) => hasWords(wordsOf(title), wordsOf(typed)));
      if (near < 0) break;
      best = { roles: roles.slice(0, near + 1), from: index };
    }
    if (best) return best;
    const last = words.at(-1);
    const short = last ? rolesIn(last.word, limit) : [];
    if (last && short.length > 0) return { roles: short, from: last.index };
    const [first] = words;
    if (!first || words.length > 2) return nothing;
    return { roles: suggest(text, limit), from: first.index };
  };
}

type LookUp = Completing['suggest'];

/** What was looked up last stays at hand; it changes only with the catalogue. */
function remembering(lookUp: LookUp, sameAs: (typed: string) => string): LookUp {
  const kept = byText(MOST_KEPT, (_, asked: Parameters<LookUp>) => lookUp(...asked));
  return (typed, limit) => kept(`${limit} ${sameAs(typed)}`, [typed, limit]);
}

/** Returns whether some title has words that begin so: looking up what is only near costs much more. */
function beginnings(titles: readonly string[]): (typed: string) => boolean {
  // An inverted index, sorted: the words with one beginning lie together.
  const words = titles
    .flatMap((title, at) => wordsOf(title).map((word) => ({ word, at })))
    .sort((a, b) => (a.word < b.word ? -1 : 1));
  const titlesWith = (start: string): Set<number> => {
    let [low, high] = [0, words.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((words[middle]?.word ?? '') < start) low = middle + 1;
      else high = middle;
    }
    const found = new Set<number>();
    for (let at = low; words[at]?.word.startsWith(start); at += 1) found.add(words[at]?.at ?? -1);
    return found;
  };
  return (typed) => {
    const begun = wordsOf(typed);
    let left: Set<number> | undefined;
    for (const start of begun) {
      const found = titlesWith(start);
      left = left?.intersection(found) ?? found;
      if (left.size === 0) return false;
    }
    return begun.length > 0;
  };
}

function wordsOf(text: string): string[] {
  return text.toLowerCase().match(WORD) ?? [];
}

/** Returns whether every word typed begins a word of a title. */
function hasWords(words: readonly string[], begun: readonly string[]): boolean {
  return begun.length > 0 && begun.every((start) => words.some((word) => word.startsWith(start)));
}
