import { type Pieces, PLACES, piecesOf } from '../../src/titles/word-model/pieces.ts';
import { draws } from './random.ts';

/** A title, the occupations it stands for with their shares, and how much it counts. */
export interface Lesson {
  words: readonly string[];
  /** Positions of classes. */
  classes: readonly number[];
  shares: readonly number[];
  weight: number;
}

/** Weights of a piece in a class, for the pairs that lessons show; row p is `offsets[p] … offsets[p + 1])`. */
export interface Table {
  classes: number;
  bias: Float32Array;
  offsets: Uint32Array;
  columns: Uint16Array;
  weights: Float32Array;
}

export interface Training {
  /** Passes over the lessons before the table is cut down to `pairs`, and after. */
  passes: number;
  after: number;
  pairs: number;
  /** The rate of the passes before, and of the last one after: a falling one leaves no lesson's mark for coming late. */
  rate: number;
  last: number;
  decay: number;
}

export const TRAINING: Training = {
  passes: 3,
  after: 3,
  pairs: 560_000,
  rate: 0.35,
  last: 0.05,
  decay: 3e-5,
};
const SEED = 11;

/** Multinomial logistic regression by stochastic gradient descent (AdaGrad), the same on every run. */
export function trainWords(lessons: readonly Lesson[], classes: number, how: Training = TRAINING): Table {
  const pieces = lessons.map(({ words }) => piecesOf(words));
  const whole = emptyTable(lessons, pieces, classes);
  const { rate, last } = how;
  descend(whole, lessons, pieces, how.decay, Array<number>(how.passes).fill(rate));
  const small = prune(whole, how.pairs);
  const falling = Array.from(
    { length: how.after },
    (_, at) => rate * (last / rate) ** (at / (how.after - 1)),
  );
  if (small !== whole) descend(small, lessons, pieces, how.decay, falling);
  return small;
}

/** The scores of the classes, in `scores`. */
export function scoreInto(scores: Float32Array, table: Table, { places, says }: Pieces): void {
  const { offsets, columns, weights } = table;
  scores.set(table.bias);
  for (let at = 0; at < places.length; at += 1) {
    const place = places[at]!;
    const value = says[at]!;
    const end = offsets[place + 1]!;
    for (let pair = offsets[place]!; pair < end; pair += 1) scores[columns[pair]!]! += value * weights[pair]!;
  }
}

function emptyTable(lessons: readonly Lesson[], pieces: readonly Pieces[], classes: number): Table {
  const seen: Set<number>[] = [];
  pieces.forEach(({ places }, at) => {
    for (const place of places) {
      const row = seen[place] ?? new Set<number>();
      seen[place] = row;
      for (const one of lessons[at]!.classes) row.add(one);
    }
  });
  return tableOf(seen, classes);
}

function tableOf(rows: readonly (Set<number> | undefined)[], classes: number): Table {
  const offsets = new Uint32Array(PLACES + 1);
  for (let place = 0; place < PLACES; place += 1)
    offsets[place + 1] = offsets[place]! + (rows[place]?.size ?? 0);
  const columns = new Uint16Array(offsets[PLACES]!);
  for (let place = 0; place < PLACES; place += 1)
    columns.set(
      [...(rows[place] ?? [])].sort((a, b) => a - b),
      offsets[place]!,
    );
  return {
    classes,
    bias: new Float32Array(classes),
    offsets,
    columns,
    weights: new Float32Array(columns.length),
  };
}

function descend(
  table: Table,
  lessons: readonly Lesson[],
  pieces: readonly Pieces[],
  decay: number,
  rates: readonly number[],
): void {
  const { classes, bias, offsets, columns, weights } = table;
  const scores = new Float32Array(classes);
  const squares = new Float32Array(weights.length).fill(0.05);
  const biasSquares = new Float32Array(classes).fill(1);
  const draw = draws(SEED);
  const order = lessons.map((_, at) => at);
  for (const rate of rates) {
    for (const at of draw.shuffled(order)) {
      const lesson = lessons[at]!;
      const { places, says } = pieces[at]!;
      scoreInto(scores, table, pieces[at]!);
      softmaxInPlace(scores);
      lesson.classes.forEach((one, k) => {
        scores[one]! -= lesson.shares[k]!;
      });
      for (let one = 0; one < classes; one += 1) {
        const slope = scores[one]! * lesson.weight;
        scores[one] = Math.abs(slope) < 2e-4 ? 0 : slope;
        if (scores[one] === 0) continue;
        biasSquares[one]! += slope * slope;
        bias[one]! -= (0.1 * rate * slope) / Math.sqrt(biasSquares[one]!);
      }
      for (let k = 0; k < places.length; k += 1) {
        const place = places[k]!;
        const value = says[k]!;
        const end = offsets[place + 1]!;
        for (let pair = offsets[place]!; pair < end; pair += 1) {
          const error = scores[columns[pair]!]!;
          if (error === 0) continue;
          const slope = error * value + decay * weights[pair]!;
          squares[pair]! += slope * slope;
          weights[pair]! -= (rate * slope) / Math.sqrt(squares[pair]!);
        }
      }
    }
  }
}

function softmaxInPlace(scores: Float32Array): void {
  let most = Number.NEGATIVE_INFINITY;
  for (const score of scores) if (score > most) most = score;
  let sum = 0;
  for (let at = 0; at < scores.length; at += 1) {
    scores[at] = Math.exp(scores[at]! - most);
    sum += scores[at]!;
  }
  for (let at = 0; at < scores.length; at += 1) scores[at]! /= sum;
}

/** Returns the table with a maximum number of pairs: the most telling ones. */
function prune(table: Table, pairs: number): Table {
  const { offsets, columns, weights } = table;
  if (weights.length <= pairs) return table;
  const sizes = Float32Array.from(weights, Math.abs).sort();
  const least = sizes[sizes.length - pairs]!;
  const kept = new Uint32Array(PLACES + 1);
  const newColumns = new Uint16Array(pairs);
  const newWeights = new Float32Array(pairs);
  let next = 0;
  for (let place = 0; place < PLACES; place += 1) {
    for (let pair = offsets[place]!; pair < offsets[place + 1]! && next < pairs; pair += 1) {
      if (Math.abs(weights[pair]!) < least) continue;
      newColumns[next] = columns[pair]!;
      newWeights[next] = weights[pair]!;
      next += 1;
    }
    kept[place + 1] = next;
  }
  return { ...table, offsets: kept, columns: newColumns.slice(0, next), weights: newWeights.slice(0, next) };
}
