import { singular } from '../../language/normalise.ts';
import { range } from '../../language/tokens.ts';
import type { Strength } from '../reading/title-finder.ts';
import type { Candidates } from './candidates.ts';
import { asksApart, COMMA, isEveryday, isShort } from './token-kinds.ts';

const LONGEST = 8;

/** Proposes titles as they are listed. */
export function addListed(all: Candidates): void {
  new ListedFinder(all).find();
}

class ListedFinder {
  readonly #all: Candidates;

  constructor(all: Candidates) {
    this.#all = all;
  }

  /** Titles as they are listed. */
  find(): void {
    const { tokens, english, titles } = this.#all.parts;
    const { prices } = english.file;
    for (let from = 0; from < tokens.length; from += 1) {
      const turns = this.#all.parts.around.precedes(from, 'turn');
      if (!this.#mayHold(from) || (this.#all.kinds.edgeless[from] && !turns)) continue;
      let commas = 0;
      for (let to = from + 1; to <= Math.min(tokens.length, from + LONGEST); to += 1) {
        if (to - 1 > from && this.#all.parted(to - 1)) {
          commas += 1;
          if (!COMMA.test(tokens[to - 1]?.mark ?? '') || commas > 2) break;
        }
        if (!this.#mayHold(to - 1) && !this.#all.kinds.function[to - 1]) break;
        if (this.#all.kinds.dividers.includes(tokens[to - 1]?.word ?? '')) break;
        if (!this.#mayHold(to - 1) || this.#all.kinds.edgeless[to - 1]) continue;
        if (this.#areGroups(from, to) || this.#isCut(from, to) || this.#areNames(from, to)) continue;
        const strength = titles.strength(this.#all.words(from, to));
        const strong = strength === 'strong';
        // "substitute teacher", of words that turn a conversation where the title is not beyond doubt.
        if (!strength || ((commas > 0 || turns || this.#isPair(from, to)) && !strong)) continue;
        if (this.#isPair(from, to) && !this.#isInOrder(from, to)) continue;
        const words = to - from;
        if (words === 1) this.#oneWord(from, strength);
        else {
          const rival = this.#sensedAs(from, to) && !this.#all.parts.around.inSlot(from, to, '@word');
          const base = rival ? prices.titleOutside : strong ? prices.title : prices.titleListed;
          this.#all.add(from, to, base + prices.titleExtraWord * (words - 1));
        }
      }
    }
  }

  /** Some title has the word; "911 dispatcher": a number that counts nothing may be a part of one, too. */
  #mayHold(at: number): boolean {
    const { word = '', number = null } = this.#all.parts.tokens[at] ?? {};
    return this.#all.kinds.inTitle[at] === true || (number !== null && this.#all.parts.titles.inTitles(word));
  }

  /** "tool and die maker", and no "assistant and occupational therapist", which a list has the other way round. */
  #isInOrder(from: number, to: number): boolean {
    const own = range(from, to).filter((at) => !this.#all.small(at));
    return this.#all.parts.titles.isListed(own.map((at) => this.#all.parts.tokens[at]?.word ?? ''));
  }

  /** "sales and marketing jobs", "outside healthcare and tech", "sales for people …": groups whose jobs are spoken of, or that are left out, or for whom, not one title. */
  #areGroups(from: number, to: number): boolean {
    const { around, hits } = this.#all.parts;
    if (around.follows(to - 1, 'joint.for') && around.precedes(to - 1, 'job.worker')) return true;
    if (!around.follows(from, 'denial.except') && !around.precedes(to, 'job.job')) return false;
    const group = (start: number, end: number) =>
      hits.some((hit) => hit.from === start && hit.to === end && hit.sense.kind === 'group');
    for (let at = from + 1; at < to - 1; at += 1)
      if (this.#all.small(at) && group(from, at) && group(at + 1, to)) return true;
    return false;
  }

  /** Two titles with a small word between ("assistants and HR"), or the end of one ("… estate agent and claims"). */
  #isPair(from: number, to: number): boolean {
    for (let at = from + 1; at < to - 1; at += 1) {
      if (!this.#all.small(at)) continue;
      if (this.#all.isTitle(from, at) && this.#all.isTitle(at + 1, to)) return true;
      if (this.#endsLonger(from, at)) return true;
    }
    return false;
  }

  /** "between paralegals and legal assistants": two names of one listed title, which are to be told apart. */
  #areNames(from: number, to: number): boolean {
    if (!asksApart(this.#all.parts, from)) return false;
    return range(from + 1, to - 1).some(
      (at) => this.#all.small(at) && this.#endsTitle(from, at) && this.#endsTitle(at + 1, to),
    );
  }

  #endsLonger(from: number, at: number): boolean {
    const begins = range(Math.max(0, from - LONGEST), from).filter(
      (start) => !this.#all.kinds.edgeless[start],
    );
    return begins.some((start) => this.#all.isTitle(start, at));
  }

  /** "graphic designer and web | designer": the words after "and" begin another title, which goes on behind them. */
  #isCut(from: number, to: number): boolean {
    if (to >= this.#all.parts.tokens.length) return false;
    for (let at = from + 1; at < to; at += 1)
      if (this.#all.small(at) && this.#endsTitle(from, at) && this.#all.isTitle(at + 1, to + 1)) return true;
    return false;
  }

  #endsTitle(from: number, at: number): boolean {
    return (
      this.#all.isTitle(from, at) && this.#all.parts.titles.isDoer(this.#all.parts.tokens[at - 1]?.word ?? '')
    );
  }

  /** Returns whether exactly these words have a sense of their own ("artificial intelligence"). */
  #sensedAs(from: number, to: number): boolean {
    return this.#all.parts.hits.some((hit) => hit.from === from && hit.to === to && !hit.slip);
  }

  /** "directors": several roles go by the word. */
  #isFamily(at: number): boolean {
    const word = this.#all.parts.tokens[at]?.typed ?? '';
    return this.#all.parts.titles.resolve(word).verdict === 'ask';
  }

  /** One word that is a title: beside another sense it has to stand where a role stands. */
  #oneWord(at: number, strength: Strength): void {
    const { prices } = this.#all.parts.english.file;
    const [strong, weak] = [strength === 'strong', strength === 'listed'];
    // "im 19": a number by itself is none.
    if (this.#all.parts.tokens[at]?.number !== null) return;
    if ([...this.#all.phrases].some(([to, from]) => from <= at && at < to)) return;
    if (this.#all.kinds.function[at] && !isShort(this.#all.parts.tokens[at])) return;
    // "my brother", "my host": a possession is a job only if its name is not another word, too.
    if (!strong && this.#all.parts.around.inSlot(at, at + 1, '@owned')) return;
    // "we can judge": after "can" a bare form is a verb.
    const { word } = this.#all.parts.tokens[at] ?? { word: '' };
    if (this.#all.parts.around.inSlot(at, at + 1, '@modal') && singular(word) === word) return;
    // "a water heater", "dealing with people": what is said every day, or hardly a list has, is a job only where one has to stand.
    const placed = this.#all.parts.around.inSlot(at, at + 1, '@everyday');
    const everyday = !strong && !placed && (weak || isEveryday(this.#all.parts, at, at + 1));
    if (everyday && !this.#isFamily(at)) return;
    const rival = this.#all.kinds.sensed[at] || this.#all.kinds.filler[at];
    // "the extra schooling": a small word is no job that hardly a list has, wherever it stands in a longer text.
    const small = weak && this.#all.kinds.filler[at] && this.#all.parts.tokens.length > 1;
    const slot = !small && this.#all.parts.around.inSlot(at, at + 1, '@word');
    if (!rival) this.#all.add(at, at + 1, strong ? prices.title : prices.titleListed);
    else this.#all.add(at, at + 1, slot ? prices.titleInSlot : prices.titleOutside);
  }
}
