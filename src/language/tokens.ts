import { MOST_PAID } from './amounts.ts';
import { fold } from './normalise.ts';

/** A word, a number or a sign of a text, and where it stands. */
export interface TextToken {
  /** Lower case, no accents, no possessive ending. */
  word: string;
  /** The typed text. */
  typed: string;
  start: number;
  end: number;
  /** The value of a token of digits, else null. */
  number: number | null;
  /** The marks between the token before and this one, without white space: "," or "?" or "-". */
  mark: string;
  /** No white space stands before it. */
  glued: boolean;
}

/** Returns the places from one up to another. */
export function range(from: number, to: number): number[] {
  const places: number[] = [];
  for (let at = from; at < to; at += 1) places.push(at);
  return places;
}

/** The parts of a lexicon that the tokens of its language need. */
export interface TokenRules {
  /** "dont" → "do not". */
  contractions: ReadonlyMap<string, readonly string[]>;
  /** Those that mean something else but before a verb: "id make" → "i would make". */
  verbal: ReadonlyMap<string, readonly string[]>;
  verbs: ReadonlySet<string>;
  /** "n't" → "not", the longest first. */
  clitics: readonly (readonly [string, string])[];
  /** Words after which "'s" is a verb ("what's"). */
  copula: ReadonlySet<string>;
  /** Words whose full stop ends no sentence ("vs."). */
  dotted: ReadonlySet<string>;
  /** Signs that mean something ("$", "->", "&"), the longest first, by their first character. */
  signs: ReadonlyMap<string, readonly string[]>;
  /** Letters that make an amount of digits that they touch ("60K", "2X"), and how many times as much they are. */
  counting: ReadonlyMap<string, number>;
  /** The last words of what bounds an amount: "more than". */
  bounds: ReadonlySet<string>;
}

/** "60,000", "60.5", "6e4"; "60 000" and "60.000" as they are written elsewhere. */
const NUMBER =
  /^(?:\d+(?:\.\d+)?e\d(?![\p{L}\d])|[1-9]\d{0,2}(?:([ .\u00A0\u202F])\d{3}(?![\d.]))(?:\1\d{3}(?!\d))*|\d[\d,]*(?:\.\d+)?)/iu;
const THOUSANDS = /^\d{1,3}(?:[ .\u00A0\u202F]\d{3})+$/;
const WORD = /^[\p{L}\p{M}][\p{L}\p{M}\p{N}+#]*(?:['’][\p{L}\p{M}]+)*/u;
/** Letters that touch digits are a unit or a magnitude ("60k+"). */
const LETTERS = /^[\p{L}\p{M}]+/u;
/** "68W": a code that somebody goes by in the forces. */
const CODE = /^\d{2}\p{Lu}(?![\p{L}\p{N}+])/u;
const INITIALS = /^(?:\p{L}\.){2,}\p{L}?/u;
const PLURAL_INITIALS = /\b(\p{Lu}{2,})s\b/gu;
const SPACE = /\s/u;
const APOSTROPHE = /['’]/;
const BLANK = ' ';
const DIGIT = /^\d/;
const NEXT_WORD = /^ (\p{Ll}+)/u;

/** Splits a text into tokens; linear in its length, whatever it holds. */
export function textTokens(text: string, rules: TokenRules): TextToken[] {
  const tokens: TextToken[] = [];
  let mark = '';
  let spaced = true;
  let at = 0;
  const add = (length: number, words: readonly string[], number: number | null = null) => {
    words.forEach((word, part) => {
      const typed = words.length > 1 ? word : text.slice(at, at + length);
      const glued = part > 0 || !spaced;
      tokens.push({ word, typed, start: at, end: at + length, number, mark: part > 0 ? '' : mark, glued });
    });
    at += length;
    mark = '';
    spaced = false;
  };
  while (at < text.length) {
    const first = text.charAt(at);
    if (first === BLANK) {
      spaced = true;
      at += 1;
      continue;
    }
    // A window keeps every match short: no pattern ever looks at the whole rest.
    const rest = text.slice(at, at + 64);
    if (DIGIT.test(first)) {
      const code = spaced ? CODE.exec(rest)?.[0] : undefined;
      const digits = NUMBER.exec(rest)?.[0].replace(/,$/, '') ?? first;
      if (code && isCode(code, tokens.at(-1), rules)) add(code.length, [fold(code)]);
      else add(digits.length, [digits], numberIn(digits));
      continue;
    }
    const initials = INITIALS.exec(rest)?.[0];
    const touches = !spaced && mark === '' && tokens.at(-1)?.number !== null && tokens.length > 0;
    const word = (touches ? LETTERS : WORD).exec(rest)?.[0];
    const sign = rules.signs.get(first)?.find((one) => rest.startsWith(one));
    if (initials) add(initials.length, [fold(initials).replaceAll('.', '')]);
    else if (word) {
      const whole = contracted(rest, rules) ?? word;
      const before = beforeVerb(whole, rest.slice(whole.length), rules);
      add(whole.length, before ?? plainWords(fold(withoutPlural(whole)), rules));
    } else if (sign) add(sign.length, [sign]);
    else {
      const sign1 = String.fromCodePoint(text.codePointAt(at) ?? 32);
      if (SPACE.test(sign1)) spaced = true;
      else if (!isAbbreviation(sign1, tokens.at(-1), rules) && mark.length < 8) mark += sign1;
      at += sign1.length;
    }
  }
  return tokens;
}

/** Returns whether digits with a letter count nothing that is paid; what is bounded is an amount, however much it is. */
function isCode(code: string, before: TextToken | undefined, { counting, bounds }: TokenRules): boolean {
  const by = counting.get(fold(code.slice(2)));
  return by === undefined || (Number(code.slice(0, 2)) * by > MOST_PAID && !bounds.has(before?.word ?? ''));
}

function numberIn(digits: string): number {
  return Number(THOUSANDS.test(digits) ? digits.replace(/\D/g, '') : digits.replaceAll(',', ''));
}

/** A contraction that a sign is part of ("w/o"), at the beginning of a text. */
function contracted(rest: string, { contractions }: TokenRules): string | undefined {
  if (!rest.includes('/')) return undefined;
  const end = rest.search(SPACE);
  const chunk = end < 0 ? rest : rest.slice(0, end);
  return chunk.includes('/') && contractions.has(chunk.toLowerCase()) ? chunk : undefined;
}

/** What a contraction in small letters means right before a verb; undefined elsewhere. */
function beforeVerb(
  word: string,
  rest: string,
  { verbal, verbs }: TokenRules,
): readonly string[] | undefined {
  const written = verbal.get(word);
  return written && verbs.has(NEXT_WORD.exec(rest)?.[1] ?? '') ? written : undefined;
}

/** "RNs" are several of what "RN" is one of. */
export function withoutPlural(typed: string): string {
  return typed.includes('s') ? typed.replace(PLURAL_INITIALS, '$1') : typed;
}

function isAbbreviation(sign: string, before: TextToken | undefined, { dotted }: TokenRules): boolean {
  return sign === '.' && before !== undefined && dotted.has(before.word);
}

/** "doesn't" → "does", "not"; "nurse's" → "nurse". */
function plainWords(folded: string, rules: TokenRules): readonly string[] {
  if (!APOSTROPHE.test(folded)) return rules.contractions.get(folded) ?? [folded];
  const word = folded.replaceAll('’', "'");
  const written = rules.contractions.get(word.replaceAll("'", '')) ?? rules.contractions.get(word);
  if (written) return written;
  for (const [ending, meaning] of rules.clitics) {
    if (!word.endsWith(ending)) continue;
    const stem = word.slice(0, -ending.length);
    if (stem === '' || (ending === "'s" && !rules.copula.has(stem))) continue;
    return [stem, meaning];
  }
  return [word.replace(/'s?$/, '').replaceAll("'", '')];
}

/** Returns tokens as they are typed, white space made one blank. */
export function asTyped([first, ...more]: readonly TextToken[]): string {
  const rest = more.map(({ typed, mark, glued }) => `${mark || (glued ? '' : ' ')}${typed}`);
  return `${first?.typed ?? ''}${rest.join('')}`;
}
