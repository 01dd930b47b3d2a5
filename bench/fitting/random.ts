/** Draws that are the same on every run. */
export interface Draw {
  /** 0 to 1. */
  share(): number;
  /** Returns an element of a list; undefined for an empty list. */
  of<T>(list: readonly T[]): T | undefined;
  shuffled<T>(list: Iterable<T>): T[];
}

/** Mulberry32: small, and good enough to choose examples by. */
export function draws(seed: number): Draw {
  let state = seed >>> 0;
  const share = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (limit: number) => Math.floor(share() * limit);
  return {
    share,
    of: (list) => list[below(list.length)],
    shuffled(list) {
      const mixed = [...list];
      for (let at = mixed.length - 1; at > 0; at -= 1) {
        const other = below(at + 1);
        [mixed[at], mixed[other]] = [mixed[other]!, mixed[at]!];
      }
      return mixed;
    },
  };
}
