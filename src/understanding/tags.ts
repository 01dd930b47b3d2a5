import { type Token, tokenise } from '../language/normalise.ts';
import type { TitleMatcher } from '../titles/matcher.ts';
import type { QuestionLexicon, Tag } from './lexicon.ts';

/** A phrase of the lexicon found in a question: the tokens `from … to - 1`. */
export interface Tagged extends Tag {
  from: number;
  to: number;
}

/** A question in words, with what each says. */
export interface Reading {
  text: string;
  tokens: Token[];
  /** The word that each token is read as: as typed, or the lexicon's word it misspells. */
  words: string[];
  tags: Tagged[];
  /** Whether a separator (comma, slash, line end, colon) stands before the token. */
  breaks: boolean[];
  /** Numbers with what they count. */
  numbers: NumberRead[];
}

export interface NumberRead {
  value: number;
  money: boolean;
  /** A sign or word of currency stands by it; "2 million" alone may count anything. */
  marked: boolean;
  percent: boolean;
  /** Token positions that the number takes. */
  from: number;
  to: number;
}

const NUMBER =
  /(?:(\$|€|£|usd)\s?)?(\d{1,3}(?:,\d{3})+|\d+)(\.\d+)?\s?(k|m|thousand|million)?\b\s?(percent|dollars|usd|bucks)?/giu;
const SCALE: Record<string, number> = { k: 1e3, thousand: 1e3, m: 1e6, million: 1e6 };
/** At most so many tokens are read; the text is bounded already, this bounds words of one letter. */
const MOST_TOKENS = 300;

/** Splits a cleaned text into words and says what each phrase of the lexicon in it means. */
export function read(text: string, lexicon: QuestionLexicon, titles: TitleMatcher): Reading {
  let spoken = text;
  for (const [symbol, meaning] of lexicon.symbols) spoken = spoken.replaceAll(symbol, meaning);
  spoken = spoken.replace(/\$+(?!\s?\d)/gu, ' pay ').replace(/\s?%/gu, ' percent ');
  const tokens = tokenise(spoken).slice(0, MOST_TOKENS);
  const words = tokens.map(({ plain, word }) => readAs(plain, word, lexicon, titles));
  const numbers = numbersIn(spoken, tokens);
  const breaks = tokens.map(
    (token, at) => at > 0 && /[,;:/\n.?!–—|"“”]|\s-\s/u.test(spoken.slice(tokens[at - 1]?.end, token.start)),
  );
  return {
    text: spoken,
    tokens,
    words,
    numbers,
    breaks,
    tags: tagAll(tokens, words, breaks, lexicon),
  };
}

function readAs(plain: string, word: string, lexicon: QuestionLexicon, titles: TitleMatcher): string {
  if (lexicon.vocabulary.has(plain) || lexicon.common.has(plain) || titles.inTitles(word)) return plain;
  if (/\d/.test(plain)) return plain;
  const base = baseOf(plain).find((form) => lexicon.common.has(form) || lexicon.phrases.has(form));
  if (base !== undefined) return base;
  const near = lexicon.nearest(plain);
  if (near === undefined) return plain;
  // A slip in a word that many titles have ("manger") is a title's word before it is another word ("danger").
  const asTitle = titles.commonNear(word);
  const isTitles = asTitle !== undefined && asTitle.word !== near.word && asTitle.edits <= near.edits;
  return isTitles ? plain : near.word;
}

/** What an inflected word may be a form of: "needing" of "need", "hiring" of "hire"; "agee" is "age". */
function baseOf(word: string): string[] {
  const stem = /^(\p{L}{3,})(?:ing|ed|es|s)$/u.exec(word)?.[1];
  const once = word.replace(/(\p{L})\1+$/u, '$1');
  const forms = stem === undefined ? [] : [stem, `${stem}e`, stem.replace(/(.)\1$/u, '$1')];
  return once.length > 2 && once !== word ? [...forms, once] : forms;
}

/** Kinds of phrases that go on over a comma: "sorry, I meant". */
const SPOKEN_IN_PARTS = new Set(['turn', 'instruction']);

/** Every phrase of every kind; of one kind the longest wins where two overlap. */
function tagAll(
  tokens: readonly Token[],
  words: readonly string[],
  breaks: readonly boolean[],
  lexicon: QuestionLexicon,
): Tagged[] {
  const found: Tagged[] = [];
  for (let from = 0; from < tokens.length; from += 1) {
    for (let to = Math.min(tokens.length, from + lexicon.longest); to > from; to -= 1) {
      const typed = words.slice(from, to).join(' ');
      const one = tokens.slice(from, to).map((token) => token.word);
      const broken = breaks.slice(from + 1, to).includes(true);
      for (const tag of lexicon.phrases.get(typed) ?? lexicon.phrases.get(one.join(' ')) ?? [])
        if (!broken || SPOKEN_IN_PARTS.has(tag.kind)) found.push({ ...tag, from, to });
    }
  }
  const longest = (a: Tagged, b: Tagged) => b.to - b.from - (a.to - a.from) || a.from - b.from;
  const kept: Tagged[] = [];
  for (const tag of found.sort(longest)) {
    const shadowed = kept.some(
      (other) =>
        other.kind === tag.kind &&
        other.from <= tag.from &&
        other.to >= tag.to &&
        other.to - other.from > tag.to - tag.from,
    );
    if (!shadowed) kept.push(tag);
  }
  return kept.sort((a, b) => a.from - b.from);
}

function numbersIn(text: string, tokens: readonly Token[]): NumberRead[] {
  return [...text.matchAll(NUMBER)].flatMap((match) => {
    const [whole, currency, digits = '', decimals = '', suffix, unit] = match;
    const start = match.index;
    if (/[\p{L}\p{N}]/u.test(text[start - 1] ?? '') && !currency) return [];
    const end = start + whole.trimEnd().length;
    const from = tokens.findIndex((token) => token.end > start);
    if (from < 0) return [];
    let to = from;
    while (to < tokens.length && (tokens[to]?.start ?? 0) < end) to += 1;
    const value = Number(digits.replaceAll(',', '') + decimals) * (SCALE[suffix?.toLowerCase() ?? ''] ?? 1);
    const percent = unit?.toLowerCase() === 'percent';
    const marked = Boolean(currency) || (!percent && unit !== undefined);
    return [{ value, money: marked || (!percent && suffix !== undefined), marked, percent, from, to }];
  });
}

/** The tags of one kind, with this value where one is given. */
export function tagged(reading: Reading, kind: string, value?: string): Tagged[] {
  return reading.tags.filter((tag) => tag.kind === kind && (value === undefined || tag.value === value));
}

/** Whether a phrase of this kind and value stands in the question. */
export function says(reading: Reading, kind: string, value?: string): boolean {
  return reading.tags.some((tag) => tag.kind === kind && (value === undefined || tag.value === value));
}
