import { isYear } from '../../language/amounts.ts';
import type { SenseHit } from '../../language/english.ts';
import type { MentionParts } from './mention-parts.ts';
import { isExchanged, isShort, type TokenKinds } from './token-kinds.ts';

const LETTER = /\p{L}/u;
const SMALL: readonly string[] = ['joint', 'article', 'filler'];

/** What each token of a text is to its question. */
export class AskingWords {
  readonly joints = new Map<number, string>();
  readonly articles = new Set<number>();
  readonly indefinite = new Set<number>();
  /** Tokens with a sense that asks, sets roles apart or speaks of somebody: no title holds them. */
  readonly asking = new Set<number>();
  /** Tokens that are asked about; labels of what is asked about; what may order or narrow something. */
  readonly subjects = new Set<number>();
  readonly labels = new Set<number>();
  /** Where labels of several words end, which begin no title: "unemployment rate". */
  readonly ended = new Set<number>();
  readonly asides = new Set<number>();
  /** Words for a level of education, which are asked for where they end a title: "archivist degree". */
  readonly levels = new Set<number>();
  /** Tokens of phrases that say little ("out of"), which titles do not hold even if they hold the words. */
  readonly #phrases = new Set<number>();
  /** Tokens with any sense but that of a small word. */
  readonly sensed: Set<number>;
  readonly #parts: MentionParts;
  readonly #kinds: TokenKinds;
  /** The text names grades of a school. */
  #graded: boolean | undefined;

  constructor(parts: MentionParts, kinds: TokenKinds) {
    this.#parts = parts;
    this.#kinds = kinds;
    this.sensed = new Set(parts.taken);
    for (const at of parts.taken) if (!this.#isBareNumber(at)) this.subjects.add(at);
    for (const at of parts.apart) this.asking.add(at);
    const { askingKinds, subjectKinds, asideKinds } = parts.english.file;
    for (const hit of parts.hits) {
      const { from, to, sense } = hit;
      // "nurse-vs-doctor" is not one word, either.
      const compounded = sense.kind !== 'relation' && this.#isCompounded(from);
      if (to === from + 1 && (compounded || this.#isWorker(hit))) continue;
      if (sense.kind === 'article') this.articles.add(from);
      if (sense.kind === 'article' && sense.value === 'indefinite') this.indefinite.add(from);
      if (sense.kind === 'joint' && to === from + 1) this.joints.set(from, sense.value);
      if (this.#asks(hit, askingKinds) || isTurn(hit)) add(this.asking, hit);
      if (isExchanged(hit, parts.hits)) add(this.asking, hit);
      if (subjectKinds.includes(sense.kind)) add(this.subjects, hit);
      else if (sense.kind === 'level') add(this.levels, hit);
      else if (sense.kind === 'field') {
        add(this.labels, hit);
        if (to > from + 1) this.ended.add(to);
      } else if (asideKinds.includes(sense.kind)) add(this.asides, hit);
      if (!SMALL.includes(sense.kind)) add(this.sensed, hit);
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

  isSmall(at: number): boolean {
    const filler = this.#kinds.filler[at] && !this.#kinds.inTitle[at];
    return filler || this.#phrases.has(at) || this.joints.has(at) || this.articles.has(at);
  }

  /** A token that is asked about, or that may order or narrow something. */
  asksAt(at: number): boolean {
    return this.subjects.has(at) || this.asides.has(at) || this.levels.has(at);
  }
}

/** "i mean", "what about": a phrase that goes on with a conversation. */
const isTurn = ({ from, to, sense }: SenseHit) => sense.kind === 'turn' && to > from + 1;

function add(set: Set<number>, { from, to }: SenseHit): void {
  for (let at = from; at < to; at += 1) set.add(at);
}
