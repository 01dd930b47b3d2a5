import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DATA_DIR } from '../../catalogue/load.ts';
import { byText } from '../../memo.ts';
import { jointPieces, type Pieces, PLACES, scaleOf, wordPieces } from './pieces.ts';

/** Weights of pieces in occupations as they are learned: row p is `offsets[p] … offsets[p + 1])`. */
export interface WordTable {
  /** O*NET-SOC codes, one a class. */
  codes: readonly string[];
  /** The number of people in each job, as a logarithm to the base of ten. */
  jobs: Float32Array;
  bias: Float32Array;
  offsets: Uint32Array;
  columns: Uint16Array;
  weights: Float32Array;
}

/** Raised when the layout of the file changes. */
const LAYOUT = 1;
const LARGEST = 127;

/** Words whose sums are kept, four bytes a class each. */
const KEPT = 2000;

/** Below this likelihood (logarithm) an occupation is as unlikely as any other. */
export const LEAST_LIKELY = -12;

/** What words say of each class: `score - whole` is its likelihood (logarithm), see {@link likelihoodIn}. */
export interface ClassScores {
  scores: Float32Array;
  /** The score of a class that would be all that is meant. */
  whole: number;
}

/** Returns the likelihood (logarithm) of a class. */
export function likelihoodIn({ scores, whole }: ClassScores, at: number): number {
  return Math.max(LEAST_LIKELY, (scores[at] ?? Number.NEGATIVE_INFINITY) - whole);
}

/**
 * Predicts occupations from words, learned from titles: a linear model over the pieces of a mention. It can judge
 * titles that nobody listed, which an index cannot.
 */
export class WordModel {
  readonly codes: readonly string[];
  readonly jobs: Float32Array;
  readonly #bias: Float32Array;
  readonly #offsets: Uint32Array;
  readonly #columns: Uint16Array;
  readonly #weights: Int8Array;
  readonly #values: Float32Array;
  /** What no word says. */
  readonly #nothing: Float32Array;
  readonly #read: ClassScores;
  /** The sums of a word's own pieces: mentions have many words in common. */
  readonly #sums = byText(KEPT, (word) => this.#sumOf(word));
  /** The words that the scores are of: what is weighed is often asked about again. */
  #asked: string | undefined;

  constructor(bytes: Uint8Array) {
    const { header, view } = openHeader(bytes);
    this.codes = header.codes;
    const classes = header.codes.length;
    this.jobs = view(Float32Array, classes);
    this.#bias = view(Float32Array, classes);
    const counts = view(Uint16Array, PLACES);
    this.#columns = view(Uint16Array, header.pairs);
    this.#weights = view(Int8Array, header.pairs);
    this.#offsets = new Uint32Array(PLACES + 1);
    for (let place = 0; place < PLACES; place += 1)
      this.#offsets[place + 1] = (this.#offsets[place] ?? 0) + (counts[place] ?? 0);
    this.#values = Float32Array.from({ length: 256 }, (_, at) => restore(at - 128, header.most));
    this.#nothing = new Float32Array(classes);
    this.#read = { scores: new Float32Array(classes), whole: 0 };
  }

  /** What words in their normal forms say of each class; valid until the next call. */
  read(words: readonly string[]): ClassScores {
    const read = this.#read;
    const asked = words.join('\n');
    if (asked === this.#asked) return read;
    this.#asked = asked;
    const scores = read.scores;
    scores.set(this.#bias);
    const scale = scaleOf(words);
    // Two at once: every pass reads and writes all scores.
    for (let at = 0; at < words.length; at += 2) {
      const one = this.#sums(words[at] ?? '');
      const other = at + 1 < words.length ? this.#sums(words[at + 1] ?? '') : this.#nothing;
      addBoth(scores, one, other, scale);
    }
    this.#add(scores, jointPieces(words), scale);
    read.whole = logSum(scores);
    return read;
  }

  #sumOf(word: string): Float32Array {
    const sum = new Float32Array(this.codes.length);
    this.#add(sum, wordPieces(word), 1);
    return sum;
  }

  #add(scores: Float32Array, { places, says }: Pieces, scale: number): void {
    const [offsets, columns, weights, values] = [this.#offsets, this.#columns, this.#weights, this.#values];
    for (let at = 0; at < places.length; at += 1) {
      const place = places[at] ?? 0;
      const value = scale * (says[at] ?? 0);
      const end = offsets[place + 1] ?? 0;
      for (let pair = offsets[place] ?? 0; pair < end; pair += 1) {
        const column = columns[pair] ?? 0;
        scores[column] = (scores[column] ?? 0) + value * (values[(weights[pair] ?? 0) + 128] ?? 0);
      }
    }
  }
}

/** The model that ships. */
export function shippedWordModel(): WordModel {
  return new WordModel(readFileSync(join(DATA_DIR, 'titles', 'words.bin')));
}

/** Writes a model: weights in eight bits, small ones more finely than large ones. */
export function encodeWordModel({ codes, jobs, bias, offsets, columns, weights }: WordTable): Uint8Array {
  const most = weights.reduce((largest, weight) => Math.max(largest, Math.abs(weight)), 0) || 1;
  const header = Buffer.from(JSON.stringify({ layout: LAYOUT, codes, pairs: weights.length, most }));
  const counts = Uint16Array.from({ length: PLACES }, (_, at) => (offsets[at + 1] ?? 0) - (offsets[at] ?? 0));
  const small = Int8Array.from(weights, (weight) => squeeze(weight, most));
  const parts = [jobs, bias, counts, columns, small];
  const start = aligned(4 + header.length);
  const size = parts.reduce((sum, part) => sum + aligned(part.byteLength), start);
  const out = new Uint8Array(size);
  new DataView(out.buffer).setUint32(0, header.length, true);
  out.set(header, 4);
  let at = start;
  for (const part of parts) {
    out.set(new Uint8Array(part.buffer, part.byteOffset, part.byteLength), at);
    at += aligned(part.byteLength);
  }
  return out;
}

interface Header {
  layout: number;
  codes: string[];
  pairs: number;
  /** The largest weight. */
  most: number;
}

type Numbers = Float32Array | Uint16Array | Int8Array;
type Kind<T extends Numbers> = {
  new (buffer: ArrayBuffer, at: number, length: number): T;
  BYTES_PER_ELEMENT: number;
};

/** The header, and a reader of the arrays below it, each in turn. */
function openHeader(bytes: Uint8Array) {
  const data = bytes.byteOffset % 8 === 0 ? bytes : new Uint8Array(bytes);
  const length = new DataView(data.buffer, data.byteOffset, data.byteLength).getUint32(0, true);
  const header = JSON.parse(Buffer.from(data.subarray(4, 4 + length)).toString()) as Header;
  if (header.layout !== LAYOUT)
    throw new Error(
      `data/titles/words.bin has layout ${header.layout}, this version reads ${LAYOUT}: run “npm run bench -- fit”.`,
    );
  let at = aligned(4 + length);
  const view = <T extends Numbers>(Type: Kind<T>, size: number): T => {
    const array = new Type(data.buffer as ArrayBuffer, data.byteOffset + at, size);
    at += aligned(size * Type.BYTES_PER_ELEMENT);
    return array;
  };
  return { header, view };
}

const aligned = (size: number) => Math.ceil(size / 8) * 8;

/** A weight in eight bits: the square root of its share of the largest. */
function squeeze(weight: number, most: number): number {
  return Math.round(Math.sign(weight) * Math.sqrt(Math.abs(weight) / most) * LARGEST);
}

function restore(small: number, most: number): number {
  return Math.sign(small) * (small / LARGEST) ** 2 * most;
}

/** Adds to scores two sums of as many, times a scale. */
function addBoth(scores: Float32Array, one: Float32Array, other: Float32Array, scale: number): void {
  for (let at = 0; at < scores.length; at += 1)
    scores[at] = (scores[at] ?? 0) + scale * ((one[at] ?? 0) + (other[at] ?? 0));
}

/** The logarithm of the sum of the exponentials of scores. */
function logSum(scores: Float32Array): number {
  let most = Number.NEGATIVE_INFINITY;
  for (let at = 0; at < scores.length; at += 1) {
    const own = scores[at] ?? 0;
    if (own > most) most = own;
  }
  let sum = 0;
  for (let at = 0; at < scores.length; at += 1) {
    const below = most - (scores[at] ?? 0);
    // Those as unlikely as any other together make the likeliest less likely by half a hundredth at most.
    if (below < -LEAST_LIKELY) sum += POWERS[(below * STEPS + 0.5) | 0] ?? 0;
  }
  return most + Math.log(sum);
}

/** Steps into which one of a logarithm is cut: a thousand exponentials a mention are looked up, each to half a step. */
const STEPS = 256;
const POWERS = Float32Array.from({ length: -LEAST_LIKELY * STEPS + 1 }, (_, at) => Math.exp(-at / STEPS));
