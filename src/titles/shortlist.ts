import { Best } from './best.ts';
import { MATCH } from './config.ts';
import type { Asked } from './query-word.ts';
import { CURATED } from './score/features.ts';
import type { Segment } from './segment.ts';

/** Finds the titles worth a closer look; holds the buffers, so that a question makes none. */
export class Shortlister {
  readonly #segment: Segment;
  readonly #scores: Float32Array;
  readonly #marks: Uint32Array;
  /** The titles that have any word of the mention, and the best of them. */
  readonly #touched: Uint32Array;
  readonly #best = new Best(MATCH.shortlist);
  /** The weight of each title: the sum over its words. */
  readonly #weights: Float32Array;
  /** What a title is worth of itself: those that curators gave a role are few, and none may be crowded out by lists. */
  readonly #own: Float32Array;
  #mark = 0;

  constructor(segment: Segment) {
    this.#segment = segment;
    const titles = segment.titleOffsets.length - 1;
    this.#scores = new Float32Array(titles);
    this.#marks = new Uint32Array(titles);
    this.#touched = new Uint32Array(titles);
    this.#weights = new Float32Array(titles);
    this.#own = new Float32Array(titles);
    for (let title = 0; title < titles; title += 1) {
      let sum = 0;
      for (let at = segment.titleOffsets[title] ?? 0; at < (segment.titleOffsets[title + 1] ?? 0); at += 1)
        sum += segment.weights[segment.titleWords[at] ?? 0] ?? 0;
      this.#weights[title] = sum;
      for (let at = segment.entryOffsets[title] ?? 0; at < (segment.entryOffsets[title + 1] ?? 0); at += 1)
        if (segment.entryEvidence[at] === CURATED) this.#own[title] = MATCH.curated;
    }
  }

  weightOf(title: number): number {
    return this.#weights[title] ?? 1;
  }

  /** The titles that share most with the mention. */
  titlesFor(asked: readonly Asked[], total: number): number[] {
    const size = this.#accumulate(asked);
    const [touched, scores, weights, own] = [this.#touched, this.#scores, this.#weights, this.#own];
    const best = this.#best.clear();
    for (let at = 0; at < size; at += 1) {
      const title = touched[at] ?? 0;
      const matched = scores[title] ?? 0;
      // Most titles share a common word alone: not even as the whole of them would that be enough.
      if (matched / total + MATCH.titleShare + MATCH.curated <= best.least) continue;
      const named = Math.min(1, matched / (weights[title] ?? 1));
      best.offer(title, matched / total + MATCH.titleShare * named + (own[title] ?? 0));
    }
    return best.places();
  }

  /** Adds up, for every title, the weights of the asked words that it has; returns how many titles have any. */
  #accumulate(asked: readonly Asked[]): number {
    const { postingOffsets, postings } = this.#segment;
    const [scores, marks, touched, base] = [this.#scores, this.#marks, this.#touched, this.#mark];
    let [own, size] = [base, 0];
    // Titles with the most telling word come first, so that most of those with a common one alone are worth too little.
    for (const one of asked.toSorted((a, b) => b.weight - a.weight)) {
      own += 1;
      for (const { id, likeness } of one.alternatives) {
        const gain = one.weight * likeness;
        const end = postingOffsets[id + 1] ?? 0;
        for (let at = postingOffsets[id] ?? 0; at < end; at += 1) {
          const title = postings[at] ?? 0;
          const mark = marks[title] ?? 0;
          if (mark === own) continue;
          if (mark <= base) {
            scores[title] = gain;
            touched[size] = title;
            size += 1;
          } else scores[title] = (scores[title] ?? 0) + gain;
          marks[title] = own;
        }
      }
    }
    this.#mark = own;
    if (own > 0xf0000000) {
      marks.fill(0);
      this.#mark = 0;
    }
    return size;
  }
}

/** The words of a title in their normal forms. */
export function titleText({ titleWords, titleOffsets, words }: Segment, title: number): string {
  const start = titleOffsets[title] ?? 0;
  const end = titleOffsets[title + 1] ?? 0;
  let text = '';
  for (let at = start; at < end; at += 1)
    text += (at > start ? ' ' : '') + (words[titleWords[at] ?? 0] ?? '');
  return text;
}
