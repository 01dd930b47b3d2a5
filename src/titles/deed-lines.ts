import { stemOf } from './words.ts';

/** A role, and lines that tell what is done in it, each as words in their normal forms, apart by blanks. */
export interface Told {
  role: string;
  /** As people say it; and the words of official texts. */
  said: readonly string[];
  official: readonly string[];
  /** The number of people in it (logarithm to the base of ten). */
  jobs: number;
}

/** Lines as stems, in an inverted index. */
export interface DeedLines {
  roles: readonly string[];
  /** The number of people in each role (logarithm), and of the lines that people say of it. */
  jobs: Float32Array;
  sizes: Uint16Array;
  /** For each line its role, whether people say it, and how telling its stems are together. */
  roleOf: Uint16Array;
  isSaid: Uint8Array;
  wholes: Float32Array;
  idOf: ReadonlyMap<string, number>;
  /** For each stem the lines that have it, how telling it is by the share of roles that it is said of (IDF), and the
   *  share of all lines that people say which have it. */
  postings: readonly Uint32Array[];
  weights: Float32Array;
  shares: Float32Array;
}

/** Builds the index of lines. */
export function indexLines(told: Iterable<Told>): DeedLines {
  const all = [...told];
  const stems = new Stems();
  const postings: number[][] = [];
  const lines: Uint16Array[] = [];
  const owners: number[] = [];
  const said: number[] = [];
  all.forEach((one, role) => {
    for (const [isSaid, own] of [[1, one.said] as const, [0, one.official] as const])
      for (const line of own) {
        const ids = stems.of(line);
        for (const id of ids) {
          const known = postings[id];
          if (known) known.push(lines.length);
          else postings[id] = [lines.length];
        }
        lines.push(ids);
        owners.push(role);
        said.push(isSaid);
      }
  });
  const isSaid = Uint8Array.from(said);
  const spoken = Math.max(
    1,
    isSaid.reduce((sum, one) => sum + one, 0),
  );
  const weights = Float32Array.from(postings, (one) => weight(one, owners, all.length));
  return {
    roles: all.map(({ role }) => role),
    jobs: Float32Array.from(all, ({ jobs }) => jobs),
    sizes: Uint16Array.from(all, (one) => one.said.length),
    roleOf: Uint16Array.from(owners),
    isSaid,
    wholes: Float32Array.from(lines, (ids) => ids.reduce((sum, id) => sum + (weights[id] ?? 0), 0)),
    idOf: stems.ids,
    postings: postings.map((one) => Uint32Array.from(one)),
    weights,
    shares: Float32Array.from(
      postings,
      (one) => one.reduce((sum, line) => sum + (isSaid[line] ?? 0), 0) / spoken,
    ),
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
function weight(lines: readonly number[], roleOf: readonly number[], all: number): number {
  let roles = 0;
  let last = -1;
  for (const line of lines) {
    const role = roleOf[line] ?? 0;
    if (role !== last) roles += 1;
    last = role;
  }
  return Math.log(1 + all / roles);
}
