import { Best } from './best.ts';
import type { DeedLines } from './deed-lines.ts';
import { stemOf } from './words.ts';

/** What speaks for a role by what is done in it; their weights are learned (`npm run bench -- deeds`). */
export interface DeedFeatures {
  /** How much of what is said the best line holds, the more the less it says besides; the same of the second that people say. */
  best: number;
  second: number;
  /** How much of it the lines hold together. */
  together: number;
  /** How much likelier the words are among the lines that people say of it than among all (logarithm). */
  speech: number;
  /** The number of people in it (logarithm). */
  jobs: number;
}

/** A role of which some of what is said is told. */
export interface DeedEvidence extends DeedFeatures {
  role: number;
  /** How much of what is said its best line holds. */
  told: number;
  /** The last place of what its best line holds. */
  last: number;
}

/** Words that are asked about: the stems that may stand at each place, and how telling each place is. */
export interface AskedWords {
  stems: readonly (readonly number[])[];
  weights: readonly number[];
  whole: number;
}

/** How telling a word is that no line has, against the most telling that one may have. */
const STRANGE = 0.5;
/** How much it counts that a line says little else. */
const TERSE = 0.65;
/** A role has its words as all have them, beside so many lines of its own. */
const SMOOTH = 4;
/** A word that people hardly say; the shares of words may not get below. */
const RARE = 1e-5;
/** Roles that are looked at closely. */
const LIKELIEST = 40;
/** Places are marked in the bits of a number. */
const MOST_PLACES = 30;

/** Returns what is asked: for each word its normal form and lemmas. */
export function askWords(index: DeedLines, words: readonly (readonly string[])[]): AskedWords {
  const strange = STRANGE * Math.log(1 + index.roles.length);
  const stems = words
    .slice(0, MOST_PLACES)
    .map((same) => [...new Set(same.flatMap((word) => index.idOf.get(stemOf(word)) ?? []))]);
  const weights = stems.map((ids) =>
    ids.length > 0 ? Math.max(...ids.map((id) => index.weights[id] ?? 0)) : strange,
  );
  return { stems, weights, whole: weights.reduce((sum, one) => sum + one, 0) };
}

/** Weighs lines against words; it keeps the buffers, so that a question makes none. */
export class DeedReader {
  readonly #index: DeedLines;
  /** For each line the places that it holds, how telling they are, and its own words for them. */
  readonly #places: Uint32Array;
  readonly #told: Float32Array;
  readonly #shared: Float32Array;
  readonly #touched: number[] = [];
  /** For each place how many lines that people say of each role have its word. */
  readonly #counts: Uint16Array[] = [];

  constructor(index: DeedLines) {
    const { length } = index.roleOf;
    this.#index = index;
    this.#places = new Uint32Array(length);
    this.#told = new Float32Array(length);
    this.#shared = new Float32Array(length);
  }

  /** Returns the roles for which most speaks. @param except a line that is left out. */
  read(asked: AskedWords, except = -1): DeedEvidence[] {
    for (const [at, ids] of asked.stems.entries()) this.#mark(ids, at, asked.weights[at] ?? 0, except);
    const found = this.#evidence(asked);
    this.#clear();
    const likeliest = new Best(LIKELIEST);
    for (const [at, { best, together }] of found.entries()) likeliest.offer(at, best + together / 3);
    return likeliest.places().map((at) => {
      const one = found[at] as DeedEvidence;
      return { ...one, speech: this.#speech(asked, one.role) };
    });
  }

  /** Marks the lines that have a word, and counts those of them that people say. */
  #mark(ids: readonly number[], at: number, weight: number, except: number): void {
    const { postings, weights, roleOf, isSaid } = this.#index;
    const [held, told, shared, touched] = [this.#places, this.#told, this.#shared, this.#touched];
    const bit = 1 << at;
    const counts = this.#counts[at]?.fill(0) ?? new Uint16Array(this.#index.roles.length);
    this.#counts[at] = counts;
    for (const id of ids)
      for (const line of postings[id] ?? []) {
        if (line === except) continue;
        const places = held[line] ?? 0;
        shared[line] = (shared[line] ?? 0) + (weights[id] ?? 0);
        if ((places & bit) !== 0) continue;
        if (places === 0) touched.push(line);
        held[line] = places | bit;
        told[line] = (told[line] ?? 0) + weight;
        const role = roleOf[line] ?? 0;
        if (isSaid[line] === 1) counts[role] = (counts[role] ?? 0) + 1;
      }
  }

  #evidence({ weights, whole }: AskedWords): DeedEvidence[] {
    const { roles, roleOf, isSaid, wholes, jobs } = this.#index;
    const found: (DeedEvidence & { places: number; said: number })[] = [];
    const of = new Uint16Array(roles.length);
    for (const line of this.#touched) {
      const role = roleOf[line] ?? 0;
      const places = this.#places[line] ?? 0;
      const told = (this.#told[line] ?? 0) / whole;
      const terse = Math.min(1, (this.#shared[line] ?? 0) / (wholes[line] ?? 1));
      const score = told * (1 - TERSE + TERSE * terse);
      // A place in `found` counts from one: nought is none.
      let one = found[(of[role] ?? 0) - 1];
      if (!one) {
        one = {
          role,
          best: 0,
          second: 0,
          together: 0,
          speech: 0,
          jobs: jobs[role] ?? 0,
          told: 0,
          last: 0,
          places: 0,
          said: 0,
        };
        of[role] = found.push(one);
      }
      one.places |= places;
      if (isSaid[line] === 1) {
        one.second = Math.max(one.second, Math.min(one.said, score));
        one.said = Math.max(one.said, score);
      }
      if (score > one.best) {
        one.best = score;
        one.told = told;
        one.last = 31 - Math.clz32(places);
      }
    }
    for (const one of found)
      one.together = weights.reduce((sum, own, at) => sum + (one.places & (1 << at) ? own : 0), 0) / whole;
    return found;
  }

  #speech({ stems }: AskedWords, role: number): number {
    const size = this.#index.sizes[role] ?? 0;
    const lifts = stems.map((ids, at) => {
      if (ids.length === 0) return 0;
      const usual = Math.max(
        RARE,
        ids.reduce((sum, id) => sum + (this.#index.shares[id] ?? 0), 0),
      );
      return Math.log(((this.#counts[at]?.[role] ?? 0) / usual + SMOOTH) / (size + SMOOTH));
    });
    return lifts.reduce((sum, one) => sum + one, 0) / Math.sqrt(stems.length);
  }

  #clear(): void {
    for (const line of this.#touched) {
      this.#places[line] = 0;
      this.#told[line] = 0;
      this.#shared[line] = 0;
    }
    this.#touched.length = 0;
  }
}
