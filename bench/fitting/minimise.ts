/** Steps whose turns are remembered, and the most that are taken. */
const REMEMBERED = 10;
const MOST_STEPS = 200;
/** A step that gains less than this is the last. */
const LEAST_GAIN = 1e-9;
/** The share of the gain that the slope promises which a step must bring. */
const PROMISED = 1e-4;

/** Returns the loss at a point, and writes its slopes. */
type Loss = (point: Float64Array, gradient: Float64Array) => number;

/** One step: how far it went, how the slopes turned on it, and one through their product. */
interface Step {
  by: Float64Array;
  turned: Float64Array;
  rho: number;
}

/** The point of the least loss, from zero on: limited-memory BFGS with halved steps. */
export function minimise(size: number, lossAt: Loss): Float64Array {
  let point = new Float64Array(size);
  let gradient = new Float64Array(size);
  let loss = lossAt(point, gradient);
  const steps: Step[] = [];
  for (let step = 0; step < MOST_STEPS; step += 1) {
    const way = directionOf(gradient, steps);
    const slope = dot(way, gradient);
    const next = new Float64Array(size);
    const turned = new Float64Array(size);
    let far = steps.length === 0 ? 1 / Math.max(1, Math.sqrt(-slope)) : 1;
    let reached = Number.POSITIVE_INFINITY;
    for (; far > 1e-10; far /= 2) {
      for (let k = 0; k < size; k += 1) next[k] = point[k]! + far * way[k]!;
      reached = lossAt(next, turned);
      if (reached <= loss + PROMISED * far * slope) break;
    }
    if (!(loss - reached > LEAST_GAIN)) break;
    const by = next.map((value, k) => value - point[k]!);
    const turn = turned.map((value, k) => value - gradient[k]!);
    const product = dot(by, turn);
    if (product > 1e-12) steps.push({ by, turned: turn, rho: 1 / product });
    if (steps.length > REMEMBERED) steps.shift();
    [point, gradient, loss] = [next, turned, reached];
  }
  return point;
}

/** Downhill, by the slopes and what the last steps told of how they turn. */
function directionOf(gradient: Float64Array, steps: readonly Step[]): Float64Array {
  const way = gradient.map((value) => -value);
  const last = steps.at(-1);
  const back = steps.toReversed().map((step) => {
    const share = step.rho * dot(step.by, way);
    add(way, step.turned, -share);
    return { step, share };
  });
  if (last) {
    const scale = 1 / (last.rho * dot(last.turned, last.turned));
    for (let k = 0; k < way.length; k += 1) way[k]! *= scale;
  }
  for (const { step, share } of back.reverse()) add(way, step.by, share - step.rho * dot(step.turned, way));
  return way;
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let k = 0; k < a.length; k += 1) sum += a[k]! * b[k]!;
  return sum;
}

function add(to: Float64Array, what: Float64Array, share: number): void {
  for (let k = 0; k < to.length; k += 1) to[k]! += share * what[k]!;
}
