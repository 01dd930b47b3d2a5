import { type Doers, doersOf } from '../language/doers.ts';
import type { Candidates } from './candidates.ts';
import { isSettled } from './roles.ts';
import type { Run } from './stretches.ts';
import type { Named } from './titles.ts';

/** The values of a title that is told by what is done, by the asker or one of theirs ("drives a forklift") or anyone. */
export const DOES = 'does';
export const DONE = 'done';

/** The maximum number of words for what something is done to, and of small words before it. */
const MOST_OBJECT = 3;
const MOST_SMALL = 3;
const GERUND = 'ing';
const MOST_PLACES = 2;
/** Roles that are less likely are not meant because of a place either. */
const LIKELY = 0.1;
const WHERE = ['joint.in', 'joint.at'];
const SMALL = ['article', 'filler', 'joint.in', 'joint.at', 'joint.for', 'joint.with'];

/**
 * Proposes work that is told by what is done as the job that is called so: "drives a forklift" as a forklift driver,
 * "cutting hair" as a hair cutter. What is listed under such a name is meant; nothing else is.
 */
export function addDone(all: Candidates): void {
  new DoneFinder(all).find();
}

class DoneFinder {
  readonly #all: Candidates;
  /** Tokens with a sense of their own that nothing is done to. */
  readonly #sensed: Set<number>;

  constructor(all: Candidates) {
    this.#all = all;
    const { hits, english, apart } = all.parts;
    this.#sensed = new Set(apart);
    for (const { from, to, sense, slip } of hits)
      if (!slip && !english.file.doneKinds.includes(sense.kind))
        for (let at = from; at < to; at += 1) this.#sensed.add(at);
  }

  find(): void {
    for (let at = 0; at < this.#all.parts.tokens.length; at += 1) {
      if (!this.#stands(at)) continue;
      const made = this.#made(at);
      const done = this.#ofObject(at, made) ?? this.#alone(at, made);
      if (done) this.#add(at, done);
    }
  }

  /** A form of a verb stands here, not the noun that is spelled like it. */
  #stands(at: number): boolean {
    const { around, hits, tokens } = this.#all.parts;
    const { word = '', number = 0 } = tokens[at] ?? {};
    // "self driving": it is the end of what is said of a thing.
    if (number !== null || hits.some(({ from, to, slip }) => !slip && from < at && to === at + 1))
      return false;
    if (this.#all.kinds.function[at]) return around.inSlot(at, at + 1, '@auxiliary');
    if (word.endsWith(GERUND)) return around.inSlot(at, at + 1, '@doing');
    if (word.endsWith('s')) return around.inSlot(at, at + 1, '@does');
    // "the way to clean a pan", "can you write my letter": it is no job there.
    if (around.follows(at, 'joint.to') && !around.inSlot(at - 1, at, '@led')) return false;
    if (around.follows(at, 'filler.you') && around.inSlot(at - 1, at, '@request')) return false;
    return around.inSlot(at, at + 1, '@do');
  }

  /** Words for who does what the verb at a place says, and for the doing of it. */
  #made(at: number): Doers {
    const { english, tokens, titles } = this.#all.parts;
    const word = tokens[at]?.word ?? '';
    const lemmas = english.lemmas(word).map(({ lemma }) => lemma);
    const { bases, doers, gerunds } = doersOf(word, lemmas);
    const others = bases.flatMap((base) => english.file.doers[base] ?? []);
    return { doers: [...doers.filter((one) => titles.endsTitles(one)), ...others], gerunds };
  }

  /** The longest object that makes a title with a word for who does it. */
  #ofObject(at: number, made: Doers): { to: number; named: Named } | undefined {
    for (const [from, to] of this.#objects(at + 1)) {
      const words = this.#called(this.#all.words(from, to), made);
      if (words) return this.#placed(to, words, this.#all.parts.titles.resolve(words.join(' ')));
    }
    return undefined;
  }

  /** Where it is done tells apart the roles that are listed for it: "checks bags at the airport". */
  #placed(done: number, words: readonly string[], named: Named): { to: number; named: Named } {
    const { around, titles } = this.#all.parts;
    let at = done;
    for (let places = 0; places < MOST_PLACES && around.precedes(at, ...WHERE); places += 1) {
      const from = at + (this.#all.articled(at + 1) ? 2 : 1);
      let to = from;
      while (to < from + MOST_OBJECT && this.#isThing(to) && !this.#sensed.has(to) && !this.#all.parted(to))
        to += 1;
      if (to === from) break;
      const { verdict, candidates } = titles.resolve([...this.#all.words(from, to), ...words].join(' '));
      const likely = named.candidates.slice(1).filter(({ confidence }) => confidence >= LIKELY);
      const likeliest = likely.find(({ role }) => role === candidates[0]?.role);
      if (likeliest && verdict !== 'unknown') {
        const others = named.candidates.filter((one) => one !== likeliest);
        return { to, named: { ...named, verdict: 'sure', candidates: [likeliest, ...others] } };
      }
      at = to;
    }
    return { to: done, named };
  }

  /** What something may be done to: the longest first, then without the words that say more of the last. */
  *#objects(after: number): Generator<Run> {
    for (let from = after; from <= after + MOST_SMALL; from += 1) {
      let last = from;
      while (last < from + MOST_OBJECT && this.#isThing(last) && !this.#all.parted(last)) last += 1;
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

  #isThing(at: number): boolean {
    const { function: functional } = this.#all.kinds;
    const token = this.#all.parts.tokens[at];
    return token !== undefined && functional[at] !== true && !this.#all.articled(at);
  }

  /** Not all that is asked, nor a thing with small words beside it. */
  #isWhole(from: number, to: number): boolean {
    const { filler } = this.#all.kinds;
    const places = Array.from({ length: to - from }, (_, place) => from + place);
    if (places.every((at) => this.#sensed.has(at))) return false;
    return to - from === 1 || places.every((at) => !filler[at] || this.#sensed.has(at));
  }

  /** What is listed for who does something to an object, or for the doing of it. */
  #called(object: readonly string[], { doers, gerunds }: Doers): string[] | undefined {
    const { titles } = this.#all.parts;
    const wordings = [
      ...doers.map((doer) => [...object, ...doer.split(' ')]),
      ...gerunds.map((gerund) => [gerund, ...object]).filter((words) => titles.isField(words)),
    ];
    const listed = wordings.filter((words) => titles.strength(words) !== null || titles.isTitle(words));
    const named = (words: readonly string[]) => titles.resolve(words.join(' '));
    return (
      listed.find((words) => isSettled(named(words))) ??
      listed.find((words) => named(words).verdict === 'ask')
    );
  }

  /** "someone who welds", "I weld for a living". */
  #alone(at: number, { doers }: Doers): { to: number; named: Named } | undefined {
    const { around, titles } = this.#all.parts;
    const calling = ['@calling', '@relative'].some((slot) => around.inSlot(at, at + 1, slot));
    if (this.#sensed.has(at) || !calling) return undefined;
    const doer = doers.find((one) => titles.strength([one]) === 'strong');
    return doer === undefined ? undefined : { to: at + 1, named: titles.resolve(doer) };
  }

  #add(at: number, { to, named }: { to: number; named: Named }): void {
    const { prices } = this.#all.parts.english.file;
    const own = this.#isOwn(at, to);
    // "I" is no rank here.
    const from = own && this.#isI(at - 1) ? at - 1 : at;
    const price = (prices.done ?? 1) + (prices.titleExtraWord ?? 0.1) * (to - from - 1);
    this.#all.add(from, to, price, named, 'title', own ? DOES : DONE);
  }

  /** "drives a truck", "I've been driving a truck", "after driving a truck". */
  #isOwn(at: number, to: number): boolean {
    const { around, tokens } = this.#all.parts;
    if (!tokens[at]?.word.endsWith(GERUND)) return around.inSlot(at, to, '@own');
    let before = at - 1;
    while (around.follows(before + 1, 'auxiliary')) before -= 1;
    return around.inSlot(at, to, '@told') || (before < at - 1 && this.#isI(before));
  }

  /** A small word of one letter. */
  #isI(at: number): boolean {
    return this.#all.kinds.filler[at] === true && this.#all.parts.tokens[at]?.word.length === 1;
  }
}
