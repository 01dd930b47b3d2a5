import { LRUCache } from 'lru-cache';
import type { Assistant, Suggestion } from '../../../src/contract/assistant.ts';

/** A title has at most so many words that are looked at. */
const LONGEST_TITLE = 6;
const WORD = /[^\s,;:?!]+/g;

/** Roles for the end of a half-typed question, and where that end begins. */
export interface Completion {
  roles: Suggestion[];
  from: number;
}

type Completing = Pick<Assistant, 'suggest' | 'rolesIn'>;

/** Beginnings of titles whose roles are kept: people type the same ones. */
const MOST_KEPT = 2_000;

/** The assistant with the suggestions that were asked for last at hand; they change only with the catalogue. */
export function remembering({ suggest, rolesIn }: Completing): Completing {
  const kept = new LRUCache<string, Suggestion[]>({ max: MOST_KEPT });
  return {
    rolesIn,
    suggest(typed, limit) {
      const key = `${limit} ${typed.trim().toLowerCase()}`;
      const roles = kept.get(key) ?? suggest(typed, limit);
      kept.set(key, roles);
      return roles;
    },
  };
}

/**
 * Completes the title at the end of a text: the longest run of its last words that some role's title has, word by
 * word. Where none has, short forms ("rn") are looked up, and a short text is taken as one title, misspelled.
 */
export function complete(assistant: Completing, text: string, limit: number): Completion {
  const words = [...text.matchAll(WORD)].map(({ 0: word, index }) => ({ word, index }));
  const nothing = { roles: [], from: text.length };
  if (words.length === 0) return nothing;
  let best: Completion | undefined;
  // A longer end of the text can only be a title where the shorter one may begin or end it.
  for (const { index } of words.slice(-LONGEST_TITLE).reverse()) {
    const typed = text.slice(index);
    const roles = assistant.suggest(typed, limit);
    // What follows the last title that has the words is only near to them.
    const near = roles.findLastIndex(({ title }) => hasWords(title, typed));
    if (near < 0) break;
    best = { roles: roles.slice(0, near + 1), from: index };
  }
  if (best) return best;
  const last = words.at(-1);
  const short = last ? assistant.rolesIn(last.word, limit) : [];
  if (last && short.length > 0) return { roles: short, from: last.index };
  const [first] = words;
  if (!first || words.length > 2) return nothing;
  return { roles: assistant.suggest(text, limit), from: first.index };
}

/** Whether every word typed begins a word of the title. */
function hasWords(title: string, typed: string): boolean {
  const words = (title.toLowerCase().match(WORD) ?? []) as string[];
  const begun = (typed.toLowerCase().match(WORD) ?? []) as string[];
  return begun.length > 0 && begun.every((start) => words.some((word) => word.startsWith(start)));
}
