import { orderRoles } from '../../src/titles/score/order.ts';
import {
  type AcceptFeatures,
  acceptance,
  calibrated,
  RANK_FEATURES,
  type Ranker,
  rankScores,
  rowOf,
  softmax,
} from '../../src/titles/score/weights.ts';
import type { Example } from './mentions.ts';
import type { Observation } from './observe.ts';
import { fitCalibration, fitCases, fitChoices, round } from './regression.ts';

type Counts = Partial<Record<Example['kind'], number>>;

/**
 * The weight of an example for the rank: unlisted titles are many, those with slips few beside those as they stand, and
 * what employers file is nearest to what people ask.
 */
const RANKING: Counts = {
  unlisted: 0.5,
  'run together': 0.25,
  'one word less': 0.5,
  level: 0.5,
  'as listed': 2,
  filed: 1.5,
};

/**
 * The weight of an example for confidence: most questions are about jobs, in the words of those who have them, so that
 * titles as employers file them count most; an odd title may be said to be nearest to a listed one.
 */
const JUDGING: Counts = {
  ...RANKING,
  unlisted: 1,
  odd: 0.35,
  'no job': 2.5,
  filed: 3.5,
};

/** Weighs nothing: what examples are observed with. */
export const EMPTY_RANKER: Ranker = {
  rank: {} as Ranker['rank'],
  accept: { bias: 0 } as Ranker['accept'],
  calibration: [],
};

/** The ranker's result for an example: the role that it puts first. */
export interface RankedCase {
  first: number;
  accept: AcceptFeatures;
  so: boolean;
  weight: number;
  /** Before and after calibration. */
  said: number;
  confidence: number;
}

/** The ranker that was fitted, and what it makes of each example when it was fitted without it. */
export interface Fitted {
  ranker: Ranker;
  unseen: RankedCase[];
}

/** Parts of the examples, each judged by weights that the others gave. */
const PARTS = 3;

/** Fits weights to what was observed, and the calibration to what they make of examples that they have not seen. */
export function fitRanker(observed: readonly Observation[]): Fitted {
  const judged = new Map<Observation, RankedCase>();
  for (let part = 0; part < PARTS; part += 1) {
    const ranker = fitWeights(observed.filter((_, at) => at % PARTS !== part));
    observed.forEach((one, at) => {
      if (at % PARTS === part) judged.set(one, caseOf(one, ranker));
    });
  }
  const raw = observed.flatMap((one) => judged.get(one) ?? []);
  const ranker = { ...fitWeights(observed), calibration: fitCalibration(raw) };
  return { ranker, unseen: raw.map((one) => ({ ...one, confidence: calibrated(one.said, ranker) })) };
}

function fitWeights(learned: readonly Observation[]): Ranker {
  const rank = fitChoices(
    learned.map((one) => ({
      rows: one.codes.map((_, at) => [...rowOf(one.features, at)]),
      right: one.right,
      weight: weightOf(one, RANKING),
    })),
  );
  const ranking: Ranker = { ...EMPTY_RANKER, rank: named(RANK_FEATURES, rank) };
  const cases = learned.map((one) => caseOf(one, ranking));
  const judged = Object.keys(cases[0]?.accept ?? {}) as (keyof AcceptFeatures)[];
  const fitted = fitCases(
    cases.map(({ accept, so, weight }) => ({ row: judged.map((name) => accept[name]), so, weight })),
  );
  return { ...ranking, accept: { ...named(judged, fitted.weights), bias: round(fitted.bias) } };
}

/** The first role of an example under these weights, and what is said of it. */
export function caseOf(one: Observation, ranker: Ranker): RankedCase {
  const shares = softmax(rankScores(one.features, ranker));
  const { order, share } = orderRoles(shares, one.families);
  const first = order[0] ?? 0;
  const accept = one.accept(first, share);
  const said = acceptance(accept, ranker);
  const confidence = calibrated(said, ranker);
  return { first, accept, so: one.akin[first] ?? false, weight: weightOf(one, JUDGING), said, confidence };
}

function weightOf({ example }: Observation, counts: Counts): number {
  return (counts[example.kind] ?? 1) * (example.count ?? 1);
}

function named<T extends string>(names: readonly T[], weights: readonly number[]): Record<T, number> {
  return Object.fromEntries(names.map((name, at) => [name, round(weights[at] ?? 0)])) as Record<T, number>;
}
