import type { Asked } from './query-word.ts';
import type { Segment } from './segment.ts';
import type { WordFinder } from './words.ts';

/** The roles that a word is said of. */
export interface RoleSet {
  has(role: number): boolean;
  readonly size: number;
}

/** Looks up whose titles, description, tasks or software have a word; holds the buffers, so that a question makes none. */
export class Contexts {
  readonly #segment: Segment;
  readonly #finder: WordFinder;
  readonly #buffers: Uint8Array[] = [];

  constructor(segment: Segment, finder: WordFinder) {
    this.#segment = segment;
    this.#finder = finder;
  }

  /** The roles for each word of a mention; valid until the next call, but for how many they are. */
  read(asked: readonly Asked[]): RoleSet[] {
    return asked.map(({ word }, at) => this.#rolesOf(word, this.#buffer(at)));
  }

  #rolesOf(word: string, marks: Uint8Array): RoleSet {
    const { contextOffsets, contextRoles } = this.#segment;
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

  #buffer(at: number): Uint8Array {
    const known = this.#buffers[at];
    if (known) return known.fill(0);
    const made = new Uint8Array(this.#segment.roles.length);
    this.#buffers[at] = made;
    return made;
  }
}
