import { groundingLexicon } from '../grounding/lexicon.ts';
import { plain, tokenise } from '../grounding/words.ts';

/** Letters of other scripts beyond this share of a question say that it is in none of the languages known here. */
const FOREIGN_SCRIPT = 0.2;
/** One little word may be part of a title ("las", "de"); a longer one, or two, say what language it is. */
const TELLING_LETTERS = 5;
const TELLING_WORDS = 2;

/**
 * The language of a question: its code in the lexicon ("en", "es"), null for another script. Judged by the little
 * words of each language; a question of titles alone ("rn vs lpn") counts as English.
 */
export function languageOf(question: string): string | null {
  const letters = question.match(/\p{L}/gu)?.length ?? 0;
  const latin = question.match(/\p{Script=Latin}/gu)?.length ?? 0;
  if (letters > 0 && (letters - latin) / letters > FOREIGN_SCRIPT) return null;
  const words = tokenise(plain(question)).flatMap((token) => (token.kind === 'word' ? [token.word] : []));
  const { english, others } = groundingLexicon().file.languages;
  const own = countOf(words, english);
  const counts = Object.entries(others).map(([code, list]) => ({ code, count: countOf(words, list) }));
  const best = counts.reduce((most, one) => (one.count > most.count ? one : most), {
    code: 'en',
    count: own,
  });
  return best.code;
}

/** How many of the words are on the list; one short word alone does not count. */
function countOf(words: readonly string[], list: string): number {
  const known = new Set(list.split(' '));
  const hits = words.filter((word) => known.has(word));
  return hits.length >= TELLING_WORDS || hits.some((word) => word.length >= TELLING_LETTERS)
    ? hits.length
    : 0;
}
