/**
 * What speaks for a role, as numbers: `rank` weighs roles against each other, `accept` says how likely the
 * best one is meant. Fitted by regression to titles held out of the index, listed titles misspelled, and phrases
 * that are no jobs: `npm run bench -- fit --onet DIR` finds the weights anew and prints them as they stand here.
 */

/** Between roles, for one role. */
export interface RankFeatures {
  /** Of the best title: all of its fit in one number, and the parts of it (see `fit.ts`). */
  coverage: number;
  explained: number;
  named: number;
  tailed: number;
  headed: number;
  overlap: number;
  /** The share of the mention that the role's titles, taken together, have. */
  bag: number;
  /** How much likelier the words are in the role's titles than in any; the same of the last word. */
  lift: number;
  tailLift: number;
  /** The share of the titles with the last word that are the role's (logarithm). */
  tailShare: number;
  /** The share of the mention that only description, tasks or software explain, the rarer the words the more;
   *  and the share that nothing does. */
  context: number;
  open: number;
  /** What fuse.js makes of the best title. */
  fuse: number;
  /** How many titles the role has (logarithm). */
  size: number;
  /** How much other titles of the role resemble the mention. */
  neighbours: number;
  /** The best title is more than one of a long list. */
  strong: number;
}

/** Of the mention as the best role reads it; what has no comment is as above. */
export interface AcceptFeatures {
  /** Of its share among the roles. */
  odds: number;
  coverage: number;
  explained: number;
  headed: number;
  bag: number;
  context: number;
  open: number;
  fuse: number;
  /** The mention is the title, misspelled at most. */
  complete: number;
  /** The share of the mention that is misspelled: where it is no title, a title, a title of one word. */
  misspelt: number;
  misspeltTitle: number;
  misspeltWord: number;
  /** The mention is one word: a part of a title, or all of it. */
  single: number;
  singleTitle: number;
  /** How often the last word is the last of titles. */
  jobWord: number;
}

const RANK: Readonly<Record<keyof RankFeatures, number>> = {
  coverage: 2.65,
  explained: 0.87,
  named: -0.16,
  tailed: -0.55,
  headed: 0.2,
  overlap: 1.17,
  bag: 1.32,
  lift: 0.42,
  tailLift: -0.28,
  tailShare: 0.73,
  context: 3.59,
  open: -1.48,
  fuse: 0.99,
  size: -0.33,
  neighbours: 3.53,
  strong: 0.24,
};
const ACCEPT: Readonly<Record<keyof AcceptFeatures | 'bias', number>> = {
  odds: 0.56,
  coverage: 0.43,
  explained: 0.2,
  headed: 0.24,
  bag: 1.11,
  context: 1.07,
  open: -3.43,
  fuse: 0.99,
  complete: 3.71,
  misspelt: -2.5,
  misspeltTitle: -11.79,
  misspeltWord: -26.8,
  single: -0.99,
  singleTitle: 0.07,
  jobWord: 3.55,
  bias: -5.36,
};

/** The features in the order of their weights. */
export const RANK_FEATURES = Object.keys(RANK) as (keyof RankFeatures)[];
export const ACCEPT_FEATURES = Object.keys(ACCEPT).filter(
  (name) => name !== 'bias',
) as (keyof AcceptFeatures)[];

/** The weighed sum of what speaks for a role. */
export function rankScore(features: RankFeatures): number {
  return weigh(features, RANK);
}

/** 0 to 1: how likely the best role is what was meant. */
export function acceptance(features: AcceptFeatures): number {
  return 1 / (1 + Math.exp(-(ACCEPT.bias ?? 0) - weigh(features, ACCEPT)));
}

function weigh<T extends object>(features: T, weights: Readonly<Partial<Record<keyof T, number>>>): number {
  let sum = 0;
  for (const name of Object.keys(features) as (keyof T)[])
    sum += (weights[name] ?? 0) * (features[name] as number);
  return sum;
}

/** Shares of one, by the scores. */
export function softmax(scores: readonly number[]): number[] {
  const most = Math.max(...scores);
  const powers = scores.map((score) => Math.exp(score - most));
  const sum = powers.reduce((a, b) => a + b, 0);
  return powers.map((power) => power / sum);
}
