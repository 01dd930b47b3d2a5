import { MATCH } from '../../src/titles/config.ts';
import { type Ranker, rankScores } from '../../src/titles/score/weights.ts';
import { percent, table } from '../measure.ts';
import type { Observation } from './observe.ts';
import type { RankedCase } from './ranker.ts';

/** Returns rates by kind: the right role first, and among the first five; the first one answered with, and wrong. */
export function byKind(seen: readonly Observation[], ranker: Ranker, cases: readonly RankedCase[]): string {
  const kinds = [...new Set(seen.map(({ example }) => example.kind))];
  const rows = kinds.map((kind) => {
    const own = seen.flatMap((one, at) => (one.example.kind === kind ? [{ one, made: cases[at]! }] : []));
    const places = own.map(({ one }) => {
      const scores = rankScores(one.features, ranker);
      const best = Math.max(...scores.filter((_, at) => one.right[at]));
      return one.right.includes(true)
        ? scores.filter((score) => score > best).length
        : Number.POSITIVE_INFINITY;
    });
    const jobs = own[0]?.one.example.roles.length ? own.length : 0;
    const within = (limit: number) => places.filter((place) => place < limit).length;
    const first = own.filter(({ made }) => made.so).length;
    const answered = own.filter(({ made }) => made.confidence >= MATCH.near);
    return [
      kind,
      String(own.length),
      percent(first, jobs),
      percent(within(5), jobs),
      percent(own.filter(({ made }) => made.confidence >= MATCH.sure).length, own.length),
      percent(answered.length, own.length),
      percent(answered.filter(({ made }) => !made.so).length, own.length),
    ];
  });
  const head = [
    'kind',
    'mentions',
    'first',
    'first five',
    `at ${MATCH.sure}`,
    `at ${MATCH.near}`,
    'of these wrong',
  ];
  return table(head, rows);
}

/** Compares confidences with the share of right answers. */
export function calibration(cases: readonly RankedCase[]): string {
  const rows = Array.from({ length: 10 }, (_, tenth) => {
    const own = cases.filter(({ confidence }) => Math.min(9, Math.floor(10 * confidence)) === tenth);
    const mean = own.reduce((sum, { confidence }) => sum + confidence, 0);
    return [
      `${10 * tenth}–${10 * tenth + 10}%`,
      String(own.length),
      percent(mean, own.length),
      percent(own.filter(({ so }) => so).length, own.length),
    ];
  });
  return table(['confidence', 'mentions', 'mean', 'right'], rows);
}
