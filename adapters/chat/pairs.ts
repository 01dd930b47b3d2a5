import { z } from 'zod';
import type { Answer } from '../../src/contract/answer.ts';
import type { Owner, Store } from '../../src/state/store.ts';

/** The retention of the counts after the last comparison of a workspace, in milliseconds. */
const KEPT_MS = 90 * 24 * 60 * 60 * 1000;
/** The maximum number of pairs counted in a workspace; those asked least give way. */
const COUNTED = 300;
/** The number of times that a pair must be asked before it is shown to others. */
const SHOWN_FROM = 3;

const countsSchema = z.record(z.string(), z.number().int().positive());

/** The pairs of roles that a workspace compares most: counts alone, nothing of who asked or when. */
export interface Pairs {
  note(of: Owner, answer: Answer): Promise<void>;
  /** Returns the titles of the most asked, the most first. */
  top(of: Owner, most: number): Promise<string[]>;
}

export function openPairs(store: Store): Pairs {
  const key = ({ workspace = '' }: Owner): string => `pairs:${workspace}`;
  return {
    async note({ workspace }, { outcome, intent, roles }) {
      if (!workspace || outcome !== 'answer' || intent !== 'compare' || roles.length !== 2) return;
      const pair = roles
        .map(({ title }) => title)
        .sort()
        .join(' vs ');
      const count = (before: Record<string, number> = {}) =>
        mostAsked({ ...before, [pair]: (before[pair] ?? 0) + 1 }, pair);
      await store.update(key({ workspace }), countsSchema, count, { workspace, ttlMs: KEPT_MS });
    },
    async top(of, most) {
      const counts = Object.entries((await store.get(key(of), countsSchema)) ?? {});
      return counts
        .filter(([, count]) => count >= SHOWN_FROM)
        .sort(([, a], [, b]) => b - a)
        .slice(0, most)
        .map(([pair]) => pair);
    },
  };
}

/** As many counts as are kept; `latest` is one of them however rarely it was asked. */
function mostAsked(counts: Record<string, number>, latest: string): Record<string, number> {
  const entries = Object.entries(counts);
  if (entries.length <= COUNTED) return counts;
  const rank = ([pair, count]: [string, number]): number =>
    pair === latest ? Number.POSITIVE_INFINITY : count;
  return Object.fromEntries(entries.sort((a, b) => rank(b) - rank(a)).slice(0, COUNTED));
}
