/**
 * The places of the highest scores, the best first; of equal ones the earlier; of minus infinity none.
 * Keeps only `limit` at a time: lists are long and few of them are wanted.
 */
export function bestOf(scores: Float64Array, limit: number): number[] {
  const kept: number[] = [];
  let least = Number.NEGATIVE_INFINITY;
  for (let at = 0; at < scores.length; at += 1) {
    const own = scores[at] ?? 0;
    if (own <= least) continue;
    let place = Math.min(kept.length, limit - 1);
    while (place > 0 && (scores[kept[place - 1] ?? 0] ?? 0) < own) {
      kept[place] = kept[place - 1] ?? 0;
      place -= 1;
    }
    kept[place] = at;
    if (kept.length === limit) least = scores[kept[limit - 1] ?? 0] ?? 0;
  }
  return kept;
}
