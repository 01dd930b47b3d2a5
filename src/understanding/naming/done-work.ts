import { isGerund } from '../../language/inflect.ts';
import { singular } from '../../language/normalise.ts';
import { range } from '../../language/tokens.ts';
import { MATCH } from '../../titles/config.ts';
import { isSettled } from '../reading/mention.ts';
import type { Named, TitleFinder } from '../reading/title-finder.ts';
import type { Candidates } from './candidates.ts';
import type { Run } from './stretches.ts';
import { MOST_OBJECT, Things } from './things.ts';
import { isCompared, isDeed, isTalk, lemmasOf, type Made, madeOf } from './word-forms.ts';

/** The values of a title that is told by what is done, by the asker or one of theirs ("drives a forklift") or anyone. */
export const DOES = 'does';
export const DONE = 'done';

/** Roles that are less likely are not meant because of a place either. */
const LIKELY = 0.1;
const ASKED = ['auxiliary', 'question'];

/**
 * Proposes work that is told by what is done as the job that is called so: "drives a forklift" as a forklift driver,
 * "cutting hair" as a hair cutter; or else as the one of which such a thing is told: "cleans teeth".
 */
export function addDone(all: Candidates): void {
  new DoneFinder(all).find();
}

class DoneFinder {
  readonly #all: Candidates;
  readonly #things: Things;

  constructor(all: Candidates) {
    this.#all = all;
    this.#things = new Things(all);
  }

  find(): void {
    for (let at = 0; at < this.#all.parts.tokens.length; at += 1) {
      if (!this.#stands(at)) continue;
      const made = madeOf(this.#all.parts, at);
      const done = this.#ofObject(at, made) ?? this.#alone(at, made);
      if (done) this.#add(at, { ...done, to: this.#things.withPlace(done.to) });
    }
  }

  /** A form of a verb stands here, not the noun that is spelled like it. */
  #stands(at: number): boolean {
    const { around, tokens } = this.#all.parts;
    const { word = '', number = 0 } = tokens[at] ?? {};
    // "self driving": it is the end of what is said of a thing; "what training does an X need", "who does what".
    if (number !== null || this.#things.ends.has(at) || around.precedes(at + 1, ...ASKED)) return false;
    // "wants to pay me": what is done to the asker is no job.
    if (around.precedes(at + 1, 'filler.me')) return false;
    // "at growth numbers": what is asked about, and no verb.
    if (this.#things.sensed.has(at) && !this.#things.small.has(at)) return false;
    if (isGerund(word)) return around.inSlot(at, at + 1, '@doing');
    // "the way to clean a pan", "can you write my letter": it is no job there.
    const led = this.#isLed(at);
    // "a degree to be a nurse": of the small verbs hardly one says what is done.
    if (this.#all.kinds.function[at])
      return (led && isDeed(this.#all.parts, at)) || around.inSlot(at, at + 1, '@auxiliary');
    if (word.endsWith('s')) return around.inSlot(at, at + 1, '@does');
    if (around.follows(at, 'joint.to') && !led) return false;
    if (around.follows(at, 'filler.you') && around.inSlot(at - 1, at, '@request')) return false;
    return around.inSlot(at, at + 1, '@do') || this.#hasDone(at);
  }

  /** The longest object that makes a title with a word for who does it. */
  #ofObject(at: number, made: Made): { to: number; named: Named } | undefined {
    const objects = [...this.#things.objects(at + 1)];
    for (const [from, to] of objects) {
      // "help desk technicians": what is listed as it stands is a title, and nothing that is done.
      const titled = this.#isTitled(at, to) || this.#isSomebody(from, to);
      const words = titled ? undefined : this.#called([from, to], made);
      if (words) return { to, named: this.#likeliest([from, to], made, words) };
    }
    const clause = this.#things.clause(at + 1);
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

  /** "training for crane operator": who is named without an article is a title, and nothing that is done to somebody. */
  #isSomebody(from: number, to: number): boolean {
    const { word = '' } = this.#all.parts.tokens[to - 1] ?? {};
    return singular(word) === word && !this.#all.articled(from - 1) && this.#isTitled(from, to);
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
    const named = around.follows(from, 'owner') && this.#things.isThing(from) && !this.#all.parted(at);
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
    if (best?.evidence !== 'listed' || others.length === 0 || !this.#things.isPlain(run)) return named;
    const [doer] = this.#told(range(...run), made).candidates;
    const meant = others.find((one) => one.role === doer?.role && one.confidence >= LIKELY);
    if (!meant) return named;
    return { ...named, candidates: [meant, ...named.candidates.filter((one) => one !== meant)] };
  }

  /** Of whom it is told that they do something with the things at some places. */
  #told(things: readonly number[], { bases, doers, gerunds }: Made): ReturnType<TitleFinder['done']> {
    const { titles } = this.#all.parts;
    const words = things.map((at) => lemmasOf(this.#all.parts, at));
    return titles.done([[...bases, ...doers, ...gerunds], ...words]);
  }

  /** What is listed for who does something to an object, or for the doing of it. */
  #called([from, to]: Run, { doers, gerunds }: Made): string[] | undefined {
    const { titles } = this.#all.parts;
    const object = this.#all.words(from, to);
    const asks = object.some((_, at) => this.#things.sensed.has(from + at));
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
    if (this.#things.sensed.has(at) || !calling) return undefined;
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
    if (isGerund(tokens[at]?.word)) return around.inSlot(at, to, '@told') || this.#hasDone(at);
    const theirs = this.#isTheirs(at) && isCompared(this.#all.parts);
    return this.#hasDone(at) || (around.inSlot(at, to, '@own') && !theirs);
  }

  /** "I've driven", "I have been driving": the asker has done it, or does. */
  #hasDone(at: number): boolean {
    let before = at - 1;
    while (this.#all.parts.around.follows(before + 1, 'auxiliary')) before -= 1;
    return before < at - 1 && this.#isI(before);
  }

  /** A small word of one letter. */
  #isI(at: number): boolean {
    return this.#all.kinds.filler[at] === true && this.#all.parts.tokens[at]?.word.length === 1;
  }
}
