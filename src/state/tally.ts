import type { Count } from './driver.ts';

type Tally = (counts: readonly Count[]) => Promise<number[]>;

interface Asked {
  counts: readonly Count[];
  settle: PromiseWithResolvers<number[]>;
}

/** Counts in one call what came while the last one was under way, so that many cost little more than one. */
export function tallying(tally: Tally): Tally {
  let waiting: Asked[] = [];
  let busy = false;
  async function flush(): Promise<void> {
    busy = true;
    while (waiting.length > 0) {
      const asked = waiting;
      waiting = [];
      try {
        await together(tally, asked);
      } catch (error) {
        for (const { settle } of asked) settle.reject(error);
      }
    }
    busy = false;
  }
  return (counts) => {
    const settle = Promise.withResolvers<number[]>();
    waiting.push({ counts, settle });
    if (!busy) void flush();
    return settle.promise;
  };
}

/** Adds up what is counted under the same key; each sees the count as if they had come one after the other. */
async function together(tally: Tally, asked: readonly Asked[]): Promise<void> {
  const sums = new Map<string, Count>();
  for (const count of asked.flatMap(({ counts }) => counts))
    sums.set(count.key, { ...count, by: count.by + (sums.get(count.key)?.by ?? 0) });
  const all = [...sums.values()];
  const after = await tally(all);
  const now = new Map(all.map(({ key, by }, at) => [key, (after[at] ?? 0) - by]));
  for (const { counts, settle } of asked)
    settle.resolve(
      counts.map(({ key, by }) => {
        const value = (now.get(key) ?? 0) + by;
        now.set(key, value);
        return value;
      }),
    );
}
