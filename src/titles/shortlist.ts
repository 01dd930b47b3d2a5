import { Best } from './best.ts';
import { MATCH } from './config.ts';
import type { Asked } from './query-word.ts';
import { CURATED } from './score/features.ts';
import type { Segment } from './segment.ts';

/** Finds the titles worth a closer look; holds the buffers, so that a question makes none. */
export class Shortlister {
  readonly #segment: Segment;
  /** For each title the weight that it shares with the mention, in parts, and in the low bits its last word that has it. */
  readonly #shared: Int32Array;
  /** The titles that have any word of the mention, and the best of them. */
  readonly #touched: Uint32Array;
  readonly #best = new Best(MATCH.shortlist);
  /** The weight of each title: the sum over its words; and what a part of one is worth as a share of it. */
  readonly #weights: Float32Array;
  readonly #shares: Float32Array;
  /** The titles that curators gave a role: they are few, and none may be crowded out by lists. */
  readonly #own: Uint8Array;

  constructor(segment: Segment) {
    this.#segment = segment;
    const titles = segment.titleOffsets.length - 1;
    this.#shared = new Int32Array(titles);
    this.#touched = new Uint32Array(titles);
    this.#weights = new Float32Array(titles);
    this.#shares = new Float32Array(titles);
    this.#own = new Uint8Array(titles);
    for (let title = 0; title < titles; title += 1) {
      let sum = 0;
      for (let at = segment.titleOffsets[title] ?? 0; at < (segment.titleOffsets[title + 1] ?? 0); at += 1)
        sum += segment.weights[segment.titleWords[at] ?? 0] ?? 0;
      this.#weights[title] = sum;
      this.#shares[title] = MATCH.titleShare / (sum * PARTS);
      for (let at = segment.entryOffsets[title] ?? 0; at < (segment.entryOffsets[title + 1] ?? 0); at += 1)
        if (segment.entryEvidence[at] === CURATED) this.#own[title] = 1;
    }
  }

  weightOf(title: number): number {
    return this.#weights[title] ?? 1;
  }

  /** The titles that share most with the mention. */
  titlesFor(asked: readonly Asked[], total: number): number[] {
    const size = this.#accumulate(asked);
    const [touched, shared, own, best] = [this.#touched, this.#shared, this.#own, this.#best.clear()];
    // Every question comes here with thousands of titles: a product takes a fraction of the time of a quotient.
    const [shares, ofMention] = [this.#shares, 1 / (total * PARTS)];
    let least = best.least;
    for (let at = 0; at < size; at += 1) {
      const title = touched[at] ?? 0;
      const matched = (shared[title] ?? 0) >> WORD_BITS;
      shared[title] = 0;
      const named = matched * (shares[title] ?? 0);
      const score = matched * ofMention + (named < MATCH.titleShare ? named : MATCH.titleShare);
      if (score <= least) continue;
      best.offer(title, score + MATCH.curated * (own[title] ?? 0));
      least = best.least - MATCH.curated;
    }
    return best.places();
  }

  /** Adds up, for every title, the weights of the asked words that it has; returns how many titles have any. */
  #accumulate(asked: readonly Asked[]): number {
    const { postingOffsets, postings } = this.#segment;
    const [shared, touched] = [this.#shared, this.#touched];
    let [word, size] = [0, 0];
    // Titles with the most telling word come first, so that most of those with a common one alone are worth too little.
    for (const one of asked.toSorted((a, b) => b.weight - a.weight)) {
      word += 1;
      for (const { id, likeness } of one.alternatives) {
        const gain = Math.round(one.weight * likeness * PARTS) << WORD_BITS;
        const end = postingOffsets[id + 1] ?? 0;
        for (let at = postingOffsets[id] ?? 0; at < end; at += 1) {
          const title = postings[at] ?? 0;
          const known = shared[title] ?? 0;
          // Of several words that one may stand for, a title counts the likeliest alone.
          if ((known & LAST_WORD) === word) continue;
          if (known === 0) {
            touched[size] = title;
            size += 1;
          }
          shared[title] = ((known + gain) & ~LAST_WORD) | word;
        }
      }
    }
    return size;
  }
}

/** A weight is counted in so many parts of one, above the bits for the number of a word of a mention. */
const PARTS = 2 ** 14;
const WORD_BITS = 6;
const LAST_WORD = 2 ** WORD_BITS - 1;

/** The words of a title in their normal forms. */
export function titleText({ titleWords, titleOffsets, words }: Segment, title: number): string {
  const start = titleOffsets[title] ?? 0;
  const end = titleOffsets[title + 1] ?? 0;
  let text = '';
  for (let at = start; at < end; at += 1)
    text += (at > start ? ' ' : '') + (words[titleWords[at] ?? 0] ?? '');
  return text;
}
