import { stemOf } from './words.ts';

/** A role, and lines that tell what is done in it: everyday talk, and the words of official texts. */
export interface Told {
  role: string;
  lines: readonly string[];
  /** The number of people in it (logarithm to the base of ten). */
  jobs: number;
}

/** Lines as stems, in an inverted index. */
export interface DeedLines {
  roles: readonly string[];
  /** For each line its role, and its stems. */
  roleOf: Uint16Array;
  lines: readonly Uint16Array[];
  /** The number of lines of each role, and of people in it (logarithm to the base of ten). */
  sizes: Uint16Array;
  jobs: Float32Array;
  idOf: ReadonlyMap<string, number>;
  /** For each stem the lines that have it, and how telling it is by the share of roles that it is said of (IDF). */
  postings: readonly Uint32Array[];
  weights: Float32Array;
}

/** Builds the index of lines whose words are in their normal forms, apart by blanks. */
export function indexLines(told: Iterable<Told>): DeedLines {
  const stems = new Stems();
  const postings: number[][] = [];
  const lines: Uint16Array[] = [];
  const owners: number[] = [];
  const roles: string[] = [];
  const sizes: number[] = [];
  const people: number[] = [];
  for (const { role, lines: own, jobs } of told) {
    for (const line of own) {
      const ids = stems.of(line);
      for (const id of ids) {
        const known = postings[id];
        if (known) known.push(lines.length);
        else postings[id] = [lines.length];
      }
      lines.push(ids);
      owners.push(roles.length);
    }
    roles.push(role);
    sizes.push(own.length);
    people.push(jobs);
  }
  const roleOf = Uint16Array.from(owners);
  return {
    roles,
    roleOf,
    lines,
    idOf: stems.ids,
    sizes: Uint16Array.from(sizes),
    jobs: Float32Array.from(people),
    postings: postings.map((one) => Uint32Array.from(one)),
    weights: Float32Array.from(postings, (one) => weight(one, roleOf, roles.length)),
  };
}

/** Gives each stem a number; a word is stemmed once, since lines repeat the same few. */
class Stems {
  readonly ids = new Map<string, number>();
  readonly #known = new Map<string, number>();

  of(line: string): Uint16Array {
    return Uint16Array.from(new Set(line.split(' ').map((word) => this.#known.get(word) ?? this.#add(word))));
  }

  #add(word: string): number {
    const stem = stemOf(word);
    const id = this.ids.get(stem) ?? this.ids.size;
    this.ids.set(stem, id);
    this.#known.set(word, id);
    return id;
  }
}

/** How telling a stem is that stands in some lines; the lines of a role are neighbours. */
function weight(lines: readonly number[], roleOf: Uint16Array, all: number): number {
  let roles = 0;
  let last = -1;
  for (const line of lines) {
    const role = roleOf[line] ?? 0;
    if (role !== last) roles += 1;
    last = role;
  }
  return Math.log(1 + all / roles);
}
