/** A reading of a run of tokens, and what it costs. */
export interface Priced {
  from: number;
  to: number;
  price: number;
}

/**
 * The cheapest way to account for every token once, by spans that do not overlap; `gap` makes that of a token that no
 * other accounts for, at `unknown`. Linear in tokens and spans.
 */
export function cheapestCover<Span extends Priced>(
  length: number,
  spans: readonly Span[],
  unknown: number,
  gap: (at: number) => Span,
): Span[] {
  const ending: Span[][] = Array.from({ length: length + 1 }, () => []);
  for (const span of spans) ending[span.to]?.push(span);
  const best = new Float64Array(length + 1);
  const chosen: (Span | undefined)[] = [];
  for (let to = 1; to <= length; to += 1) {
    let least = Number.POSITIVE_INFINITY;
    for (const span of ending[to] ?? []) {
      const price = (best[span.from] ?? 0) + span.price;
      // The longer of two that cost the same explains more at once.
      if (price < least - 1e-9) {
        least = price;
        chosen[to] = span;
      }
    }
    const open = (best[to - 1] ?? 0) + unknown;
    if (open < least - 1e-9) [least, chosen[to]] = [open, undefined];
    best[to] = least;
  }
  const cover: Span[] = [];
  for (let at = length; at > 0; at = cover.at(-1)?.from ?? 0) cover.push(chosen[at] ?? gap(at - 1));
  return cover.reverse();
}
