import { Candidates } from './candidates.ts';
import { lendWords } from './ellipsis.ts';
import { addListed } from './listed-titles.ts';
import type { MentionParts } from './mention-parts.ts';
import { addNear } from './near-titles.ts';
import type { Span } from './reading.ts';
import { isEveryday } from './token-kinds.ts';
import { wholeTitles } from './whole.ts';

/** Candidate spans of titles, of what may be a title, and of what stands where a title should. */
export function mentionSpans(parts: MentionParts): Span[] {
  const all = new Candidates(parts);
  addListed(all);
  addNear(all, [...all.spans]);
  const titles = all.spans.filter((one) => one.kind === 'title');
  lendWords(parts, all.kinds, titles, all.add.bind(all));
  new WholeSpans(all).add();
  return all.spans;
}

class WholeSpans {
  readonly #all: Candidates;

  constructor(all: Candidates) {
    this.#all = all;
  }

  /** Stretches in which nothing asks, as one title: cheaper than its words apart, the surer the more. */
  add(): void {
    const { prices } = this.#all.parts.english.file;
    for (const { from, to, named } of wholeTitles(this.#all.parts, this.#all.kinds)) {
      if (named.verdict !== 'sure' && (this.#isRow(from, to) || this.#holdsOthers(from, to))) continue;
      // "between X and Y": two are to be told apart, whatever is listed by both together.
      if (this.#all.parts.around.follows(from, 'joint.between') && this.#holdsOthers(from, to)) continue;
      // "…, name and shame": unknown words of every day are somebody's talk.
      if (named.verdict === 'unknown' && isEveryday(this.#all.parts, from, to)) continue;
      const doubt = 1 - (named.candidates[0]?.confidence ?? 0);
      const price =
        (prices.whole ?? 0.5) +
        (prices.titleExtraWord ?? 0.1) * (to - from - 1) +
        (prices.wholeDoubt ?? 0.3) * doubt;
      this.#all.add(from, to, price, named, named.verdict === 'unknown' ? 'mention' : 'title');
    }
  }

  /** Three titles or more, one after the other ("roofer surveyor forklift driver"). */
  #isRow(from: number, to: number): boolean {
    const { titles } = this.#all.parts;
    let [at, roles] = [from, 0];
    while (at < to) {
      const end = [3, 2, 1].map((words) => at + words).find((one) => one <= to && this.#isStrong(at, one));
      if (end === undefined || !titles.isDoer(this.#all.parts.tokens[end - 1]?.word ?? '')) break;
      roles += 1;
      at = end;
    }
    return roles > 2;
  }

  #isStrong(from: number, to: number): boolean {
    return this.#all.parts.titles.strength(this.#all.words(from, to)) === 'strong';
  }

  /** Two titles that are joined, or parted by a mark, at the end of a stretch: it is no title. */
  #holdsOthers(from: number, to: number): boolean {
    const within = this.#all.spans.filter(
      (one) => one.named === null && one.from >= from && one.to <= to && this.#isWork(one),
    );
    const last = within.filter((one) => one.to === to);
    return within.some(({ to: end }) =>
      last.some(
        ({ from: start }) =>
          (start === end && this.#all.parted(start)) || (start === end + 1 && this.#all.small(end)),
      ),
    );
  }

  /** Somebody by what they do, or a field of work. */
  #isWork({ from, to }: Span): boolean {
    const { titles } = this.#all.parts;
    const words = this.#all.words(from, to);
    return titles.isField(words) || titles.isDoer(words.at(-1) ?? '');
  }
}
