import type { Asked } from '../query-word.ts';
import type { Segment } from '../segment.ts';

/** The strength of smoothing a role's own titles towards all titles, as a number of added titles. */
const SMOOTHING = 20;
const LEAST = 1e-5;

/** The statistics of each role's titles, taken together, on the words of one mention. */
export interface Profile {
  /** Returns the number of titles of the role that have the word. */
  count(word: number, role: number): number;
  /** Returns the lift of the word in the role's titles over all titles (logarithm). */
  lift(word: number, role: number): number;
  /** The logarithm of the share of the titles with the word that are the role's. */
  share(word: number, role: number): number;
  /** Returns the number of titles of the role (logarithm). */
  size(role: number): number;
}

// Every start makes these two before anything is compiled: loops over local names take a third of the time of loops
// over what an object holds.

/** Returns the number of titles of each role. */
function sizesOf({ roles, entryRoles }: Segment): Float32Array {
  const sizes = new Float32Array(roles.length);
  for (let at = 0; at < entryRoles.length; at += 1) {
    const role = entryRoles[at] ?? 0;
    sizes[role] = (sizes[role] ?? 0) + 1;
  }
  return sizes;
}

/** Returns the number of titles that end in each word. */
function lastWords({ words, titleOffsets, titleWords }: Segment): Uint32Array {
  const last = new Uint32Array(words.length);
  for (let title = 1; title < titleOffsets.length; title += 1) {
    const word = titleWords[(titleOffsets[title] ?? 0) - 1] ?? 0;
    last[word] = (last[word] ?? 0) + 1;
  }
  return last;
}

/** The number of titles of each role that have a word of a mention, and of all roles. */
export interface Counted {
  counts: Float32Array;
  total: number;
}

/** Counts words over the titles of each role. */
export class Profiler {
  readonly #segment: Segment;
  /** The number of titles of each role (logarithm). */
  readonly #sizes: Float64Array;
  /** The number of titles that end in the word, and that have it. */
  readonly last: Uint32Array;

  /** The lift of any word that no title of a role has: the more titles, the lower (logarithm). */
  readonly #thinned: Float32Array;

  constructor(segment: Segment) {
    this.#segment = segment;
    const sizes = sizesOf(segment);
    this.#sizes = Float64Array.from(sizes, (size) => Math.log(size));
    this.last = lastWords(segment);
    this.#thinned = sizes.map((size) => Math.log(SMOOTHING / (size + SMOOTHING)));
  }

  /** The share of a word's titles that end in it: words that say what a job is come last. */
  headShare(word: number | undefined): number {
    if (word === undefined) return 0.5;
    const { postingOffsets } = this.#segment;
    const has = (postingOffsets[word + 1] ?? 0) - (postingOffsets[word] ?? 0);
    return ((this.last[word] ?? 0) + 0.5) / (has + 1);
  }

  /** Reads the profiles for the words of a mention, as they were counted. */
  read(words: readonly Counted[]): Profile {
    const size = this.#segment.entryRoles.length;
    // A role without titles with the word has some all the same, as many as common words make likely.
    const added = words.map(({ total }) => SMOOTHING * Math.max(LEAST, total / size));
    const count = (word: number, role: number) => words[word]?.counts[role] ?? 0;
    return {
      count,
      lift: (word, role) => {
        const [has, own] = [count(word, role), added[word] ?? 0];
        const thinned = this.#thinned[role] ?? 0;
        return has === 0 ? thinned : thinned + Math.log((has + own) / own);
      },
      share: (word, role) => Math.log((count(word, role) + 0.2) / ((words[word]?.total ?? 0) + 4)),
      size: (role) => this.#sizes[role] ?? 0,
    };
  }

  /** Counts the titles that have a word, or what it may stand for. */
  count({ alternatives }: Asked): Counted {
    const { postingOffsets, postings, entryOffsets, entryRoles } = this.#segment;
    const counts = new Float32Array(this.#sizes.length);
    let total = 0;
    for (const { id, likeness } of alternatives) {
      for (let at = postingOffsets[id] ?? 0; at < (postingOffsets[id + 1] ?? 0); at += 1) {
        const title = postings[at] ?? 0;
        const end = entryOffsets[title + 1] ?? 0;
        for (let e = entryOffsets[title] ?? 0; e < end; e += 1) {
          const role = entryRoles[e] ?? 0;
          counts[role] = (counts[role] ?? 0) + likeness;
          total += likeness;
        }
      }
    }
    return { counts, total };
  }
}
