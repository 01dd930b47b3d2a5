import pluralize from 'pluralize';

/** A word of a text: its normal form, and where it stands in the text. */
export interface Token {
  /** Lower case, no accents, singular. */
  word: string;
  /** As `word`, but not made singular. */
  plain: string;
  start: number;
  end: number;
}

const WORD = /[\p{L}\p{N}][\p{L}\p{N}+#]*(?:['’](?=\p{L})\p{L}+)*/gu;
const DOTTED = /(?<![\p{L}\p{N}])(?:\p{L}\.){2,}\p{L}?/gu;
const singulars = new Map<string, string>();
/** Bounds the memo against texts that are made of random words. */
const SINGULARS_LIMIT = 50_000;

/** Lower case without accents; the length may change, so offsets must be taken before. */
export function fold(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase();
}

/** The singular of a folded word; memoised, since the rules are a long list of patterns. */
export function singular(word: string): string {
  const known = singulars.get(word);
  if (known !== undefined) return known;
  // Words under four letters are abbreviations more often than plurals ("gis", "ops").
  const made = word.length < 4 ? word : pluralize.singular(word);
  if (singulars.size >= SINGULARS_LIMIT) singulars.clear();
  singulars.set(word, made);
  return made;
}

/** Splits a text into words; "R.N." is one word, possessive endings are dropped. */
export function tokenise(text: string): Token[] {
  const ends = new Map<number, number>();
  const dotted = text.replace(DOTTED, (short, at: number) => {
    ends.set(at, at + short.length);
    return short.replaceAll('.', '').padEnd(short.length);
  });
  return [...dotted.matchAll(WORD)].map((match) => {
    const plain = fold(match[0])
      .replace(/['’]s?$|['’]s(?=$)/u, '')
      .replace(/['’]/gu, '');
    return {
      word: singular(plain),
      plain,
      start: match.index,
      end: ends.get(match.index) ?? match.index + match[0].length,
    };
  });
}

/** The words of a title in their normal forms, without the small words that carry no meaning. */
export function titleWords(text: string, small: ReadonlySet<string>): string[] {
  const words = tokenise(text).map((token) => token.word);
  const kept = words.filter((word) => !small.has(word));
  return kept.length > 0 ? kept : words;
}
