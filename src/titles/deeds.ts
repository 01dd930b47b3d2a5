import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DATA_DIR } from '../catalogue/load.ts';
import { askWords, type DeedEvidence, type DeedFeatures, DeedReader } from './deed-features.ts';
import { type DeedLines, indexLines, type Told } from './deed-lines.ts';
import { softmax } from './score/weights.ts';

/** A role by what is done in it, and its share of all that speaks for any role (0 to 1). */
export interface Doer {
  role: string;
  share: number;
  /** How much of what is said its lines hold (0 to 1). */
  told: number;
}

/** Roles by what is done, the likeliest first. */
export interface Doing {
  doers: Doer[];
  /** How much of what is said the lines of the likeliest hold (0 to 1). */
  told: number;
  /** The number of words up to the last that speaks for the likeliest. */
  used: number;
  /** How much the words explain it: the more telling they are, and the fewer of them do not speak for it, the more. */
  weight: number;
}

/** The weights of what speaks for a role. */
export type DeedWeights = Readonly<Record<keyof DeedFeatures, number>>;

/** The file of the weights, which `npm run bench -- deeds` writes. */
export const DEEDS_FILE = join(DATA_DIR, 'titles', 'deeds.json');

const MOST_DOERS = 6;

/** The weights that ship. */
export function shippedDeedWeights(): DeedWeights {
  return JSON.parse(readFileSync(DEEDS_FILE, 'utf8')) as DeedWeights;
}

/**
 * Finds roles by what is done in them ("draws", "blood", "lab"): the more of what is said a line about the role holds,
 * and the less it says besides, and the likelier its lines have the words, the likelier it is meant.
 */
export class Deeds {
  readonly #open: () => Iterable<Told>;
  readonly #weights: DeedWeights;
  #read: { index: DeedLines; reader: DeedReader } | undefined;

  /** @param open returns the lines of each role; called when they are first needed. */
  constructor(open: () => Iterable<Told>, weights: DeedWeights = shippedDeedWeights()) {
    this.#open = open;
    this.#weights = weights;
  }

  /** Returns who does what words say: each in its normal form and its lemmas. */
  of(words: readonly (readonly string[])[]): Doing {
    const { index, reader } = this.#opened();
    const asked = askWords(index, words);
    const found = reader.read(asked);
    const shares = softmax(found.map((one) => deedScore(one, this.#weights)));
    const doers = found
      .map((one, at) => ({ ...one, share: shares[at] ?? 0, told: (one.told + one.together) / 2 }))
      .sort((a, b) => b.share - a.share);
    const [first] = doers;
    return {
      doers: doers
        .slice(0, MOST_DOERS)
        .map(({ role, share, told }) => ({ role: index.roles[role] ?? '', share, told })),
      told: first?.told ?? 0,
      used: (first?.last ?? -1) + 1,
      weight: (first?.told ?? 0) ** 2 * asked.whole,
    };
  }

  #opened(): { index: DeedLines; reader: DeedReader } {
    if (!this.#read) {
      const index = indexLines(this.#open());
      this.#read = { index, reader: new DeedReader(index) };
    }
    return this.#read;
  }
}

/** Returns how much speaks for a role. */
export function deedScore(features: DeedEvidence, weights: DeedWeights): number {
  let score = 0;
  for (const name of Object.keys(weights) as (keyof DeedWeights)[]) score += weights[name] * features[name];
  return score;
}
