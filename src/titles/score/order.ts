/** Roles in the order in which they are meant, and how likely the first is, or one that shares its figures. */
export interface Order {
  /** Positions in the list that was ordered, the best first. */
  order: number[];
  share: number;
}

/**
 * Orders roles by their shares. Codes of one six-digit occupation stand for each other, since they share its figures:
 * the occupation that is likeliest comes first, and of its codes the likeliest.
 * @param families the six-digit occupation of each; empty if it lacks one.
 */
export function orderRoles(shares: Float64Array, families: readonly string[]): Order {
  const together = new Map<string, number>();
  families.forEach((family, at) => {
    if (family !== '') together.set(family, (together.get(family) ?? 0) + (shares[at] ?? 0));
  });
  const own = shares.map((share, at) => together.get(families[at] ?? '') ?? share);
  const order = families
    .map((_, at) => at)
    .sort((a, b) => (own[b] ?? 0) - (own[a] ?? 0) || (shares[b] ?? 0) - (shares[a] ?? 0));
  return { order, share: own[order[0] ?? 0] ?? 0 };
}
