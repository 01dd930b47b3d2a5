import { isYear } from '../../language/amounts.ts';
import type { SenseHit } from '../../language/english.ts';
import type { MentionParts } from './mention-parts.ts';
import { isExchanged, isShort, type TokenKinds } from './token-kinds.ts';

/** A run of tokens. */
export type Run = readonly [from: number, to: number];

/** Marks that set one thing beside another, or words beside what they say more of. */
const LIST_MARK = /[,;|]/u;
/** Marks that end a sentence, and the one that may end a short form as well. */
const WALL = /[?!\n]/u;
const STOP = /[.]/u;
const COLON = /:/u;
const LETTER = /\p{L}/u;
const AMPERSAND = '&';
const SMALL: readonly string[] = ['joint', 'article', 'filler'];

/** The asking words of a text, the words beside them, and the stretches between. */
export class Stretches {
  readonly joints = new Map<number, string>();
  readonly articles = new Set<number>();
  readonly #indefinite = new Set<number>();
  readonly #parts: MentionParts;
  readonly #kinds: TokenKinds;
  /** Tokens with a sense that asks, sets roles apart or speaks of somebody: no title holds them. */
  readonly #asking = new Set<number>();
  /** Tokens that are asked about; labels of what is asked about; what may order or narrow something. */
  readonly #subjects = new Set<number>();
  readonly #labels = new Set<number>();
  /** Where labels of several words end, which begin no title: "unemployment rate". */
  readonly #ended = new Set<number>();
  readonly #asides = new Set<number>();
  /** Words for a level of education, which are asked for where they end a title: "archivist degree". */
  readonly #levels = new Set<number>();
  /** Tokens of phrases that say little ("out of"), which titles do not hold even if they hold the words. */
  readonly #phrases = new Set<number>();
  /** Tokens with any sense but that of a small word. */
  readonly #sensed: Set<number>;
  /** The text names grades of a school. */
  #graded: boolean | undefined;

  constructor(parts: MentionParts, kinds: TokenKinds) {
    this.#parts = parts;
    this.#kinds = kinds;
    this.#sensed = new Set(parts.taken);
    for (const at of parts.taken) if (!this.#isBareNumber(at)) this.#subjects.add(at);
    for (const at of parts.apart) this.#asking.add(at);
    const { askingKinds, subjectKinds, asideKinds } = parts.english.file;
    for (const hit of parts.hits) {
      const { from, to, sense } = hit;
      // "nurse-vs-doctor" is not one word, either.
      const compounded = sense.kind !== 'relation' && this.#isCompounded(from);
      if (to === from + 1 && (compounded || this.#isInitial(from) || this.#isWorker(hit))) continue;
      if (sense.kind === 'article') this.articles.add(from);
      if (sense.kind === 'article' && sense.value === 'indefinite') this.#indefinite.add(from);
      if (sense.kind === 'joint' && to === from + 1) this.joints.set(from, sense.value);
      if (this.#asks(hit, askingKinds) || isTurn(hit)) add(this.#asking, hit);
      // "suicide rate": what a rate is said of is no title.
      if (sense.kind === 'tally') this.#asking.add(from - 1);
      if (isExchanged(hit, parts.hits)) add(this.#asking, hit);
      if (subjectKinds.includes(sense.kind)) add(this.#subjects, hit);
      else if (sense.kind === 'level') add(this.#levels, hit);
      else if (sense.kind === 'field') {
        add(this.#labels, hit);
        if (to > from + 1) this.#ended.add(to);
      } else if (asideKinds.includes(sense.kind)) add(this.#asides, hit);
      if (!SMALL.includes(sense.kind)) add(this.#sensed, hit);
      else if (sense.kind === 'filler' && to > from + 1) add(this.#phrases, hit);
    }
  }

  /** "Non-Invasive": a hyphen makes a word a part of the next. */
  #isCompounded(at: number): boolean {
    const next = this.#parts.tokens[at + 1];
    return next?.mark === '-' && next.glued;
  }

  /** "kitchen staff", "general worker": a word for any worker ends titles too. */
  #isWorker({ from, sense }: SenseHit): boolean {
    const word = this.#parts.tokens[from]?.word ?? '';
    return sense.kind === 'job' && sense.value === 'worker' && this.#parts.titles.endsTitles(word);
  }

  /** "Developer 2", "0.8 FTE", "teacher, grades 6-8": a number that counts nothing; "installer 2034" asks of a year. */
  #isBareNumber(at: number): boolean {
    const { tokens, taken, titles, text } = this.#parts;
    const alone = !taken.has(at - 1) && !taken.has(at + 1);
    const bare = tokens[at]?.number !== null && !isYear(tokens[at]?.typed ?? '');
    if (!bare || alone) return bare;
    this.#graded ??= titles.hasGrades(text);
    return this.#graded;
  }

  #asks({ from, to, sense, slip, degree }: SenseHit, kinds: readonly string[]): boolean {
    const token = this.#parts.tokens[from];
    // A word of wanting at the end of a text lacks an object: "surgeon, eye".
    if (slip || (sense.kind === 'want' && to === this.#parts.tokens.length)) return false;
    // "IT", "IS": capitals of a title are not small words.
    const short = to === from + 1 && sense.kind !== 'relation' && isShort(token) && this.#kinds.inTitle[from];
    if (short) return false;
    const sign = sense.kind === 'relation' && !LETTER.test(token?.word ?? '');
    // "common area cleaner": what titles end in compares nothing there.
    const compares = degree !== null && !this.#parts.titles.endsTitles(token?.word ?? '');
    return sign || compares || kinds.includes(sense.kind) || kinds.includes(sense.name);
  }

  /** The runs of words between those that ask, each within one sentence, that are all of a text or of one side of it. */
  alone(): Run[] {
    const { length } = this.#parts.tokens;
    const runs: Run[] = [];
    let from = 0;
    for (let at = 0; at <= length; at += 1) {
      const asks = this.#asking.has(at);
      if (at < length && !asks && !this.endsBefore(at)) continue;
      if (at > from && this.#standsAlone([from, at])) runs.push(this.trimmed([from, at]));
      from = asks ? at + 1 : at;
    }
    return runs;
  }

  /** Small words at its ends may stand between a run and what sets it apart: "a trainee", "developer II". */
  #standsAlone([from, to]: Run): boolean {
    const [start, end] = this.trimmed([from, to]);
    const { around } = this.#parts;
    return around.inSlot(from, to, '@whole') || around.inSlot(start, end, '@whole');
  }

  /** A sentence ends before a token. */
  endsBefore(at: number): boolean {
    const { tokens, titles } = this.#parts;
    const mark = tokens[at]?.mark ?? '';
    if (at === 0 || mark === '') return false;
    // "growth in points: nurse or doctor": what is asked, then of whom; "1:1 aide" says how many there are for one.
    const counts = tokens[at]?.number !== null && tokens[at - 1]?.number !== null;
    const asked =
      COLON.test(mark) &&
      !counts &&
      [...this.#subjects, ...this.#labels, ...this.#asides].some((one) => one < at);
    return asked || WALL.test(mark) || (STOP.test(mark) && !titles.isCut(tokens[at - 1]?.word ?? ''));
  }

  /** A run without small words at its ends. */
  trimmed([from, to]: Run): Run {
    let [start, end] = [from, to];
    while (start < end && this.#isSmall(start)) start += 1;
    while (end > start && this.#isSmall(end - 1)) end -= 1;
    return [start, end];
  }

  /** A run without the words of a question at its ends. */
  core([from, to]: Run): Run {
    let [start, end] = [from, to];
    while (
      start < to &&
      (this.#isBeside(start) ||
        (start > from && this.#isLink(start) && (this.#labels.has(start - 1) || this.#asksAt(start - 1))) ||
        (this.#labels.has(start) && this.#isLed(this.#pastLabels(start))))
    )
      start += 1;
    while (end > from && (this.#isAskedAt(end - 1) || this.#isOfLabel(end - 1))) end -= 1;
    return [start, end];
  }

  /** "unemployment rate": a small word that goes on with a label, although titles have it. */
  #isOfLabel(at: number): boolean {
    return this.#kinds.filler[at] === true && this.#labels.has(at - 1);
  }

  #isAskedAt(at: number): boolean {
    return this.#isBeside(at) || this.#labels.has(at) || this.#levels.has(at);
  }

  #isBeside(at: number): boolean {
    return this.#subjects.has(at) || this.#asides.has(at) || this.#isSmall(at);
  }

  #pastLabels(from: number): number {
    let at = from;
    while (this.#labels.has(at)) at += 1;
    return at;
  }

  /** "software of accountants", "openings per year", and no "software accountant". */
  #isLed(at: number): boolean {
    return (
      this.joints.has(at) ||
      this.#isLink(at) ||
      this.#asksAt(at) ||
      this.#ended.has(at) ||
      (this.#parts.tokens[at]?.mark ?? '') !== ''
    );
  }

  /** "software used by accountants": a word with its small word links what is asked with whom. */
  #isLink(at: number): boolean {
    return this.#kinds.filler[at] === true && this.joints.has(at + 1);
  }

  #isSmall(at: number): boolean {
    const filler = this.#kinds.filler[at] && !this.#kinds.inTitle[at];
    return filler || this.#phrases.has(at) || this.joints.has(at) || this.articles.has(at);
  }

  /** "FP&A", "F&B": letters that a sign joins without white space are one short form. */
  #isInitial(at: number): boolean {
    const { tokens } = this.#parts;
    for (let sign = at - 1; sign <= at + 1; sign += 1) {
      const joint = tokens[sign];
      if (joint?.word !== AMPERSAND || !joint.glued) continue;
      const [before, after] = [tokens[sign - 1], tokens[sign + 1]];
      if (before && after?.glued && (before.word.length === 1 || after.word.length === 1)) return true;
    }
    return false;
  }

  /** Returns whether the last word, numbers aside, names a doer and is not a small word ("off" for "officer"). */
  endsInDoer([from, to]: Run): boolean {
    let at = to - 1;
    while (at > from && this.#parts.tokens[at]?.number !== null) at -= 1;
    const word = this.#parts.tokens[at]?.word ?? '';
    return this.#kinds.inTitle[at] === true && !this.#kinds.filler[at] && this.#parts.titles.isDoer(word);
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
    return [...this.#subjects, ...this.#labels].some((at) => at >= from && at < to);
  }

  isSubject(at: number): boolean {
    return this.#subjects.has(at) || this.#levels.has(at);
  }

  /** A token that is asked about, or that may order or narrow something. */
  #asksAt(at: number): boolean {
    return this.#subjects.has(at) || this.#asides.has(at) || this.#levels.has(at);
  }

  /** Words of questions stand at the ends of a run, or numbers in it: "jobs with summers off". */
  hasForeign(run: Run): boolean {
    const [start, end] = this.core(run);
    for (let at = run[0]; at < run[1]; at += 1) {
      if ((at < start || at >= end) && this.#asksAt(at)) return true;
      if (this.#parts.tokens[at]?.number !== null) return true;
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
      (at) => at > from && at < to && (this.#indefinite.has(at) || !this.joints.has(at - 1)),
    );
  }

  /** A mark parts a token from the one before. */
  isParted(at: number): boolean {
    return LIST_MARK.test(this.#parts.tokens[at]?.mark ?? '');
  }

  /** Returns whether within a run something is set to the words before it. */
  hasLed([from, to]: Run): boolean {
    for (let at = from + 1; at < to; at += 1) if (this.leadsOn(at)) return true;
    return false;
  }

  /** Returns whether some word of a run belongs to titles and not to questions. */
  speaksOfJobs([from, to]: Run): boolean {
    for (let at = from; at < to; at += 1) {
      const small = this.#isSmall(at) || this.#kinds.filler[at];
      const own = !this.#sensed.has(at) && !small && this.#parts.tokens[at]?.number === null;
      if (own && (this.#kinds.inTitle[at] || to - from < 4)) return true;
    }
    return false;
  }
}

/** "i mean", "what about": a phrase that goes on with a conversation. */
const isTurn = ({ from, to, sense }: SenseHit) => sense.kind === 'turn' && to > from + 1;

function add(set: Set<number>, { from, to }: SenseHit): void {
  for (let at = from; at < to; at += 1) set.add(at);
}
