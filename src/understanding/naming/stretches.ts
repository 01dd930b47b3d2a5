import { singular } from '../../language/normalise.ts';
import { AskingWords } from './asking-words.ts';
import type { MentionParts } from './mention-parts.ts';
import type { TokenKinds } from './token-kinds.ts';

/** A run of tokens. */
export type Run = readonly [from: number, to: number];

/** Marks that set one thing beside another, or words beside what they say more of. */
const LIST_MARK = /[,;|]/u;
/** Marks that end a sentence, and the one that may end a short form as well. */
const WALL = /[?!\n]/u;
const STOP = /[.]/u;
const COLON = /:/u;

/** The stretches of a text between the words that ask, and what stands in them. */
export class Stretches {
  readonly joints: ReadonlyMap<number, string>;
  readonly articles: ReadonlySet<number>;
  readonly parts: MentionParts;
  readonly #kinds: TokenKinds;
  readonly #words: AskingWords;

  constructor(parts: MentionParts, kinds: TokenKinds) {
    this.parts = parts;
    this.#kinds = kinds;
    this.#words = new AskingWords(parts, kinds);
    this.joints = this.#words.joints;
    this.articles = this.#words.articles;
  }

  /** The runs of words between those that ask, each within one sentence, that are all of a text or of one side of it. */
  alone(): Run[] {
    const { length } = this.parts.tokens;
    const runs: Run[] = [];
    let from = 0;
    for (let at = 0; at <= length; at += 1) {
      const asks = this.#words.asking.has(at);
      if (at < length && !asks && !this.endsBefore(at)) continue;
      if (at > from && this.#standsAlone([from, at])) runs.push(this.trimmed([from, at]));
      from = asks ? at + 1 : at;
    }
    return runs;
  }

  /** Small words at its ends may stand between a run and what sets it apart: "a trainee", "developer II". */
  #standsAlone([from, to]: Run): boolean {
    const [start, end] = this.trimmed([from, to]);
    const { around } = this.parts;
    const alone = around.inSlot(from, to, '@whole') || around.inSlot(start, end, '@whole');
    return alone || (this.#words.indefinite.has(from) && this.#joinsFields(this.core([start, end])));
  }

  /**
   * "a | design and marketing specialist": fields that share the word behind them for somebody, who is one; where no list
   * has them all as one title, but the first with that word, two are meant: "an electrical and mechanical engineer".
   */
  #joinsFields([from, to]: Run): boolean {
    const { tokens, titles } = this.parts;
    const [at] = [...this.joints].find(([at, joint]) => joint === 'and' && at > from && at < to) ?? [];
    const words = tokens.slice(from, to).map(({ word }) => word);
    const [head = ''] = words.slice(-1);
    const isOne = this.endsInDoer([from, to]) && singular(head) === head;
    if (at === undefined || !isOne || this.endsInDoer([from, at])) return false;
    return (
      titles.resolve(words.join(' ')).verdict === 'sure' ||
      !titles.isListed([...words.slice(0, at - from), head])
    );
  }

  /** A sentence ends before a token. */
  endsBefore(at: number): boolean {
    const { tokens, titles } = this.parts;
    const mark = tokens[at]?.mark ?? '';
    if (at === 0 || mark === '') return false;
    // "growth in points: nurse or doctor": what is asked, then of whom; "1:1 aide" says how many there are for one.
    const counts = tokens[at]?.number !== null && tokens[at - 1]?.number !== null;
    const asked =
      COLON.test(mark) &&
      !counts &&
      [...this.#words.subjects, ...this.#words.labels, ...this.#words.asides].some((one) => one < at);
    return asked || WALL.test(mark) || (STOP.test(mark) && !titles.isCut(tokens[at - 1]?.word ?? ''));
  }

  /** A run without small words at its ends. */
  trimmed([from, to]: Run): Run {
    let [start, end] = [from, to];
    while (start < end && this.#words.isSmall(start)) start += 1;
    while (end > start && this.#words.isSmall(end - 1)) end -= 1;
    return [start, end];
  }

  /** A run without the words of a question at its ends. */
  core([from, to]: Run): Run {
    let [start, end] = [from, to];
    while (
      start < to &&
      (this.#isBeside(start) ||
        (start > from &&
          this.#isLink(start) &&
          (this.#words.labels.has(start - 1) || this.#words.asksAt(start - 1))) ||
        (this.#words.labels.has(start) && this.#isLed(this.#pastLabels(start))))
    )
      start += 1;
    while (end > from && this.#isAskedAt(end - 1)) end -= 1;
    return [start, end];
  }

  #isAskedAt(at: number): boolean {
    return this.#isBeside(at) || this.#words.labels.has(at) || this.#words.levels.has(at);
  }

  #isBeside(at: number): boolean {
    return this.#words.subjects.has(at) || this.#words.asides.has(at) || this.#words.isSmall(at);
  }

  #pastLabels(from: number): number {
    let at = from;
    while (this.#words.labels.has(at)) at += 1;
    return at;
  }

  /** "software of accountants", "openings per year", and no "software accountant". */
  #isLed(at: number): boolean {
    return (
      this.joints.has(at) ||
      this.#isLink(at) ||
      this.#words.asksAt(at) ||
      this.#words.ended.has(at) ||
      (this.parts.tokens[at]?.mark ?? '') !== ''
    );
  }

  /** "software used by accountants": a word with its small word links what is asked with whom. */
  #isLink(at: number): boolean {
    return this.#kinds.filler[at] === true && this.joints.has(at + 1);
  }

  /** Returns whether the last word, numbers aside, names a doer and is not a small word ("off" for "officer"). */
  endsInDoer([from, to]: Run): boolean {
    let at = to - 1;
    while (at > from && this.parts.tokens[at]?.number !== null) at -= 1;
    const word = this.parts.tokens[at]?.word ?? '';
    return this.#kinds.inTitle[at] === true && !this.#kinds.filler[at] && this.parts.titles.isDoer(word);
  }

  /** Returns whether words of speech that no title has stand within a run: "really as big as", "working for themselves". */
  holdsSpeech(run: Run): boolean {
    const [from, to] = this.trimmed(run);
    for (let at = from; at < to; at += 1) {
      const small = this.joints.has(at) || this.articles.has(at);
      if (!small && !this.#kinds.inTitle[at] && (this.#kinds.filler[at] || this.#kinds.function[at]))
        return true;
    }
    return false;
  }

  hasSubject([from, to]: Run): boolean {
    return [...this.#words.subjects, ...this.#words.labels].some((at) => at >= from && at < to);
  }

  /** Something is asked by a word, be it nothing that sources tell. */
  isAsked(at: number): boolean {
    return this.#words.asksAt(at);
  }

  /** A word asks for something, or is a level of schooling: not of a "College of Medicine". */
  isSubject(at: number): boolean {
    const isSchool = this.joints.get(at + 1) === 'of';
    return this.#words.subjects.has(at) || (this.#words.levels.has(at) && !isSchool);
  }

  /** Words of questions stand at the ends of a run, or numbers in it: "jobs with summers off". */
  hasForeign(run: Run): boolean {
    const [start, end] = this.core(run);
    for (let at = run[0]; at < run[1]; at += 1) {
      if ((at < start || at >= end) && this.#words.asksAt(at)) return true;
      if (this.parts.tokens[at]?.number !== null) return true;
    }
    return false;
  }

  /** Returns whether the words from here on qualify those before: "director of education", "manager, training". */
  leadsOn(at: number): boolean {
    const before = this.joints.get(at - 1);
    return before === 'of' || before === 'and' || this.isParted(at);
  }

  /** "drop the officer", "skills at an officer": such an article begins what is spoken of; "assistant to the" does not. */
  hasOpenArticle([from, to]: Run): boolean {
    return [...this.articles].some(
      (at) => at > from && at < to && (this.#words.indefinite.has(at) || !this.joints.has(at - 1)),
    );
  }

  /** A mark parts a token from the one before. */
  isParted(at: number): boolean {
    return LIST_MARK.test(this.parts.tokens[at]?.mark ?? '');
  }

  /** Returns whether within a run something is set to the words before it. */
  hasLed([from, to]: Run): boolean {
    for (let at = from + 1; at < to; at += 1) if (this.leadsOn(at)) return true;
    return false;
  }

  /** Returns whether some word of a run belongs to titles and not to questions. */
  speaksOfJobs([from, to]: Run): boolean {
    for (let at = from; at < to; at += 1) {
      const small = this.#words.isSmall(at) || this.#kinds.filler[at];
      const own = !this.#words.sensed.has(at) && !small && this.parts.tokens[at]?.number === null;
      if (own && (this.#kinds.inTitle[at] || to - from < 4)) return true;
    }
    return false;
  }
}
