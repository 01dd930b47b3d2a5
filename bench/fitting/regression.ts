import { softmax } from '../../src/titles/score/weights.ts';

/** One choice between several: what speaks for each, and which are right. */
export interface Choice {
  rows: number[][];
  right: boolean[];
}

/** One case that is so or not, and how much it counts. */
export interface Case {
  row: number[];
  so: boolean;
  weight: number;
}

/** Keeps weights of features that say the same from growing against each other. */
const PENALTY = 1e-3;
const DECAY = [0.9, 0.999] as const;

/** Weights under which the right ones of each choice take the largest share (softmax), by feature. */
export function fitChoices(choices: readonly Choice[], steps = 600): number[] {
  const usable = choices.filter(({ right }) => right.includes(true));
  const { scaled, unscale } = standardise(usable.flatMap(({ rows }) => rows));
  const size = scaled[0]?.length ?? 0;
  const weights = descend(size, steps, 0.03, (w) => {
    const gradient = w.map((weight) => PENALTY * weight);
    let start = 0;
    for (const { right } of usable) {
      const rows = scaled.slice(start, start + right.length);
      start += right.length;
      const shares = softmax(rows.map((row) => dot(row, w)));
      const ofRight = shares.reduce((sum, share, at) => sum + (right[at] ? share : 0), 0);
      rows.forEach((row, at) => {
        const share = shares[at] ?? 0;
        const off = (share - (right[at] ? share / ofRight : 0)) / usable.length;
        for (let k = 0; k < size; k += 1) gradient[k] = (gradient[k] ?? 0) + off * (row[k] ?? 0);
      });
    }
    return gradient;
  });
  return unscale(weights).weights;
}

/** Weights and a bias under which cases get the likelihood that they are so (logistic). */
export function fitCases(cases: readonly Case[], steps = 1500): { weights: number[]; bias: number } {
  const { scaled, unscale } = standardise(cases.map(({ row }) => row));
  const total = cases.reduce((sum, { weight }) => sum + weight, 0);
  const size = scaled[0]?.length ?? 0;
  const fitted = descend(size + 1, steps, 0.03, (w) => {
    const gradient = w.map((weight, k) => (k < size ? PENALTY * weight : 0));
    cases.forEach(({ so, weight }, at) => {
      const row = scaled[at] ?? [];
      const off = ((sigmoid(dot(row, w) + (w[size] ?? 0)) - Number(so)) * weight) / total;
      for (let k = 0; k < size; k += 1) gradient[k] = (gradient[k] ?? 0) + off * (row[k] ?? 0);
      gradient[size] = (gradient[size] ?? 0) + off;
    });
    return gradient;
  });
  const { weights, shift } = unscale(fitted.slice(0, size));
  return { weights, bias: (fitted[size] ?? 0) - shift };
}

/** Adam, from zero. */
function descend(size: number, steps: number, rate: number, gradientAt: (w: number[]) => number[]): number[] {
  const w = new Array<number>(size).fill(0);
  const [mean, square] = [new Array<number>(size).fill(0), new Array<number>(size).fill(0)];
  for (let step = 1; step <= steps; step += 1) {
    gradientAt(w).forEach((slope, k) => {
      mean[k] = DECAY[0] * (mean[k] ?? 0) + (1 - DECAY[0]) * slope;
      square[k] = DECAY[1] * (square[k] ?? 0) + (1 - DECAY[1]) * slope ** 2;
      const [m, s] = [(mean[k] ?? 0) / (1 - DECAY[0] ** step), (square[k] ?? 0) / (1 - DECAY[1] ** step)];
      w[k] = (w[k] ?? 0) - (rate * m) / (Math.sqrt(s) + 1e-8);
    });
  }
  return w;
}

/** Rows with every column's mean 0 and deviation 1, and the way back from weights of those. */
function standardise(rows: readonly number[][]) {
  const size = rows[0]?.length ?? 0;
  const columns = Array.from({ length: size }, (_, k) => {
    const mean = rows.reduce((sum, row) => sum + (row[k] ?? 0), 0) / rows.length;
    const variance = rows.reduce((sum, row) => sum + ((row[k] ?? 0) - mean) ** 2, 0) / rows.length;
    return { mean, deviation: Math.sqrt(variance) + 1e-6 };
  });
  const scaled = rows.map((row) => row.map((value, k) => (value - columns[k]!.mean) / columns[k]!.deviation));
  const unscale = (fitted: readonly number[]) => {
    const weights = fitted.map((weight, k) => weight / columns[k]!.deviation);
    return { weights, shift: weights.reduce((sum, weight, k) => sum + weight * columns[k]!.mean, 0) };
  };
  return { scaled, unscale };
}

export function dot(a: readonly number[], b: readonly number[]): number {
  let sum = 0;
  for (let k = 0; k < a.length; k += 1) sum += (a[k] ?? 0) * (b[k] ?? 0);
  return sum;
}

export const sigmoid = (x: number) => 1 / (1 + Math.exp(-x));
