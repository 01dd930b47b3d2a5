import { z } from 'zod';
import type { Answer } from '../../src/contract/answer.ts';
import { type Owner, type Store, StoreError } from '../../src/state/store.ts';

/** The retention of a count after the first comparison of its pair, in milliseconds. */
const KEPT_MS = 90 * 24 * 60 * 60 * 1000;
/** The number of times that a pair must be asked before it is shown to others. */
const SHOWN_FROM = 3;

const countSchema = z.number().int().positive();

/** The pairs of roles that a workspace compares most: counts alone, nothing of who asked or when. */
export interface Pairs {
  note(of: Owner, answer: Answer): Promise<void>;
  /** Returns the titles of the most asked, the most first. */
  top(of: Owner, most: number): Promise<string[]>;
}

export function openPairs(store: Store): Pairs {
  const prefix = ({ workspace = '' }: Owner): string => `pairs:${workspace}:`;
  return {
    async note({ workspace }, { outcome, intent, roles }) {
      if (!workspace || outcome !== 'answer' || intent !== 'compare' || roles.length !== 2) return;
      const pair = roles
        .map(({ title }) => title)
        .sort()
        .join(' vs ');
      await store.tally([{ key: prefix({ workspace }) + pair, by: 1, workspace, ttlMs: KEPT_MS }]);
    },
    async top(of, most) {
      const counts: [pair: string, count: number][] = [];
      try {
        for await (const [key, count] of store.list(prefix(of), countSchema))
          if (count >= SHOWN_FROM) counts.push([key.slice(prefix(of).length), count]);
      } catch (error) {
        // Suggestions are no reason to show nothing.
        if (!(error instanceof StoreError)) throw error;
      }
      return counts
        .sort(([, a], [, b]) => b - a)
        .slice(0, most)
        .map(([pair]) => pair);
    },
  };
}
