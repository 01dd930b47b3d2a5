import type { Segment } from './segment.ts';
import type { WordFinder } from './words.ts';

/** The roles that a word is said of. */
export interface RoleSet {
  has(role: number): boolean;
  readonly size: number;
}

/** Returns the roles whose titles, description, tasks or software have a word. */
export function rolesWith(
  word: string,
  { contextOffsets, contextRoles, roles }: Segment,
  finder: WordFinder,
): RoleSet {
  const marks = new Uint8Array(roles.length);
  let size = 0;
  for (const id of finder.family(word)) {
    const end = contextOffsets[id + 1] ?? 0;
    for (let at = contextOffsets[id] ?? 0; at < end; at += 1) {
      const role = contextRoles[at] ?? 0;
      if (marks[role] === 0) size += 1;
      marks[role] = 1;
    }
  }
  return { has: (role) => marks[role] === 1, size };
}
