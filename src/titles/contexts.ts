import { LRUCache } from 'lru-cache';
import type { Asked } from './query-word.ts';
import type { Segment } from './segment.ts';
import type { WordFinder } from './words.ts';

/** The roles that a word is said of. */
export interface RoleSet {
  has(role: number): boolean;
  readonly size: number;
}

/** Words whose roles are kept: mentions have many words in common. */
const KEPT = 500;

/** Looks up whose titles, description, tasks or software have a word. */
export class Contexts {
  readonly #segment: Segment;
  readonly #finder: WordFinder;
  readonly #known = new LRUCache<string, RoleSet>({ max: KEPT, memoMethod: (word) => this.#rolesOf(word) });

  constructor(segment: Segment, finder: WordFinder) {
    this.#segment = segment;
    this.#finder = finder;
  }

  /** The roles for each word of a mention. */
  read(asked: readonly Asked[]): RoleSet[] {
    return asked.map(({ word }) => this.#known.memo(word));
  }

  #rolesOf(word: string): RoleSet {
    const { contextOffsets, contextRoles, roles } = this.#segment;
    const marks = new Uint8Array(roles.length);
    let size = 0;
    for (const id of this.#finder.family(word)) {
      const end = contextOffsets[id + 1] ?? 0;
      for (let at = contextOffsets[id] ?? 0; at < end; at += 1) {
        const role = contextRoles[at] ?? 0;
        if (marks[role] === 0) size += 1;
        marks[role] = 1;
      }
    }
    return { has: (role) => marks[role] === 1, size };
  }
}
