import { isGerund } from '../../language/inflect.ts';
import { range } from '../../language/tokens.ts';
import { MATCH } from '../../titles/config.ts';
import { isSettled } from '../reading/mention.ts';
import type { Named, TitleFinder } from '../reading/title-finder.ts';
import type { Candidates } from './candidates.ts';
import type { Run } from './stretches.ts';
import { isCompared, isDeed, isTalk, lemmasOf, type Made, madeOf } from './word-forms.ts';

/** The values of a title that is told by what is done, by the asker or one of theirs ("drives a forklift") or anyone. */
export const DOES = 'does';
export const DONE = 'done';

/** The maximum number of words for what something is done to, of small words before it, and of what tells of it. */
const MOST_OBJECT = 3;
const MOST_SMALL = 3;
const MOST_CLAUSE = 10;
/** Roles that are less likely are not meant because of a place either. */
const LIKELY = 0.1;
/** "engineering jobs excluding …": no work is told beyond jobs, or what is left out. */
const WALLS = ['job.job', 'denial'];
const ASKED = ['auxiliary', 'question'];
const WHERE = ['joint.in', 'joint.at', 'joint.about'];
const SMALL = ['article', 'filler', 'joint.in', 'joint.at', 'joint.for', 'joint.with'];

/**
 * Proposes work that is told by what is done as the job that is called so: "drives a forklift" as a forklift driver,
 * "cutting hair" as a hair cutter; or else as the one of which such a thing is told: "cleans teeth".
 */
export function addDone(all: Candidates): void {
  new DoneFinder(all).find();
}

class DoneFinder {
  readonly #all: Candidates;
  /** Tokens with a sense of their own that nothing is done to. */
  readonly #sensed: Set<number>;
  /** Tokens that end what is said in several words, and tokens that are small words by themselves. */
  readonly #ends = new Set<number>();
  readonly #small = new Set<number>();

  constructor(all: Candidates) {
    this.#all = all;
    const { hits, english, apart } = all.parts;
    this.#sensed = new Set(apart);
    for (const { from, to, sense, slip } of hits) {
      if (!slip && to - from > 1) this.#ends.add(to - 1);
      if (to - from === 1 && sense.kind === 'filler') this.#small.add(from);
      if (!slip && !english.file.doneKinds.includes(sense.kind))
        for (let at = from; at < to; at += 1) this.#sensed.add(at);
    }
  }

  find(): void {
    for (let at = 0; at < this.#all.parts.tokens.length; at += 1) {
      if (!this.#stands(at)) continue;
      const made = madeOf(this.#all.parts, at);
      const done = this.#ofObject(at, made) ?? this.#alone(at, made);
      if (done) this.#add(at, { ...done, to: this.#withPlace(done.to) });
    }
  }

  /** A form of a verb stands here, not the noun that is spelled like it. */
  #stands(at: number): boolean {
    const { around, tokens } = this.#all.parts;
    const { word = '', number = 0 } = tokens[at] ?? {};
    // "self driving": it is the end of what is said of a thing; "what training does an X need", "who does what".
    if (number !== null || this.#ends.has(at) || around.precedes(at + 1, ...ASKED)) return false;
    // "at growth numbers": what is asked about, and no verb.
    if (this.#sensed.has(at) && !this.#small.has(at)) return false;
    if (isGerund(word)) return around.inSlot(at, at + 1, '@doing');
    // "the way to clean a pan", "can you write my letter": it is no job there.
    const led = this.#isLed(at);
    // "a degree to be a nurse": of the small verbs hardly one says what is done.
    if (this.#all.kinds.function[at])
      return (led && isDeed(this.#all.parts, at)) || around.inSlot(at, at + 1, '@auxiliary');
    if (word.endsWith('s')) return around.inSlot(at, at + 1, '@does');
    if (around.follows(at, 'joint.to') && !led) return false;
    if (around.follows(at, 'filler.you') && around.inSlot(at - 1, at, '@request')) return false;
    return around.inSlot(at, at + 1, '@do');
  }

  /** The longest object that makes a title with a word for who does it. */
  #ofObject(at: number, made: Made): { to: number; named: Named } | undefined {
    const objects = [...this.#objects(at + 1)];
    for (const [from, to] of objects) {
      // "help desk technicians": what is listed as it stands is a title, and nothing that is done.
      const words = this.#isTitled(at, to) ? undefined : this.#called([from, to], made);
      if (words) return { to, named: this.#likeliest([from, to], made, words) };
    }
    const clause = this.#clause(at + 1);
    if (clause.length === 0) return undefined;
    // "they pay to car mechanics", "going to nursing school": the words as they stand are one.
    const apart = !this.#isTheirs(at) && clause.every((one) => this.#all.isTitle(one, one + 1));
    const mayEnd = (to: number) => this.#isSaid(at, to) && !this.#all.isTitle(at, to);
    if (apart || ![at, ...clause].some((last) => mayEnd(last + 1))) return undefined;
    const { told, used, ...named } = this.#told(clause, made);
    const to = (clause[used - 2] ?? at) + 1;
    const known = named.verdict !== 'unknown' && told >= MATCH.toldAlone;
    return known && mayEnd(to) ? { to, named } : undefined;
  }

  #isTitled(at: number, to: number): boolean {
    const { titles, tokens } = this.#all.parts;
    return this.#all.isTitle(at, to) && titles.isDoer(tokens[to - 1]?.word ?? '');
  }

  /** The things behind a verb, up to a mark or a word that joins or asks. */
  #clause(from: number): number[] {
    const { around, tokens } = this.#all.parts;
    const told: number[] = [];
    for (let at = from; at < Math.min(from + MOST_CLAUSE, tokens.length); at += 1) {
      const ends = (this.#sensed.has(at) && !this.#small.has(at)) || around.precedes(at, ...WALLS);
      if (this.#all.parted(at) || ends) break;
      if (this.#isThing(at) && !this.#small.has(at) && tokens[at]?.number === null) told.push(at);
    }
    return told;
  }

  /** Somebody is said to do it, or to want to, and as a job. */
  #isSaid(at: number, to: number): boolean {
    const { around, tokens } = this.#all.parts;
    const paid = isGerund(tokens[at]?.word) && around.inSlot(at, to, '@paid');
    const said = ['@calling', '@said'].some((slot) => around.inSlot(at, to, slot));
    return paid || said || this.#isLed(at) || this.#isTheirs(at) || this.#isI(at - 1);
  }

  /** "my uncle lays bricks": somebody of the asker's does it; not "my sister says teachers …", "… tells me …". */
  #isTheirs(at: number): boolean {
    const { around } = this.#all.parts;
    const from = this.#all.phrases.get(at) ?? at - 1;
    const named = around.follows(from, 'owner') && this.#isThing(from) && !this.#all.parted(at);
    return named && !isTalk(this.#all.parts, range(at + 1, at + 1 + MOST_OBJECT));
  }

  /** "wants to fix cars", "a degree to sell houses". */
  #isLed(at: number): boolean {
    const { around } = this.#all.parts;
    return (
      around.follows(at, 'joint.to') && (around.follows(at, 'want') || around.inSlot(at - 1, at, '@led'))
    );
  }

  /** What is listed under a title, or, where several are and hardly any evidence tells them apart, who does just that. */
  #likeliest(run: Run, made: Made, words: readonly string[]): Named {
    const named = this.#all.parts.titles.resolve(words.join(' '));
    const [best, ...others] = named.candidates;
    if (best?.evidence !== 'listed' || others.length === 0 || !this.#isPlain(run)) return named;
    const [doer] = this.#told(range(...run), made).candidates;
    const meant = others.find((one) => one.role === doer?.role && one.confidence >= LIKELY);
    if (!meant) return named;
    return { ...named, candidates: [meant, ...named.candidates.filter((one) => one !== meant)] };
  }

  /** No small or asking word stands within. */
  #isPlain([from, to]: Run): boolean {
    for (let at = from; at < to; at += 1)
      if (this.#sensed.has(at) || this.#all.kinds.filler[at]) return false;
    return true;
  }

  /** Of whom it is told that they do something with the things at some places. */
  #told(things: readonly number[], { bases, doers, gerunds }: Made): ReturnType<TitleFinder['done']> {
    const { titles } = this.#all.parts;
    const words = things.map((at) => lemmasOf(this.#all.parts, at));
    return titles.done([[...bases, ...doers, ...gerunds], ...words]);
  }

  /** The words for a place right after a token; none where none is told. */
  #place(at: number): Run {
    if (!this.#all.parts.around.precedes(at, ...WHERE)) return [at, at];
    const from = at + (this.#all.articled(at + 1) ? 2 : 1);
    let to = from;
    while (
      to < from + MOST_OBJECT &&
      this.#isThing(to) &&
      this.#isPlain([to, to + 1]) &&
      !this.#all.parted(to)
    )
      to += 1;
    return [from, to];
  }

  /** "draws blood at the clinic": where it is done is no role beside it. */
  #withPlace(done: number): number {
    const [from, to] = this.#place(done);
    const { titles } = this.#all.parts;
    const known = this.#all.words(from, to).every((word) => titles.inTitles(word));
    return to > from && known ? to : done;
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
    const joins = this.#all.parts.around.precedes(at, 'relation.versus');
    return token !== undefined && functional[at] !== true && !joins && !this.#all.articled(at);
  }

  /** Not all that is asked, nor a thing with small words beside it that no title ends in. */
  #isWhole(from: number, to: number): boolean {
    const { filler, inTitle } = this.#all.kinds;
    const places = range(from, to);
    if (places.every((at) => this.#sensed.has(at))) return false;
    const small = (at: number) => filler[at] && !this.#sensed.has(at) && (at === from || !inTitle[at]);
    return to - from === 1 || !places.some(small);
  }

  /** What is listed for who does something to an object, or for the doing of it. */
  #called([from, to]: Run, { doers, gerunds }: Made): string[] | undefined {
    const { titles } = this.#all.parts;
    const object = this.#all.words(from, to);
    const asks = object.some((_, at) => this.#sensed.has(from + at));
    const wordings = [
      ...doers.map((doer) => [...object, ...doer.split(' ')]),
      ...gerunds.map((gerund) => [gerund, ...object]).filter((words) => titles.isField(words)),
    ];
    const listed = wordings.filter((words) => titles.strength(words) !== null || titles.isTitle(words));
    const named = (words: readonly string[]) => titles.resolve(words.join(' '));
    const settled = listed.filter((words) => isSettled(named(words)));
    return (
      settled.find((words) => titles.strength(words) === 'strong') ??
      settled[0] ??
      listed.find((words) => named(words).verdict === 'ask') ??
      (object.length > 1 && !asks && this.#isSaid(from - 1, to)
        ? wordings.find((words) => this.#isSure(words))
        : undefined)
    );
  }

  /** Listed nowhere, and yet surely one: "power line repairer". */
  #isSure(words: readonly string[]): boolean {
    const { titles } = this.#all.parts;
    if (!titles.endsTitles(words.at(-1) ?? '') || !words.every((word) => titles.inTitles(word))) return false;
    const { verdict, candidates } = titles.resolve(words.join(' '));
    return verdict === 'sure' && (candidates[0]?.confidence ?? 0) >= MATCH.listedNowhere;
  }

  /** "someone who welds", "I weld for a living". */
  #alone(at: number, { doers }: Made): { to: number; named: Named } | undefined {
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
    const price = prices.done + prices.titleExtraWord * (to - from - 1);
    this.#all.add(from, to, price, named, 'title', own ? DOES : DONE);
  }

  /** "drives a truck", "I've been driving a truck", "after driving a truck". */
  #isOwn(at: number, to: number): boolean {
    const { around, tokens } = this.#all.parts;
    if (!isGerund(tokens[at]?.word))
      return around.inSlot(at, to, '@own') && !(this.#isTheirs(at) && isCompared(this.#all.parts));
    let before = at - 1;
    while (around.follows(before + 1, 'auxiliary')) before -= 1;
    return around.inSlot(at, to, '@told') || (before < at - 1 && this.#isI(before));
  }

  /** A small word of one letter. */
  #isI(at: number): boolean {
    return this.#all.kinds.filler[at] === true && this.#all.parts.tokens[at]?.word.length === 1;
  }
}
