import { coalesce } from './coalesce.ts';
import type { Count } from './driver.ts';

type Tally = (counts: readonly Count[]) => Promise<number[]>;

/** Counts in one call what is asked at once; each sees the counts as if they had come one after the other. */
export function tallying(tally: Tally): Tally {
  return coalesce(async (all: readonly (readonly Count[])[]) => {
    const sums = new Map<string, Count>();
    for (const count of all.flat())
      sums.set(count.key, { ...count, by: count.by + (sums.get(count.key)?.by ?? 0) });
    const together = [...sums.values()];
    const after = await tally(together);
    const now = new Map(together.map(({ key, by }, at) => [key, (after[at] ?? 0) - by]));
    return all.map((counts) =>
      counts.map(({ key, by }) => {
        const value = (now.get(key) ?? 0) + by;
        now.set(key, value);
        return value;
      }),
    );
  });
}
