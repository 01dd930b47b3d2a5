import type { MentionReading } from '../../contract/query.ts';
import { normalWord } from '../../language/normalise.ts';
import { withoutPlural } from '../../language/tokens.ts';
import { byParts, byText } from '../../memo.ts';
import type { Doing } from '../../titles/deeds.ts';
import { FINAL } from '../../titles/judge.ts';
import { titleLexicon } from '../../titles/lexicon.ts';
import type { TitleMatcher } from '../../titles/matcher.ts';
import type { Candidate, Resolution } from '../../titles/resolve.ts';

/** The one point where the understanding of questions meets the matching of titles. */

/** A role or group that a mention may mean. */
export interface NamedRole {
  role: string;
  confidence: number;
  reading: MentionReading | null;
  level: string | null;
  exact: boolean;
  evidence: string;
}

/** `sure` and `nearest` are answered (the latter is said), `ask` is asked about, `unknown` fits nothing. */
export type Verdict = 'sure' | 'nearest' | 'ask' | 'unknown';

/** Evidence of names in common speech, of which one word is enough. */
export const IN_SPEECH: readonly string[] = ['curated', 'called'];

/** The meaning of a mention. */
export interface Named {
  text: string;
  verdict: Verdict;
  /** The likeliest first. */
  candidates: readonly NamedRole[];
  /** It names who lives by crime, whom no source counts. */
  crime?: true | undefined;
}

/** The strength of the evidence for a title of exactly some words; `reported`: by people of what they are. */
export type Strength = 'strong' | 'reported' | 'listed';

/** Returns whether a title of a role settles what is meant by itself. */
export function isStrong({ evidence }: Pick<NamedRole, 'evidence'>): boolean {
  return FINAL.includes(evidence);
}

/** The look-ups of titles that reading a question needs. */
export interface TitleFinder {
  /** Returns the strength of the words, as typed, as a title; null if they are not one. */
  strength(words: readonly string[]): Strength | null;
  /** Returns whether the words, as typed, are a title or a field of work. */
  isTitle(words: readonly string[]): boolean;
  /** Returns whether a title is exactly these words in this order, as typed. */
  isListed(words: readonly string[]): boolean;
  /** Returns whether the words, as typed, are a field of work or an activity and no title. */
  isField(words: readonly string[]): boolean;
  /** Returns whether titles end in this word, which then says what somebody is; so it may where no title has it. */
  isDoer(word: string): boolean;
  /** Returns whether several titles end in this word. */
  endsTitles(word: string): boolean;
  /** Returns whether a word is the short form of words of titles. */
  isShortForm(word: string): boolean;
  /** Returns whether a word is a short form, or the beginning of words of titles and none itself: "indust." */
  isCut(word: string): boolean;
  /** Returns whether the number or letter of a level stands behind this word: "tier". */
  isNumbered(word: string): boolean;
  /** Returns whether a word says that somebody helps a leader: "assistant". */
  helps(word: string): boolean;
  /** Returns whether a text names grades of a school, whose numbers count nothing. */
  hasGrades(text: string): boolean;
  /** Returns whether some title has this word. */
  inTitles(word: string): boolean;
  /** Returns whether a word, in the form of a dictionary, is a verb with which lines tell what is done in a role. */
  isDoing(lemma: string): boolean;
  resolve(text: string): Named;
  /** Returns who does what some words say, by what is told of each role; see {@link TitleMatcher.done}. */
  done(words: readonly (readonly string[])[]): Named & Omit<Doing, 'doers'>;
}

/** So many words, and as many runs of them, are remembered: questions have the same few again and again. */
const MEMO = 20_000;

/** What is known of a word as it is typed, whatever stands beside it. */
interface Word {
  normal: string;
  inTitles: boolean;
  isDoer?: boolean;
  endsTitles?: boolean;
}

/** What is known of a run of words as it is typed. */
interface Phrase {
  normal: readonly string[];
  strength?: Strength | null;
  isListed?: boolean;
  isField?: boolean;
}

export function titleFinder(matcher: TitleMatcher): TitleFinder {
  const { small, abbreviations, numbered, helps, withSchool } = titleLexicon();
  const wordOf = byText(MEMO, (typed): Word => {
    const normal = normalWord(typed);
    return { normal, inTitles: matcher.inTitles(normal) };
  });
  const normalOf = (typed: string) => wordOf(typed).normal;
  const phraseAs = byParts(MEMO, (...words: string[]): Phrase => ({ normal: words.map(normalOf) }));
  const phraseOf = (words: readonly string[]) => phraseAs(...words);
  const isListed = (phrase: Phrase) => {
    phrase.isListed ??= matcher.isTitle(phrase.normal);
    return phrase.isListed;
  };
  const isField = (phrase: Phrase) => {
    phrase.isField ??= matcher.isField(phrase.normal);
    return phrase.isField;
  };
  const measure = (words: readonly string[]): Strength | null => {
    const own = words.filter((word) => !small.has(word));
    // "ba", "foley artist": names that people say, and no list has.
    const known = own.every((word) => wordOf(word).inTitles) || isListed(phraseOf(own));
    if (own.length === 0 || !known) return null;
    const [best] = matcher.exact(own.map(normalOf));
    if (!best) return null;
    if (isStrong(best)) return 'strong';
    return best.evidence === 'reported' ? 'reported' : 'listed';
  };
  return {
    inTitles: (typed) => wordOf(typed).inTitles,
    isTitle(words) {
      const phrase = phraseOf(words);
      return isListed(phrase) || isField(phrase);
    },
    isListed: (words) => isListed(phraseOf(words)),
    isField(words) {
      const phrase = phraseOf(words);
      return isField(phrase) && !isListed(phrase);
    },
    isDoer(typed) {
      const word = wordOf(typed);
      word.isDoer ??= !word.inTitles || matcher.isDoer(word.normal);
      return word.isDoer;
    },
    endsTitles(typed) {
      const word = wordOf(typed);
      word.endsTitles ??= matcher.endsTitles(word.normal);
      return word.endsTitles;
    },
    isShortForm: (typed) => abbreviations.has(normalOf(typed)),
    isCut: (typed) => abbreviations.has(normalOf(typed)) || matcher.isCut(normalOf(typed)),
    isNumbered: (typed) => numbered.has(normalOf(typed)),
    helps: (typed) => [helps.always, helps.determined].some((names) => names.has(normalOf(typed))),
    hasGrades: (text) => withSchool(text) !== text,
    strength(words) {
      const phrase = phraseOf(words);
      if (phrase.strength === undefined) phrase.strength = measure(words);
      return phrase.strength;
    },
    isDoing: (lemma) => matcher.isDoing(normalOf(lemma)),
    resolve: (text) => namedOf(matcher.resolve(withoutPlural(text))),
    done(words) {
      const made = matcher.done(words.map((same) => same.map(normalWord)));
      const { told, used, weight } = made;
      return { ...namedOf(made), told, used, weight };
    },
  };
}

function namedOf({ mention, candidates, standing, crime }: Resolution): Named {
  return { text: mention, verdict: standing, candidates: candidates.map(namedRole), crime };
}

function namedRole({ role, confidence, reading, level, exact, evidence }: Candidate): NamedRole {
  return { role, confidence, reading, level, exact, evidence };
}
