/** The keys by which a title is found at once: its words in order, in any order, and run together. */
export const TITLE_KEYS = {
  inOrder: (words: readonly string[]) => words.join(' '),
  anyOrder: (words: readonly string[]) => `~${[...words].sort().join(' ')}`,
  together: (words: readonly string[]) => `=${words.join('')}`,
} as const;

/** Two independent 32-bit FNV-1a hashes of a key: a place in the table, and a check of the hit. */
export function hashKey(key: string): [place: number, check: number] {
  let a = 0x811c9dc5;
  let b = 0x1b873593;
  for (let i = 0; i < key.length; i += 1) {
    const code = key.charCodeAt(i);
    a = Math.imul(a ^ code, 0x01000193);
    b = Math.imul(b ^ code, 0x85ebca6b) ^ (b >>> 13);
  }
  return [a >>> 0, b >>> 0];
}

/** Puts a title under a key; `slots` must have room (see `slotsFor`). */
export function putKey(slots: Uint32Array, key: string, title: number): void {
  const [place, check] = hashKey(key);
  const mask = slots.length / 2 - 1;
  let at = place & mask;
  while (slots[2 * at + 1] !== 0) {
    if (slots[2 * at] === check && slots[2 * at + 1] === title + 1) return;
    at = (at + 1) & mask;
  }
  slots[2 * at] = check;
  slots[2 * at + 1] = title + 1;
}

/** The titles under a key. */
export function titlesUnder(slots: Uint32Array, key: string): number[] {
  const [place, check] = hashKey(key);
  const mask = slots.length / 2 - 1;
  const found: number[] = [];
  for (let at = place & mask; slots[2 * at + 1] !== 0; at = (at + 1) & mask) {
    if (slots[2 * at] === check) found.push((slots[2 * at + 1] ?? 0) - 1);
  }
  return found;
}

/** A table for this many keys, at most half full. */
export function slotsFor(keys: number): Uint32Array {
  return new Uint32Array(2 * 2 ** Math.ceil(Math.log2(Math.max(8, 2 * keys))));
}
