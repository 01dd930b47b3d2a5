/**
 * Keeps the places of the highest of many scores, the best first; of equal ones the one that was offered earlier. Lists
 * are long and few of them are wanted.
 */
export class Best {
  readonly #limit: number;
  readonly #places: Uint32Array;
  readonly #scores: Float64Array;
  #size = 0;
  /** What a score must be above to be kept. */
  least = Number.NEGATIVE_INFINITY;

  constructor(limit: number) {
    this.#limit = limit;
    this.#places = new Uint32Array(limit);
    this.#scores = new Float64Array(limit);
  }

  /** Forgets what was offered, and returns itself. */
  clear(): this {
    this.#size = 0;
    this.least = Number.NEGATIVE_INFINITY;
    return this;
  }

  offer(place: number, score: number): void {
    if (score <= this.least) return;
    const [places, scores] = [this.#places, this.#scores];
    let at = Math.min(this.#size, this.#limit - 1);
    while (at > 0 && (scores[at - 1] ?? 0) < score) {
      places[at] = places[at - 1] ?? 0;
      scores[at] = scores[at - 1] ?? 0;
      at -= 1;
    }
    places[at] = place;
    scores[at] = score;
    if (this.#size < this.#limit) this.#size += 1;
    if (this.#size === this.#limit) this.least = scores[this.#limit - 1] ?? 0;
  }

  /** The best place; -1 where nothing was offered. */
  first(): number {
    return this.#size === 0 ? -1 : (this.#places[0] ?? -1);
  }

  places(): number[] {
    // A loop: a typed array spread into a list takes several times as long.
    const kept: number[] = [];
    for (let at = 0; at < this.#size; at += 1) kept.push(this.#places[at] ?? 0);
    return kept;
  }
}
