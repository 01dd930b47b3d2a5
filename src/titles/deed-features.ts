import { bestOf } from './best.ts';
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

  constructor(index: DeedLines) {
    const { length } = index.roleOf;
    this.#index = index;
    this.#places = new Uint32Array(length);
    this.#told = new Float32Array(length);
    this.#shared = new Float32Array(length);
  }

  /** Returns the roles for which most speaks. @param except a line that is left out. */
  read(asked: AskedWords, except = -1): DeedEvidence[] {
    const counts = asked.stems.map((ids, at) => this.#mark(ids, at, asked.weights[at] ?? 0, except));
    const found = [...this.#evidence(asked).values()];
    this.#clear();
    const rough = (one: DeedEvidence) => one.best + one.together / 3;
    const likeliest = bestOf(found.length, LIKELIEST, (at) => rough(found[at] as DeedEvidence));
    return likeliest.map((at) => {
      const one = found[at] as DeedEvidence;
      return { ...one, speech: this.#speech(asked, counts, one.role) };
    });
  }

  /** Marks the lines that have a word; returns how many lines that people say of each role do. */
  #mark(ids: readonly number[], at: number, weight: number, except: number): ReadonlyMap<number, number> {
    const { postings, weights, roleOf, isSaid } = this.#index;
    const bit = 1 << at;
    const counts = new Map<number, number>();
    for (const id of ids)
      for (const line of postings[id] ?? []) {
        if (line === except) continue;
        const places = this.#places[line] ?? 0;
        this.#shared[line] = (this.#shared[line] ?? 0) + (weights[id] ?? 0);
        if ((places & bit) !== 0) continue;
        if (places === 0) this.#touched.push(line);
        this.#places[line] = places | bit;
        this.#told[line] = (this.#told[line] ?? 0) + weight;
        const role = roleOf[line] ?? 0;
        if (isSaid[line] === 1) counts.set(role, (counts.get(role) ?? 0) + 1);
      }
    return counts;
  }

  #evidence({ weights, whole }: AskedWords): Map<number, DeedEvidence> {
    const { roleOf, isSaid, wholes, jobs } = this.#index;
    const found = new Map<number, DeedEvidence & { places: number; said: number }>();
    for (const line of this.#touched) {
      const role = roleOf[line] ?? 0;
      const places = this.#places[line] ?? 0;
      const told = (this.#told[line] ?? 0) / whole;
      const terse = Math.min(1, (this.#shared[line] ?? 0) / (wholes[line] ?? 1));
      const score = told * (1 - TERSE + TERSE * terse);
      let one = found.get(role);
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
        found.set(role, one);
      }
      one.places |= places;
      if (isSaid[line] === 1) {
        one.second = Math.max(one.second, Math.min(one.said, score));
        one.said = Math.max(one.said, score);
      }
      if (score > one.best) Object.assign(one, { best: score, told, last: 31 - Math.clz32(places) });
    }
    for (const one of found.values())
      one.together = weights.reduce((sum, own, at) => sum + (one.places & (1 << at) ? own : 0), 0) / whole;
    return found;
  }

  #speech({ stems }: AskedWords, counts: readonly ReadonlyMap<number, number>[], role: number): number {
    const size = this.#index.sizes[role] ?? 0;
    const lifts = stems.map((ids, at) => {
      if (ids.length === 0) return 0;
      const usual = Math.max(
        RARE,
        ids.reduce((sum, id) => sum + (this.#index.shares[id] ?? 0), 0),
      );
      return Math.log(((counts[at]?.get(role) ?? 0) / usual + SMOOTH) / (size + SMOOTH));
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
