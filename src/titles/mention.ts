import { normalWord, typedWords, wordsOf } from '../language/normalise.ts';
import type { TitleLexicon } from './lexicon.ts';
import type { Phrases } from './phrases.ts';

/** A mention taken apart: its words as they stand, and with more and more set aside. */
export interface MentionParts {
  /**
   * All of its meaning words; then without those that do not tell the job; then without fillers; then without levels,
   * those last that may be a part of a title ("deputy").
   */
  readings: readonly (readonly string[])[];
  /** The parts that punctuation cuts it into, where there are several; words of each. */
  parts: readonly (readonly string[])[];
  /** The words before each mark that sets more beside them, the most first: "VP, Engineering (SaaS)", "Barista - Airport". */
  heads: readonly (readonly string[])[];
  /** The words with what stands behind the only such mark in front ("Supervisor - Injection Molding"); none otherwise. */
  turned: readonly string[];
  /** The words before a small one that says for whom or where: "Courier for a bakery"; none where none does. */
  ahead: readonly string[];
  /** The level that was set aside ("senior"); null where none stands in it. */
  level: string | null;
  /** The words of known employers in it ("Walmart cashier"). */
  employers: readonly string[];
  /** The words for the one branch that such an employer is in; none for one of several. */
  branch: readonly string[];
}

/** The parts of a mention that is words and nothing else. */
export const NO_PARTS: Readonly<MentionParts> = {
  readings: [],
  parts: [],
  heads: [],
  turned: [],
  ahead: [],
  level: null,
  employers: [],
  branch: [],
};

/** The maximum number of words of a mention; a longer one is not a job title. */
const LONGEST = 14;
/** The maximum number of characters of a text searched for them. */
const LONGEST_TEXT = 400;
const MOST_PARTS = 4;
/** The separators between the parts of a title: strokes, dashes with a space, commas, brackets, "and". */
const CUTS = /[,;:/|()[\]&]|\s[-–—]+\s?|\s(?:and|or)\s/i;
/** The separators between a title and what an advertisement adds: those, without strokes and "and". */
const SEGMENTS = /\s*(?:[,;:()[\]]|\s[-–—]+\s?)\s*/;
/** What every separator of these has. */
const MARK = /[,;:()[\]–—-]/;
/** Single letters between strokes: "(m/f/d)" says who may apply. */
const LETTERS = /(?<![\p{L}\p{N}])\p{L}(?:\s?[/|]\s?\p{L})+(?![\p{L}\p{N}])/gu;

/** What stands between letters, or before one. */
const MARKED = /[/|-]/u;
/** The last word before a mark or the end, a short one, and the one before it. */
const CLOSING = /(\p{L}+)([\s,;:()[\]–—-]+)(\p{L}{2,3})(?=\s*(?:$|[,;:()[\]]|\s[-–—]))/gu;
/** A letter behind a short form: "FNP-C" is certified. */
const GRADED = /(?<=\p{L}{2})-\p{L}(?![\p{L}\p{N}])/gu;

/** Tells whether some title has a word. */
type KnownWord = (word: string) => boolean;

/** What is known of the words of titles. */
export interface TitleWords {
  inTitles: KnownWord;
  /** Returns whether a word says what somebody is. */
  isDoer: KnownWord;
}

/** Takes a mention apart. */
export function takeApart(text: string, lexicon: TitleLexicon, known: TitleWords): MentionParts {
  const inTitles = (word: string) => known.inTitles(word);
  const short = text.slice(0, LONGEST_TEXT);
  const wordsIn = (part: string) => meaningWords(part, lexicon, inTitles);
  const namedIn = (part: string) => partWords(part, lexicon, inTitles);
  const lettered = MARKED.test(short) ? short.replace(LETTERS, ' ').replace(GRADED, '') : short;
  const plainly = withoutTerms(withoutClosing(lexicon.withSchool(lettered), lexicon, known), lexicon);
  const titled = leaderLast(plainly, lexicon, namedIn);
  const whole = wordsIn(titled === plainly ? short : titled);
  const named = titled === short ? whole : wordsIn(titled);
  const { words: plain, level: number } = dropNumbers(named, lexicon, inTitles);
  const clean = dropPhrases(plain.length > 0 ? plain : whole, lexicon.manner);
  const trimmed = dropPhrases(clean, lexicon.fillers);
  const { words: bare, graded, level } = dropLevels(trimmed, lexicon);
  const cut = titled.split(CUTS);
  const parts = cut.length > 1 ? cut.map(namedIn) : [];
  const several = parts.filter((words) => words.length > 0);
  const { employers } = lexicon;
  const branchOf = (word: string, next: string | undefined) =>
    employers.of(word) ?? employers.ofPair(word, next);
  const segments = MARK.test(titled) ? titled.split(SEGMENTS).filter((part) => part.trim() !== '') : [titled];
  const [first = '', behind] = segments;
  const befores = segments.map((_, at) => segments.slice(0, at).join(' '));
  const heads = [first.split('/')[0] ?? '', ...befores].filter(
    (text) => text.trim() !== '' && text !== titled,
  );
  return {
    readings: distinct([whole, plain, clean, trimmed, graded, bare].filter((words) => words.length > 0)),
    parts: several.length > 1 ? several.slice(0, MOST_PARTS) : [],
    heads: distinct(heads.reverse().flatMap((text) => [wordsIn(text), namedIn(text)])),
    turned: behind !== undefined && segments.length === 2 ? namedIn(`${behind} ${first}`) : [],
    ahead: namedIn(textBefore(titled, lexicon.small, lexicon.whose)),
    level: level ?? number,
    employers: whole.filter((word, at) => branchOf(word, whole[at + 1]) !== undefined),
    branch:
      whole.map((word, at) => branchOf(word, whole[at + 1]) ?? []).find(({ length }) => length > 0) ?? [],
  };
}

/** Returns whether a small word stands between the words of a text. */
export function isJoined(text: string, { small }: TitleLexicon): boolean {
  return textBefore(text, small, small) !== '';
}

/** A text up to the first of some small words between its others; empty where none is. */
function textBefore(text: string, small: ReadonlySet<string>, some: ReadonlySet<string>): string {
  const words = wordsOf(text);
  const first = words.findIndex((word) => !small.has(word));
  const at = words.findIndex((word, place) => place > first && some.has(word));
  return first < 0 || at < 0 || at === words.length - 1 ? '' : words.slice(first, at).join(' ');
}

/** "Bus Driver PT - Leeds": a short form that says when somebody works, right behind who works. */
function withoutClosing(text: string, { closing }: TitleLexicon, known: TitleWords): string {
  if (!typedWords(text).some((word) => closing.has(word.toLowerCase()))) return text;
  return text.replace(CLOSING, (whole, before: string, mark: string, last: string) =>
    closing.has(last.toLowerCase()) && known.isDoer(normalWord(before)) ? `${before}${mark}` : whole,
  );
}

/** The words without numbers that no title has ("Developer 2"), and the level that one is of ("level 2"). */
function dropNumbers(all: readonly string[], { numbered, stages }: TitleLexicon, inTitles: KnownWord) {
  const isStage = (place: number) => stages.has(all[place] ?? '') && hasDigit(all[place - 1] ?? '');
  const at = all.findIndex((word, place) => numbered.has(word) && hasDigit(all[place + 1] ?? ''));
  const isPart = (word: string, place: number) =>
    (inTitles(word) || !hasDigit(word)) &&
    (at < 0 || (place !== at && place !== at + 1)) &&
    !isStage(place) &&
    !isStage(place + 1);
  return { words: all.filter(isPart), level: at < 0 ? null : `${all[at]} ${all[at + 1]}` };
}

/** A title without the terms of employment behind it: "Nursing Assistant - 2nd shift", "Cook (nights, $18/hr)". */
function withoutTerms(text: string, lexicon: TitleLexicon): string {
  if (!MARK.test(text)) return text;
  const [title = '', ...rest] = text.split(SEGMENTS);
  const { terms, manner } = lexicon;
  const isPair = (first = '', second?: string) => terms.ofPair(first, second) ?? manner.ofPair(first, second);
  const isTerm = (word: string, at: number, words: readonly string[]) =>
    hasDigit(word) ||
    lexicon.small.has(word) ||
    [terms.of(word), manner.of(word), isPair(word, words[at + 1]), isPair(words[at - 1], word)].includes(
      true,
    );
  const kept = rest.filter((part) => {
    const words = wordsOf(part);
    return words.length > 0 && !words.every(isTerm);
  });
  return title.trim() === '' || kept.length === rest.length ? text : [title, ...kept].join(', ');
}

/** "Manager, Accounting": who leads a field that stands behind a comma is called by it, "Accounting Manager". */
function leaderLast(
  text: string,
  { leaders, ranks }: TitleLexicon,
  wordsIn: (part: string) => readonly string[],
): string {
  if (!text.includes(',')) return text;
  const [leader = '', field = '', ...more] = text.split(/\s*,\s*/);
  if (more.length > 0 || leader.trim() === '' || field.trim() === '') return text;
  const words = wordsIn(leader).join(' ');
  const isLeader = leaders.some(({ before, after }) => before.length === 0 && after.join(' ') === words);
  const isRank = ranks.some(({ before }) => before.join(' ') === words);
  return isLeader && !isRank ? `${field} ${leader}` : text;
}

function meaningWords(text: string, lexicon: TitleLexicon, inTitles: KnownWord): readonly string[] {
  const words = wordsOf(text)
    .slice(0, LONGEST)
    .map((word) => inSingular(word, lexicon, inTitles));
  const { small } = lexicon;
  const meaning = words.filter((word) => !small.has(word));
  return meaning.length > 0 ? meaning : words;
}

function partWords(text: string, lexicon: TitleLexicon, inTitles: KnownWord): readonly string[] {
  const words = dropPhrases(meaningWords(text, lexicon, inTitles), lexicon.fillers);
  return dropLevels(dropPhrases(words, lexicon.manner), lexicon).words;
}

function hasDigit(word: string): boolean {
  return /\d/.test(word);
}

function distinct(readings: MentionParts['readings']): MentionParts['readings'] {
  const isSame = (one: readonly string[], other: readonly string[]) =>
    one === other || (one.length === other.length && one.every((word, at) => other[at] === word));
  return readings.filter((words, at) => readings.findIndex((one) => isSame(one, words)) === at);
}

/** The words without the phrases of a list, one or two words long; never all of them. */
export function dropPhrases(words: readonly string[], phrases: Phrases<unknown>): readonly string[] {
  const kept: string[] = [];
  for (let at = 0; at < words.length; at += 1) {
    const one = words[at] ?? '';
    if (phrases.ofPair(one, words[at + 1]) !== undefined) at += 1;
    else if (phrases.of(one) === undefined) kept.push(one);
  }
  return kept.length > 0 && kept.length < words.length ? kept : words;
}

/** The words without levels, and the first level that stood among them; `graded`: with those that only lead or close; never all. */
function dropLevels(words: readonly string[], lexicon: TitleLexicon) {
  const { levels, leadingLevels, trailingLevels } = lexicon;
  // "I invest": a numeral says the level of what stands before it.
  const [first = '', ...others] = words;
  const numeral = levels.of(first) === first.toUpperCase();
  const graded = numeral ? [first, ...dropPhrases(others, levels)] : dropPhrases(words, levels);
  let kept = graded;
  let level: string | undefined;
  if (kept.length < words.length)
    for (const [at, word] of words.entries()) level ??= levels.ofPair(word, words[at + 1]) ?? levels.of(word);
  for (const [at, known, rest] of [
    [0, leadingLevels, [1, undefined]],
    [-1, trailingLevels, [0, -1]],
  ] as const) {
    const found = known.get(kept.at(at) ?? '');
    if (found === undefined || kept.length === 1) continue;
    level ??= found;
    kept = kept.slice(...rest);
  }
  return { words: kept, graded, level: level ?? null };
}

/** "PAs": a short form that people speak of in the plural, which no list of plurals knows. */
function inSingular(word: string, { speech, abbreviations }: TitleLexicon, inTitles: KnownWord): string {
  const one = word.slice(0, -1);
  const short =
    word.endsWith('s') && word.length >= 3 && word.length <= 5 && !speech.has(word) && !inTitles(word);
  return short && (speech.has(one) || (abbreviations.has(one) && !abbreviations.has(word))) ? one : word;
}
