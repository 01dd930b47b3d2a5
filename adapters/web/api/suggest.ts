import { LRUCache } from 'lru-cache';
import type { Assistant, Suggestion } from '../../../src/contract/assistant.ts';

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

/** Beginnings of titles whose roles are kept: people type the same ones. */
const MOST_KEPT = 2_000;

/**
 * Returns what completes the title at the end of a text: the longest run of its last words that some role's title has,
 * word by word. Where none has, short forms ("rn") are looked up, and a short text is taken as one title, misspelled.
 */
export function completing(assistant: Completing, titles: readonly string[]): Complete {
  const suggest = remembering(assistant);
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
    const short = last ? assistant.rolesIn(last.word, limit) : [];
    if (last && short.length > 0) return { roles: short, from: last.index };
    const [first] = words;
    if (!first || words.length > 2) return nothing;
    return { roles: suggest(text, limit), from: first.index };
  };
}

/** The suggestions that were asked for last stay at hand; they change only with the catalogue. */
function remembering({ suggest }: Completing): Completing['suggest'] {
  const kept = new LRUCache<string, Suggestion[]>({ max: MOST_KEPT });
  return (typed, limit) => {
    const key = `${limit} ${typed.trim().toLowerCase()}`;
    const roles = kept.get(key) ?? suggest(typed, limit);
    kept.set(key, roles);
    return roles;
  };
}

/** Returns whether some title has words that begin so: looking up what is only near costs much more. */
function beginnings(titles: readonly string[]): (typed: string) => boolean {
  const byLetter = new Map<string, string[][]>();
  for (const words of titles.map(wordsOf)) {
    for (const letter of new Set(words.map((word) => word.charAt(0)))) {
      const filed = byLetter.get(letter);
      if (filed) filed.push(words);
      else byLetter.set(letter, [words]);
    }
  }
  return (typed) => {
    const begun = wordsOf(typed);
    return byLetter.get(begun[0]?.charAt(0) ?? '')?.some((words) => hasWords(words, begun)) ?? false;
  };
}

function wordsOf(text: string): string[] {
  return text.toLowerCase().match(WORD) ?? [];
}

/** Returns whether every word typed begins a word of a title. */
function hasWords(words: readonly string[], begun: readonly string[]): boolean {
  return begun.length > 0 && begun.every((start) => words.some((word) => word.startsWith(start)));
}
