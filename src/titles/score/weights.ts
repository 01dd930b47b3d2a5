import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DATA_DIR } from '../../catalogue/load.ts';
import { ofEach, once } from '../../memo.ts';

/**
 * The features of a role, as numbers: `rank` weighs roles against each other, `accept` gives the odds that the best is
 * meant. The weights are learned from titles outside the index: `npm run bench -- fit` writes
 * `data/titles/ranker.json` anew.
 */

/** Between roles, what speaks for one role: each in its place of the row of a role. */
export const RANK = {
  /** The fit of the best title: all of it in one number, and its parts (see `fit.ts`). */
  coverage: 0,
  explained: 1,
  named: 2,
  tailed: 3,
  headed: 4,
  overlap: 5,
  /** The share of the mention that the role's titles, taken together, have. */
  bag: 6,
  /** The lift of the words in the role's titles over all titles; the same of the last word. */
  lift: 7,
  tailLift: 8,
  /** The share of the titles with the last word that are the role's (logarithm). */
  tailShare: 9,
  /** The share of the mention that only description, tasks or software explain, the rarer the words the more;
   *  and the share that nothing does. */
  context: 10,
  open: 11,
  /** The score of the best title by fuse.js. */
  fuse: 12,
  /** The number of titles of the role (logarithm). */
  size: 13,
  /** The likeness of other titles of the role to the mention. */
  neighbours: 14,
  /** The best title is more than one of a long list; and the mention is exactly that title. */
  strong: 15,
  strongTitle: 16,
  /** The mention is the best title, misspelled at most; the title stands in the mention as it is. */
  complete: 17,
  inside: 18,
  /** The likelihood of the role by the words (as a logarithm, and as it is). */
  words: 19,
  wordsShare: 20,
  /** A title of the role is all of the mention, or one of the parts that punctuation cuts it into. */
  whole: 21,
  part: 22,
  /** The number of people in the job (logarithm). */
  jobs: 23,
} as const;
export type RankFeature = keyof typeof RANK;
/** Their names, in the order of a row. */
export const RANK_FEATURES = Object.keys(RANK) as RankFeature[];

/** The length of a row. */
export const RANK_SIZE = RANK_FEATURES.length;

/** Features of the mention as the best role reads it; those without a comment are as above. */
export interface AcceptFeatures {
  /** The odds by its share among the roles. */
  odds: number;
  coverage: number;
  explained: number;
  headed: number;
  bag: number;
  context: number;
  open: number;
  fuse: number;
  overlap: number;
  neighbours: number;
  complete: number;
  whole: number;
  part: number;
  words: number;
  /** The words say this role before any other. */
  agreed: number;
  /** The share of the mention that is misspelled: if it is not a title, a title, a title of one word. */
  misspelt: number;
  misspeltTitle: number;
  misspeltWord: number;
  /** The mention is one word: a part of a title, or all of it. */
  single: number;
  singleTitle: number;
  /** The share of the titles with the last word that end in it. */
  jobWord: number;
  /** The share of the mention that is words which nothing has. */
  strange: number;
}

/** The output of `npm run bench -- fit`. */
export interface Ranker {
  rank: Record<RankFeature, number>;
  accept: Record<keyof AcceptFeatures | 'bias', number>;
  /** Corners of a rising line from what `accept` says to how often it is right. */
  calibration: readonly (readonly [said: number, right: number])[];
}

export const RANKER_FILE = join(DATA_DIR, 'titles', 'ranker.json');

/** The weights that ship, read once. */
export const shippedRanker = once(() => JSON.parse(readFileSync(RANKER_FILE, 'utf8')) as Ranker);

/** The weights of a row. */
const rankWeights = ofEach(({ rank }: Ranker) => Float64Array.from(RANK_FEATURES, (name) => rank[name] ?? 0));

/** The weighed sums of what speaks for each role, from their rows end to end. */
export function rankScores(rows: Float64Array, ranker: Ranker): Float64Array {
  const weights = rankWeights(ranker);
  const scores = new Float64Array(rows.length / RANK_SIZE);
  for (let role = 0; role < scores.length; role += 1) {
    let sum = 0;
    for (let at = 0; at < RANK_SIZE; at += 1) sum += (weights[at] ?? 0) * (rows[role * RANK_SIZE + at] ?? 0);
    scores[role] = sum;
  }
  return scores;
}

/** The row of the role at this position. */
export function rowOf(rows: Float64Array, at: number): Float64Array {
  return rows.subarray(at * RANK_SIZE, (at + 1) * RANK_SIZE);
}

/** 0 to 1: how likely the best role is what was meant, before calibration. */
export function acceptance(features: AcceptFeatures, { accept }: Ranker): number {
  let sum = accept.bias;
  for (const name of Object.keys(features) as (keyof AcceptFeatures)[])
    sum += (accept[name] ?? 0) * features[name];
  return 1 / (1 + Math.exp(-sum));
}

/** Returns the observed accuracy for a likelihood, on titles that were held out. */
export function calibrated(said: number, { calibration }: Ranker): number {
  const above = calibration.findIndex(([from]) => from >= said);
  if (above === 0) return calibration[0]?.[1] ?? said;
  const [low, high] = [calibration.at(above < 0 ? -1 : above - 1), calibration[above]];
  if (!low) return said;
  if (!high) return low[1];
  return low[1] + ((high[1] - low[1]) * (said - low[0])) / Math.max(1e-9, high[0] - low[0]);
}

/** Shares of one, by the scores. */
export function softmax(scores: ArrayLike<number>): Float64Array {
  let most = Number.NEGATIVE_INFINITY;
  for (let at = 0; at < scores.length; at += 1) most = Math.max(most, scores[at] ?? most);
  const shares = Float64Array.from(scores, (score) => Math.exp(score - most));
  const sum = shares.reduce((a, b) => a + b, 0);
  return shares.map((power) => power / sum);
}
