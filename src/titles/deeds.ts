import type { Segment } from './segment.ts';
import type { WordFinder } from './words.ts';

/** A role by what is done in it, and its share of all that speaks for any role (0 to 1). */
export interface Doer {
  role: string;
  share: number;
  /** The number of its lines and titles that have the object. */
  lines: number;
}

/** The evidence for a role: the share of its lines with the object, how close one comes to the deed, their number. */
interface Evidence {
  topic: number;
  deed: number;
  lines: number;
}

/** What counts of a role that only has both words in different lines, and of one that rarely has the object. */
const APART = 0.02;
const RARE = 0.02;
/** What a line counts in which the verb is not the first thing that is done. */
const BESIDE = 0.5;
/** The minimum number of lines that the share of an object in a role is taken of. */
const FEW_LINES = 12;
/** An object that more roles have than this tells none of them. */
const MOST_ROLES = 450;
const MOST_DOERS = 6;
/** What titles count beside lines. */
const TITLES = 0.5;

/** Returns the weighted share of the words of an object that are among some words. */
type ShareOf = (words: readonly number[]) => number;

/**
 * Finds roles by a verb and its object in the lines that tell what is done in each ("draw" and "blood"): the more of a
 * role's lines have the object, and the closer one of them comes to the deed, the likelier it is meant.
 */
export class Deeds {
  readonly #segment: Segment;
  readonly #finder: WordFinder;
  readonly #open: () => ReadonlyMap<string, readonly string[]>;
  #lines: ReadonlyMap<string, readonly string[]> | undefined;
  #titles: ReadonlyMap<number, number> | undefined;

  /** @param open returns the lines of each role, as words in their normal forms; called when they are first needed. */
  constructor(segment: Segment, finder: WordFinder, open: () => ReadonlyMap<string, readonly string[]>) {
    this.#segment = segment;
    this.#finder = finder;
    this.#open = open;
  }

  /**
   * Returns who does what some forms of a verb say to an object, the likeliest first; the words in their normal forms,
   * each of the object with those that mean the same.
   */
  of(verbs: readonly string[], object: readonly (readonly string[])[]): Doer[] {
    const things = object.map((words) => this.#family(words));
    const roles = this.#rolesOf(things.at(-1) ?? new Set());
    if (things.some((ids) => ids.size === 0) || roles.size > MOST_ROLES) return [];
    const verbIds = this.#family(verbs);
    const doing = this.#rolesOf(verbIds);
    const weights = things.map((ids) => Math.max(...[...ids].map((id) => this.#finder.weightOf(id))));
    const whole = weights.reduce((sum, weight) => sum + weight, 0);
    const shareOf = (words: readonly number[]) =>
      weights.reduce((sum, one, at) => sum + (words.some((id) => things[at]?.has(id)) ? one : 0), 0) / whole;
    const titled = this.#inTitles(things.at(-1) ?? new Set(), verbIds, shareOf);
    const scored = [...roles].flatMap((role) => {
      if (!doing.has(role)) return [];
      const [told, known] = [this.#inLines(role, verbIds, shareOf), titled.get(role)];
      const deed = Math.max(told.deed, known?.deed ?? 0);
      const score = (deed + APART) * (told.topic + TITLES * (known?.topic ?? 0) + RARE);
      const lines = told.lines + (known?.lines ?? 0);
      return deed > 0 ? [{ role: this.#segment.roles[role] ?? '', score, lines }] : [];
    });
    const all = scored.reduce((sum, { score }) => sum + score, 0);
    const best = scored.sort((a, b) => b.score - a.score).slice(0, MOST_DOERS);
    return best.map(({ score, ...one }) => ({ ...one, share: score / all }));
  }

  #inLines(role: number, verbs: ReadonlySet<number>, shareOf: ShareOf): Evidence {
    this.#lines ??= this.#open();
    const lines = this.#lines.get(this.#segment.roles[role] ?? '') ?? [];
    const found: Evidence = { topic: 0, deed: 0, lines: 0 };
    for (const line of lines) {
      const words = line.split(' ').map((word) => this.#finder.id(word) ?? -1);
      const first = verbs.has(words[0] ?? -1) ? 1 : BESIDE;
      add(found, shareOf(words), words.some((id) => verbs.has(id)) ? first : 0, lines.length);
    }
    return found;
  }

  /** The evidence in titles, by role. */
  #inTitles(head: ReadonlySet<number>, verbs: ReadonlySet<number>, shareOf: ShareOf): Map<number, Evidence> {
    const { postingOffsets, postings, titleOffsets, titleWords, entryOffsets, entryRoles } = this.#segment;
    this.#titles ??= countOf(entryRoles);
    const found = new Map<number, Evidence>();
    const titles = [...head].flatMap((id) => [
      ...postings.subarray(postingOffsets[id] ?? 0, postingOffsets[id + 1] ?? 0),
    ]);
    for (const title of new Set(titles)) {
      const words = [...titleWords.subarray(titleOffsets[title] ?? 0, titleOffsets[title + 1] ?? 0)];
      const done = words.some((id) => verbs.has(id)) ? 1 : 0;
      for (let at = entryOffsets[title] ?? 0; at < (entryOffsets[title + 1] ?? 0); at += 1) {
        const role = entryRoles[at] ?? 0;
        const known = found.get(role) ?? { topic: 0, deed: 0, lines: 0 };
        found.set(role, known);
        add(known, shareOf(words), done, this.#titles.get(role) ?? 0);
      }
    }
    return found;
  }

  #family(words: readonly string[]): ReadonlySet<number> {
    return new Set(words.flatMap((word) => [this.#finder.id(word) ?? [], this.#finder.family(word)].flat()));
  }

  #rolesOf(words: ReadonlySet<number>): Set<number> {
    const { contextOffsets, contextRoles } = this.#segment;
    const roles = new Set<number>();
    for (const id of words)
      for (let at = contextOffsets[id] ?? 0; at < (contextOffsets[id + 1] ?? 0); at += 1)
        roles.add(contextRoles[at] ?? 0);
    return roles;
  }
}

/** Adds a line, or a title, of a role that has so many. */
function add(to: Evidence, share: number, done: number, of: number): void {
  if (share === 0) return;
  to.topic += share / Math.max(of, FEW_LINES);
  to.deed = Math.max(to.deed, share * share * done);
  to.lines += 1;
}

function countOf(values: Iterable<number>): Map<number, number> {
  const counts = new Map<number, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}
