import { range } from '../../language/tokens.ts';
import type { Candidates } from './candidates.ts';
import type { Run } from './stretches.ts';

/** The maximum number of words for what something is done to, of small words before it, and of what tells of it. */
export const MOST_OBJECT = 3;
const MOST_SMALL = 3;
const MOST_CLAUSE = 10;
/** "engineering jobs excluding …": no work is told beyond jobs, or what is left out. */
const WALLS = ['job.job', 'denial'];
const WHERE = ['joint.in', 'joint.at', 'joint.about'];
const SMALL = ['article', 'filler', 'joint.in', 'joint.at', 'joint.for', 'joint.with'];

/** The words for what something is done to, and for where. */
export class Things {
  readonly #all: Candidates;
  /** Tokens with a sense of their own that nothing is done to. */
  readonly sensed: Set<number>;
  /** Tokens that end what is said in several words, and tokens that are small words by themselves. */
  readonly ends = new Set<number>();
  readonly small = new Set<number>();

  constructor(all: Candidates) {
    this.#all = all;
    const { hits, english, apart } = all.parts;
    this.sensed = new Set(apart);
    for (const { from, to, sense, slip } of hits) {
      if (!slip && to - from > 1) this.ends.add(to - 1);
      if (to - from === 1 && sense.kind === 'filler') this.small.add(from);
      if (!slip && !english.file.doneKinds.includes(sense.kind))
        for (let at = from; at < to; at += 1) this.sensed.add(at);
    }
  }

  /** What something may be done to: the longest first, then without the words that say more of the last. */
  *objects(after: number): Generator<Run> {
    for (let from = after; from <= after + MOST_SMALL; from += 1) {
      let last = from;
      while (last < from + MOST_OBJECT && this.isThing(last) && !this.#all.parted(last)) last += 1;
      for (let to = last; to > from; to -= 1)
        for (let start = from; start < to; start += 1) if (this.#isWhole(start, to)) yield [start, to];
      if (this.#all.parted(from) || !this.#isSmall(from)) return;
    }
  }

  /** Small words go before a thing; one of them may be a thing itself ("wait tables"). */
  #isSmall(at: number): boolean {
    const { around } = this.#all.parts;
    // "works as a bank teller": what follows is what somebody is.
    return around.precedes(at, ...SMALL) && !around.precedes(at, 'joint.as') && !this.#all.kinds.apart[at];
  }

  /** A word that something may be done to. */
  isThing(at: number): boolean {
    const { function: functional } = this.#all.kinds;
    const token = this.#all.parts.tokens[at];
    const joins = this.#all.parts.around.precedes(at, 'relation.versus');
    return token !== undefined && functional[at] !== true && !joins && !this.#all.articled(at);
  }

  /** Not all that is asked, nor a thing with small words beside it that no title ends in. */
  #isWhole(from: number, to: number): boolean {
    const { filler, inTitle } = this.#all.kinds;
    const places = range(from, to);
    if (places.every((at) => this.sensed.has(at))) return false;
    const small = (at: number) => filler[at] && !this.sensed.has(at) && (at === from || !inTitle[at]);
    return to - from === 1 || !places.some(small);
  }

  /** The things behind a verb, up to a mark or a word that joins or asks. */
  clause(from: number): number[] {
    const { around, tokens } = this.#all.parts;
    const told: number[] = [];
    for (let at = from; at < Math.min(from + MOST_CLAUSE, tokens.length); at += 1) {
      const ends = (this.sensed.has(at) && !this.small.has(at)) || around.precedes(at, ...WALLS);
      if (this.#all.parted(at) || ends) break;
      if (this.isThing(at) && !this.small.has(at) && tokens[at]?.number === null) told.push(at);
    }
    return told;
  }

  /** No small or asking word stands within. */
  isPlain([from, to]: Run): boolean {
    for (let at = from; at < to; at += 1) if (this.sensed.has(at) || this.#all.kinds.filler[at]) return false;
    return true;
  }

  /** The words for a place right after a token; none where none is told. */
  #place(at: number): Run {
    if (!this.#all.parts.around.precedes(at, ...WHERE)) return [at, at];
    const from = at + (this.#all.articled(at + 1) ? 2 : 1);
    let to = from;
    while (to < from + MOST_OBJECT && this.isThing(to) && this.isPlain([to, to + 1]) && !this.#all.parted(to))
      to += 1;
    return [from, to];
  }

  /** "draws blood at the clinic": where it is done is no role beside it. */
  withPlace(done: number): number {
    const [from, to] = this.#place(done);
    const { titles } = this.#all.parts;
    const known = this.#all.words(from, to).every((word) => titles.inTitles(word));
    return to > from && known ? to : done;
  }
}
