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
  const roleOf: number[] = [];
  const isSaid: number[] = [];
  all.forEach(({ said, official }, role) => {
    const lines = [...said, ...official];
    lines.forEach((line, at) => {
      const place = roleOf.length;
      for (const word of line.split(' ')) {
        const id = stems.id(word);
        postings[id] ??= [];
        const own = postings[id];
        if (own.at(-1) !== place) own.push(place);
      }
      roleOf.push(role);
      isSaid.push(at < said.length ? 1 : 0);
    });
  });
  const weights = Float32Array.from(postings, (one) => weight(one, roleOf, all.length));
  const spoken = all.reduce((sum, { said }) => sum + said.length, 0);
  const sayings = (lines: readonly number[]) => lines.reduce((sum, line) => sum + (isSaid[line] ?? 0), 0);
  return {
    roles: all.map(({ role }) => role),
    jobs: Float32Array.from(all, ({ jobs }) => jobs),
    sizes: Uint16Array.from(all, ({ said }) => said.length),
    roleOf: Uint16Array.from(roleOf),
    isSaid: Uint8Array.from(isSaid),
    wholes: wholesOf(postings, weights, roleOf.length),
    idOf: stems.ids,
    postings: postings.map((one) => Uint32Array.from(one)),
    weights,
    shares: Float32Array.from(postings, (one) => sayings(one) / Math.max(1, spoken)),
  };
}

/** How telling the stems of each line are together. */
function wholesOf(
  postings: readonly (readonly number[])[],
  weights: Float32Array,
  lines: number,
): Float32Array {
  const wholes = new Float32Array(lines);
  postings.forEach((own, id) => {
    for (const line of own) wholes[line] = (wholes[line] ?? 0) + (weights[id] ?? 0);
  });
  return wholes;
}

/** Gives each stem a number; a word is stemmed once, since lines repeat the same few. */
class Stems {
  readonly ids = new Map<string, number>();
  readonly #known = new Map<string, number>();

  id(word: string): number {
    const known = this.#known.get(word);
    if (known !== undefined) return known;
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
