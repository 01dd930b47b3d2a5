import { minimise } from './minimise.ts';

/** One choice between several: what speaks for each, which are right, and how much it counts. */
export interface Choice {
  rows: number[][];
  right: boolean[];
  weight: number;
}

/** One case that is so or not, and how much it counts. */
export interface Case {
  row: number[];
  so: boolean;
  weight: number;
}

/** Keeps weights of features that say the same from growing against each other. */
const PENALTY = 1e-2;

/** Weights under which the right ones of each choice take the largest share (softmax), by feature. */
export function fitChoices(choices: readonly Choice[]): number[] {
  const usable = choices.filter(({ right }) => right.includes(true));
  const { flat, size, unscale } = standardise(usable.flatMap(({ rows }) => rows));
  const total = usable.reduce((sum, { weight }) => sum + weight, 0);
  const shares = new Float64Array(Math.max(...usable.map(({ rows }) => rows.length)));
  const weights = minimise(size, (w, gradient) => {
    let [loss, start] = [penalise(w, gradient, size), 0];
    for (const { right, weight } of usable) {
      shareOut(flat, start, right.length, w, shares);
      let ofRight = 0;
      for (let at = 0; at < right.length; at += 1) if (right[at]) ofRight += shares[at]!;
      loss -= (weight / total) * Math.log(Math.max(1e-12, ofRight));
      for (let at = 0; at < right.length; at += 1) {
        const share = shares[at]!;
        const off = ((share - (right[at] ? share / Math.max(1e-12, ofRight) : 0)) * weight) / total;
        if (Math.abs(off) < 1e-10) continue;
        const row = (start + at) * size;
        for (let k = 0; k < size; k += 1) gradient[k]! += off * flat[row + k]!;
      }
      start += right.length;
    }
    return loss;
  });
  return unscale(weights).weights;
}

/** Writes the shares (softmax) of `rows` rows from `start` on into `shares`. */
function shareOut(
  flat: Float64Array,
  start: number,
  rows: number,
  w: Float64Array,
  shares: Float64Array,
): void {
  const size = w.length;
  let most = Number.NEGATIVE_INFINITY;
  for (let at = 0; at < rows; at += 1) {
    const row = (start + at) * size;
    let score = 0;
    for (let k = 0; k < size; k += 1) score += w[k]! * flat[row + k]!;
    shares[at] = score;
    if (score > most) most = score;
  }
  let sum = 0;
  for (let at = 0; at < rows; at += 1) {
    shares[at] = Math.exp(shares[at]! - most);
    sum += shares[at]!;
  }
  for (let at = 0; at < rows; at += 1) shares[at]! /= sum;
}

/** Weights and a bias under which cases get the likelihood that they are so (logistic). */
export function fitCases(cases: readonly Case[]): { weights: number[]; bias: number } {
  const { flat, size, unscale } = standardise(cases.map(({ row }) => row));
  const total = cases.reduce((sum, { weight }) => sum + weight, 0);
  const fitted = minimise(size + 1, (w, gradient) => {
    let loss = penalise(w, gradient, size);
    cases.forEach(({ so, weight }, at) => {
      let score = w[size]!;
      for (let k = 0; k < size; k += 1) score += w[k]! * flat[at * size + k]!;
      const share = sigmoid(score);
      loss -= (weight / total) * Math.log(Math.max(1e-12, so ? share : 1 - share));
      const off = ((share - Number(so)) * weight) / total;
      for (let k = 0; k < size; k += 1) gradient[k]! += off * flat[at * size + k]!;
      gradient[size]! += off;
    });
    return loss;
  });
  const { weights, shift } = unscale(fitted.subarray(0, size));
  return { weights, bias: (fitted[size] ?? 0) - shift };
}

/** The loss by the first weights being large; writes its slopes, and zero for the others, into `gradient`. */
function penalise(w: Float64Array, gradient: Float64Array, size: number): number {
  gradient.fill(0);
  let loss = 0;
  for (let k = 0; k < size; k += 1) {
    gradient[k] = PENALTY * w[k]!;
    loss += (PENALTY / 2) * w[k]! ** 2;
  }
  return loss;
}

/** A rising line through how often cases are so, by what was said of them: isotonic regression, thinned to corners. */
export function fitCalibration(
  cases: readonly { said: number; so: boolean; weight: number }[],
): [number, number][] {
  interface Pool {
    said: number;
    so: number;
    weight: number;
  }
  const pools: Pool[] = [];
  const unite = (last: number) => {
    const [before, own] = [pools[last - 1]!, pools[last]!];
    pools.splice(last - 1, 2, {
      said: before.said + own.said,
      so: before.so + own.so,
      weight: before.weight + own.weight,
    });
  };
  for (const { said, so, weight } of [...cases].sort((a, b) => a.said - b.said)) {
    pools.push({ said: said * weight, so: Number(so) * weight, weight });
    for (let last = pools.length - 1; last > 0; last -= 1) {
      const [before, own] = [pools[last - 1]!, pools[last]!];
      if (before.weight >= LEAST_POOL && before.so / before.weight < own.so / own.weight) break;
      unite(last);
    }
  }
  // Nothing follows the last pool that would fill it.
  if (pools.length > 1 && pools.at(-1)!.weight < LEAST_POOL) unite(pools.length - 1);
  return pools.map(({ said, so, weight }) => [round(said / weight), round((so + 0.5) / (weight + 1))]);
}

/** The minimum number of cases behind a corner of the line. */
const LEAST_POOL = 80;

/** Rows with every column's mean 0 and deviation 1, end to end, and the way back from weights of those. */
function standardise(rows: readonly number[][]) {
  const size = rows[0]?.length ?? 0;
  const columns = Array.from({ length: size }, (_, k) => {
    const mean = rows.reduce((sum, row) => sum + (row[k] ?? 0), 0) / rows.length;
    const variance = rows.reduce((sum, row) => sum + ((row[k] ?? 0) - mean) ** 2, 0) / rows.length;
    return { mean, deviation: Math.sqrt(variance) + 1e-6 };
  });
  const flat = new Float64Array(rows.length * size);
  rows.forEach((row, at) => {
    for (let k = 0; k < size; k += 1)
      flat[at * size + k] = ((row[k] ?? 0) - columns[k]!.mean) / columns[k]!.deviation;
  });
  const unscale = (fitted: Float64Array) => {
    const weights = Array.from(fitted, (weight, k) => weight / columns[k]!.deviation);
    return { weights, shift: weights.reduce((sum, weight, k) => sum + weight * columns[k]!.mean, 0) };
  };
  return { flat, size, unscale };
}

export const sigmoid = (x: number) => 1 / (1 + Math.exp(-x));

export const round = (x: number) => Number(x.toFixed(4));
