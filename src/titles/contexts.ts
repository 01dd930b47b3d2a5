import type { Segment } from './segment.ts';
import type { WordFinder } from './words.ts';

const BITS = 32;

/** The roles that a word is said of. */
export class RoleSet {
  readonly #marks: Int32Array;
  readonly size: number;
  /** 1 if one role alone has the word, 0 if all do. */
  readonly rarity: number;

  constructor(marks: Int32Array, size: number, roles: number) {
    this.#marks = marks;
    this.size = size;
    this.rarity = roles < 2 ? 0 : 1 - Math.log(Math.max(1, size)) / Math.log(roles);
  }

  has(role: number): boolean {
    return (((this.#marks[role >> 5] ?? 0) >> role) & 1) === 1;
  }
}

/** Returns the roles whose titles, description, tasks or software have a word. */
export function rolesWith(
  word: string,
  { contextOffsets, contextRoles, roles }: Segment,
  finder: WordFinder,
): RoleSet {
  // A bit a role: what is asked of a word's roles then lies close together.
  const marks = new Int32Array(Math.ceil(roles.length / BITS));
  let size = 0;
  for (const id of finder.family(word)) {
    const end = contextOffsets[id + 1] ?? 0;
    for (let at = contextOffsets[id] ?? 0; at < end; at += 1) {
      const role = contextRoles[at] ?? 0;
      const [place, bit] = [role >> 5, 1 << role];
      if (((marks[place] ?? 0) & bit) === 0) size += 1;
      marks[place] = (marks[place] ?? 0) | bit;
    }
  }
  return new RoleSet(marks, size, roles.length);
}
