import pluralize from 'pluralize';
import { byText } from '../memo.ts';

/** A word of a text: its normal form, and where it stands in the text. */
export interface Token {
  /** Lower case, no accents, singular. */
  word: string;
  /** The same as `word`, but not made singular. */
  plain: string;
  start: number;
  end: number;
}

const WORD = /[\p{L}\p{N}][\p{L}\p{N}+#]*(?:['’](?=\p{L})\p{L}+)*/gu;
/** The same where every letter is one of English, which is quicker to find. */
const PLAIN_WORD = /[a-z0-9][a-z0-9+#]*(?:'(?=[a-z])[a-z]+)*/gi;
const PLAIN = /^\p{ASCII}*$/u;
const DOTTED = /(?<![\p{L}\p{N}])(?:\p{L}\.){2,}\p{L}?/gu;
/** Words that are kept: texts repeat theirs. */
const KEPT = 50_000;
/** Texts whose words are kept. */
const LAST_TEXTS = 64;

/** Lower case without accents; the length may change, so offsets must be taken before. */
export function fold(text: string): string {
  if (PLAIN.test(text)) return text.toLowerCase();
  return text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase();
}

/** The singular of a folded word; kept, since the rules are a long list of patterns. */
export const singular = byText(KEPT, (word) =>
  // Words under four letters that end in S are abbreviations more often than plurals ("gis", "ops").
  word.length < 4 && word.endsWith('s') ? word : pluralize.singular(word),
);

/** Splits a text into words; "R.N." is one word, possessive endings are dropped. */
export function tokenise(text: string): Token[] {
  const ends = new Map<number, number>();
  const dotted = undotted(text, (start, end) => ends.set(start, end));
  return Array.from(dotted.matchAll(WORD), (match) => ({
    ...normal(match[0]),
    start: match.index,
    end: ends.get(match.index) ?? match.index + match[0].length,
  }));
}

/** The normal forms of the words of a text, where their places do not matter. */
export function wordsOf(text: string): string[] {
  return typedWords(text).map(normalWord);
}

/** The words of a text as they are typed; the last texts are kept, since one is read again and again. */
export const typedWords = byText(
  LAST_TEXTS,
  (text): readonly string[] => undotted(text).match(PLAIN.test(text) ? PLAIN_WORD : WORD) ?? [],
);

/** The normal form of one word as it is typed. */
export function normalWord(typed: string): string {
  return normal(typed).word;
}

/** "R.N." as "RN  ": as long as before, so that places stay; `found` is told where one stands. */
function undotted(text: string, found?: (start: number, end: number) => void): string {
  if (!text.includes('.')) return text;
  return text.replace(DOTTED, (short, at: number) => {
    found?.(at, at + short.length);
    return short.replaceAll('.', '').padEnd(short.length);
  });
}

/** The forms of a word as it is typed. */
const normal = byText(KEPT, (typed): Readonly<Pick<Token, 'word' | 'plain'>> => {
  const plain = fold(typed)
    .replace(/['’]s?$|['’]s(?=$)/u, '')
    .replace(/['’]/gu, '');
  return { word: singular(plain), plain };
});

/** The words of a title in their normal forms, without the small words that carry no meaning. */
export function titleWords(text: string, small: ReadonlySet<string>): string[] {
  const words = wordsOf(text);
  const kept = words.filter((word) => !small.has(word));
  return kept.length > 0 ? kept : words;
}
