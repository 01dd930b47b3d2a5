import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { once } from '../memo.ts';
import { isCommonWord } from './common-words.ts';

/** With fewer words known to English than this share a text is what a detector says, with more than the other it is English. */
const FOREIGN_SHARE = 0.3;
const ENGLISH_SHARE = 0.8;
/** Between them it is another language where it is likelier than English by this much. */
const MARGIN = 0.1;
/** A text of so few words tells a detector nothing; it is English but for what is written for it in {@link OTHERS_FILE}. */
const SHORT = 3;
/** One word, or a few, of which English has none, are another language where it is likelier by this much. */
const WORD_MARGIN = 0.75;
const SHORT_MARGIN = 0.5;
/** A language is told from this many characters; the rest of a long text changes nothing. */
const LONGEST_SAMPLE = 500;
/** Titles of more words have some that are spelled right. */
const LONGEST_LIST = 8;

const OTHERS_FILE = fileURLToPath(new URL('../../data/lexicon/other-languages.json', import.meta.url));

/** Languages that alone are written so, or for the most part. */
const SCRIPTS: readonly (readonly [language: string, letters: RegExp])[] = [
  ['ko', /\p{Script=Hangul}/u],
  ['ja', /[\p{Script=Hiragana}\p{Script=Katakana}]/u],
  ['zh', /\p{Script=Han}/u],
  ['ar', /\p{Script=Arabic}/u],
  ['hi', /\p{Script=Devanagari}/u],
  ['ru', /\p{Script=Cyrillic}/u],
  ['el', /\p{Script=Greek}/u],
  ['he', /\p{Script=Hebrew}/u],
  ['th', /\p{Script=Thai}/u],
];
/** English letters have no accents. */
const ACCENT = /(?!\p{ASCII})\p{L}/u;

/** Knowledge of English that supplements a detector. */
export interface KnownEnglish {
  /** Returns whether a word, in lower case, is English. */
  isEnglish(word: string): boolean;
  /** Returns whether a word sets two things against each other: "vs". */
  isVersus(word: string): boolean;
  /** Returns whether a text is English titles and words of questions, misspelled perhaps, and nothing else. */
  namesTitles(text: string): boolean;
}

/**
 * Returns the two-letter code of a text's language; `en` where it cannot be told. Short questions of titles alone
 * ("rn vs lpn", "annodizer") mislead any detector, so a text of which most of the words are English, or which is
 * titles with slips, is English before the detector is asked, and one of a few words unless it has none that is English.
 */
export async function languageOf(text: string, known: KnownEnglish): Promise<string> {
  const sample = text.slice(0, LONGEST_SAMPLE);
  const words = sample.toLowerCase().match(/[\p{L}\p{M}]+/gu) ?? [];
  let english = 0;
  for (const word of words) {
    if (known.isEnglish(word)) english += 1;
    if (english / words.length > ENGLISH_SHARE) return 'en';
  }
  if (words.length === 0) return 'en';
  const share = english / words.length;
  const short = words.length <= SHORT || isPair(sample, words, known);
  // "看護師 vs teacher": one word of another script among English ones is a name.
  const script = english > words.length / 2 ? null : scriptOf(sample);
  const own = short ? (ownWords(words, known) ?? script) : null;
  if (own) return own;
  const some = english > 0 || words.some(isCommonWord);
  if (short && some) return 'en';
  if (words.length <= LONGEST_LIST && known.namesTitles(sample)) return 'en';
  // Loaded here: its tables take longer to read than an English question to answer.
  const { eld } = await import('eld/extrasmall');
  const found = eld.detect(sample);
  const { [found.language]: likeliest = 0, en = 0 } = found.getScores();
  const few = words.length === 1 ? WORD_MARGIN : SHORT_MARGIN;
  const mixed = share > FOREIGN_SHARE || (short && ACCENT.test(sample));
  const margin = mixed ? MARGIN : short ? few : 0;
  return found.isReliable() && likeliest - en >= margin ? found.language : 'en';
}

/** "jane doe vs john doe", "ogre keeper vs elf": a few words on either side of one: no detector knows names from other words. */
function isPair(sample: string, words: readonly string[], known: KnownEnglish): boolean {
  const at = words.findIndex((word) => known.isVersus(word));
  const behind = words.length - at - 1;
  return [at, behind].every((few) => few > 0 && few < SHORT) && !ACCENT.test(sample);
}

/** Returns the language that most words are written for that English has none of; null where none is, or two are. */
function ownWords(words: readonly string[], known: KnownEnglish): string | null {
  const strange = words.filter((word) => !known.isEnglish(word));
  const counts = [...otherWords()].map(
    ([language, own]) =>
      [
        language,
        words.filter((word) => own.has(word)).length,
        strange.some((word) => own.has(word)),
      ] as const,
  );
  const [first, second] = counts.filter(([, , sure]) => sure).sort((a, b) => b[1] - a[1]);
  return first && first[1] > (second?.[1] ?? 0) ? first[0] : null;
}

function scriptOf(text: string): string | null {
  return SCRIPTS.find(([, letters]) => letters.test(text))?.[0] ?? null;
}

/** The words of other languages that stand in the shortest of questions, by language. */
const otherWords = once(
  (): ReadonlyMap<string, ReadonlySet<string>> =>
    new Map(
      Object.entries(JSON.parse(readFileSync(OTHERS_FILE, 'utf8')) as Record<string, string>).map(
        ([language, words]) => [language, new Set(words.split(', '))],
      ),
    ),
);
