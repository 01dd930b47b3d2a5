import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** The words, one a line: those of spoken English from twice in a million on (SUBTLEX-US); a benchmark writes it anew. */
export const COMMON_WORDS_FILE = fileURLToPath(
  new URL('../../data/lexicon/common-words.txt', import.meta.url),
);

let words: ReadonlySet<string> | undefined;

/** Returns whether a word, in lower case, is common in English: who writes it means it, and made no slip. */
export function isCommonWord(word: string): boolean {
  // Past forms are rarer than their verbs ("reflected").
  const plain = word.endsWith('ed') ? [word, word.slice(0, -1), word.slice(0, -2)] : [word];
  words ??= new Set(readFileSync(COMMON_WORDS_FILE, 'utf8').trimEnd().split('\n'));
  return plain.some((one) => words?.has(one));
}
