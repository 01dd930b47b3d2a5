/**
 * The numbers from 0 up to `size` with the highest scores, the best first; of equal ones the earlier.
 * Keeps only `limit` at a time: lists are long and few of them are wanted.
 */
export function bestOf(size: number, limit: number, score: (at: number) => number): number[] {
  const kept: number[] = [];
  const scores: number[] = [];
  for (let at = 0; at < size; at += 1) {
    const own = score(at);
    if (own === Number.NEGATIVE_INFINITY) continue;
    if (kept.length === limit && own <= (scores[limit - 1] ?? 0)) continue;
    let place = Math.min(kept.length, limit - 1);
    while (place > 0 && (scores[place - 1] ?? 0) < own) {
      kept[place] = kept[place - 1] ?? 0;
      scores[place] = scores[place - 1] ?? 0;
      place -= 1;
    }
    kept[place] = at;
    scores[place] = own;
  }
  return kept;
}
