import { describe, expect, test } from 'vitest';
import { minimise } from '../../bench/fitting/minimise.ts';
import { fitCases, fitChoices } from '../../bench/fitting/regression.ts';

describe('the weights of the ranker', () => {
  test('are found where the loss is least, be it a bent valley', () => {
    const point = minimise(2, (at, slopes) => {
      const [x = 0, y = 0] = at;
      slopes[0] = -2 * (1 - x) - 400 * x * (y - x * x);
      slopes[1] = 200 * (y - x * x);
      return (1 - x) ** 2 + 100 * (y - x * x) ** 2;
    });
    expect(point[0]).toBeCloseTo(1, 3);
    expect(point[1]).toBeCloseTo(1, 3);
  });

  test('prefer what the right ones have, and nothing by what all have', () => {
    const choice = (right: boolean[], ...rows: number[][]) => ({ rows, right, weight: 1 });
    const weights = fitChoices([
      choice([true, false], [1, 5], [0, 5]),
      choice([false, true], [0, 7], [2, 7]),
      choice([false, true, false], [1, 6], [3, 6], [2, 6]),
    ]);
    expect(weights[0]).toBeGreaterThan(1);
    expect(Math.abs(weights[1] ?? 1)).toBeLessThan(1e-3);
  });

  test('say how likely a case is so', () => {
    const cases = [1, 1, 1, 0].map((so) => ({ row: [0], so: so === 1, weight: 1 }));
    const { bias } = fitCases(cases);
    expect(1 / (1 + Math.exp(-bias))).toBeCloseTo(0.75, 3);
  });
});
