/** Words, numerals and marks of a draft, in a form in which they can be compared. */

export interface Token {
  /** As it stands in the text, lower case, without a possessive ending. */
  word: string;
  /** Without inflection: "operations" and "operation" are alike. */
  stem: string;
  kind: 'word' | 'numeral' | 'mark';
  /** It had a possessive ending: "the officer's". */
  owns: boolean;
  /** Where it stands in the text. */
  start: number;
  end: number;
}

const PATTERN =
  /\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?|\p{L}[\p{L}\p{M}]*(?:['’]\p{L}+)*|\p{Extended_Pictographic}|[^\s\p{L}\p{N}]/gu;
const CONTRACTIONS: readonly [RegExp, string][] = [
  [/\b(can)(?:['’]t|not)\b/gi, '$1 not'],
  [/\bwon['’]t\b/gi, 'will not'],
  [/(\w)n['’]t\b/gi, '$1 not'],
  [/(\w)['’]ll\b/gi, '$1 will'],
  [/(\w)['’](?:re|ve|m)\b/gi, '$1 are'],
  [/(\w)['’]d\b/gi, '$1 would'],
  [/\b(it|that|there|here|what|who|where|let|he|she)['’]s\b/gi, '$1 is'],
];
const ABBREVIATIONS: readonly [RegExp, string][] = [
  [/\be\.\s?g\./gi, 'eg'],
  [/\bi\.\s?e\./gi, 'ie'],
  [/\bvs\./gi, 'vs'],
  [/\bapprox\./gi, 'approx'],
  [/\bavg\./gi, 'avg'],
  [/\b(yrs?|hrs?)\./gi, '$1'],
  [/\bU\.\s?S\.(?:\s?A\.)?/g, 'US'],
  [/\bcf\./gi, 'cf'],
  [/\s?\/\s?(?:hour|hr|h)\b/gi, ' an hour'],
  [/\s?\/\s?(?:year|yr|y)\b/gi, ' a year'],
];

/** Abbreviations and contractions written out, so that a full stop ends a sentence and "not" is a word. */
export function plain(text: string): string {
  let out = text
    .normalize('NFKC')
    .replace(/[\u00a0\u202f\u2009]/g, ' ')
    .replace(/[\u2010\u2011\u2212]/g, '-');
  for (const [pattern, by] of ABBREVIATIONS) out = out.replace(pattern, by);
  for (const [pattern, by] of CONTRACTIONS) out = out.replace(pattern, by);
  return out;
}

/** Cuts a text that `plain` has been through into tokens; hyphens inside words are dropped. */
export function tokenise(text: string): Token[] {
  const out: Token[] = [];
  const joined = text.replace(/(?<=\p{L})-(?=\p{L})/gu, ' ').replace(/(?<=\d)-(?=\p{L})/gu, ' ');
  for (const match of joined.matchAll(PATTERN))
    out.push({ ...token(match[0]), start: match.index, end: match.index + match[0].length });
  return out;
}

function token(raw: string): Omit<Token, 'start' | 'end'> {
  const kind = /^\d/.test(raw) ? 'numeral' : /^\p{L}/u.test(raw) ? 'word' : 'mark';
  if (kind !== 'word') return { word: raw, stem: raw, kind, owns: false };
  const lower = raw.toLowerCase().replaceAll('’', "'");
  const owns = /'s?$/.test(lower) || lower.includes("'s");
  const word = lower.replace(/'s?$/, '').replaceAll("'", '');
  return { word, stem: stem(word), kind, owns };
}

const stems = new Map<string, string>();
const STEMS_KEPT = 20_000;

/** A word without plural, -ing, -ed; the same for all forms of a regular word, never shown to anyone. */
export function stem(word: string): string {
  const known = stems.get(word);
  if (known !== undefined) return known;
  const made = cut(word);
  if (stems.size < STEMS_KEPT) stems.set(word, made);
  return made;
}

/** Words that say another thing than the word they seem to be a form of. */
const WHOLE = new Set(['experienced', 'means', 'starting']);

function cut(word: string): string {
  if (word.length <= 3 || WHOLE.has(word)) return word;
  let out = word;
  if (/[^s]ies$/.test(out)) out = `${out.slice(0, -3)}y`;
  else if (/(?:ss|sh|ch|x|z)es$/.test(out)) out = out.slice(0, -2);
  else if (/[^sui]s$/.test(out)) out = out.slice(0, -1);
  if (/^(?!busi).{4,}ness$/.test(out)) out = out.slice(0, -4);
  const bare = out.replace(/(?:ing|ed)$/, '');
  if (bare !== out && bare.length >= 3 && /[aeiouy]/.test(bare)) out = bare.replace(/([bdfgmnprt])\1$/, '$1');
  return out.replace(/(?<=.{2})e$/, '').replace(/(?<=.{2})y$/, 'i');
}

const phrases = new Map<string, readonly string[]>();
/** Phrases of the lexicon, of the registry and of facts come again with every draft. */
const PHRASES_KEPT = 20_000;

/** The stems of the words and numerals of a phrase. */
export function stemsOf(phrase: string): readonly string[] {
  const known = phrases.get(phrase);
  if (known) return known;
  const made = tokenise(plain(phrase))
    .filter((t) => t.kind !== 'mark')
    .map((t) => t.stem);
  if (phrases.size < PHRASES_KEPT) phrases.set(phrase, made);
  return made;
}
