import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { once } from '../memo.ts';
import { singular } from './normalise.ts';

/**
 * The words, one a line: those of spoken English from twice in a million on (SUBTLEX-US), without the forms of others;
 * a benchmark writes it anew.
 */
export const COMMON_WORDS_FILE = fileURLToPath(
  new URL('../../data/lexicon/common-words.txt', import.meta.url),
);

const common = once(
  (): ReadonlySet<string> => new Set(readFileSync(COMMON_WORDS_FILE, 'utf8').trimEnd().split('\n')),
);

/** Returns whether a word, in lower case, is common in English: who writes it means it, and made no slip. */
export function isCommonWord(word: string): boolean {
  return isAmong(word, common());
}

/** Returns whether a word is one of some, or a plural, past or "-ing" form of one, which are rarer ("reflected"). */
export function isAmong(word: string, words: ReadonlySet<string>): boolean {
  if (words.has(word) || words.has(singular(word))) return true;
  const [stem] = /.+(?=ed$|ing$)/.exec(word) ?? [''];
  return stem !== '' && (words.has(stem) || words.has(`${stem}e`));
}
