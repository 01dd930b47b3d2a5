/** The shortest contraction, and the shortest beginning: of fewer letters nobody can tell what they stand for. */
const SHORTEST = 3;
const SHORTEST_BEGINNING = 4;
/** The letters that a contraction leaves out at least. */
const LEFT_OUT = 2;
/** Words that are given back for one contraction. */
const MOST = 4;
/** How much likelier a word is, by how it is contracted: the times as common that another would have to be. */
const FITS = { skeleton: 20, beginning: 8, ends: 3 };

/** A word, and how common it is. */
interface Counted {
  word: string;
  count: number;
}

/**
 * Words by what people write of them to save room: without vowels ("mngr"), their beginning ("oper"), or some letters
 * up to the last ("engr").
 */
export class Contractions {
  readonly #bySkeleton: ReadonlyMap<string, readonly Counted[]>;
  readonly #byEnds: ReadonlyMap<string, readonly Counted[]>;
  readonly #byFirst: ReadonlyMap<string, readonly Counted[]>;

  /** @param words the words that may be meant, each with the number of titles that have it. */
  constructor(words: Iterable<Counted>) {
    const all = [...words];
    this.#bySkeleton = Map.groupBy(all, ({ word }) => skeletonOf(word));
    this.#byEnds = Map.groupBy(all, ({ word }) => endsOf(word));
    this.#byFirst = Map.groupBy(all, ({ word }) => word.slice(0, 1));
  }

  /**
   * The words that a word may be a contraction of, the likeliest first.
   * @param begins whether it may be the beginning of one.
   */
  of(short: string, begins = true): string[] {
    if (short.length < SHORTEST) return [];
    const skeleton = skeletonOf(short);
    // Most words are slips, of which one look says that they are nothing else.
    const alike = begins
      ? this.#byFirst.get(short.slice(0, 1))
      : skeleton === short
        ? this.#byEnds.get(endsOf(short))
        : undefined;
    const near = new Set([...(this.#bySkeleton.get(skeleton) ?? []), ...(alike ?? [])]);
    const found: Counted[] = [];
    for (const { word, count } of near) {
      if (word.length < short.length + LEFT_OUT || !isWithin(short, word)) continue;
      const fit = begins || !word.startsWith(short) ? fitOf(short, word) : 0;
      if (fit > 0) found.push({ word, count: count * fit });
    }
    return found
      .sort((a, b) => b.count - a.count)
      .slice(0, MOST)
      .map(({ word }) => word);
  }
}

/** The first and the last letter of a word. */
const endsOf = (word: string) => word.slice(0, 1) + word.slice(-1);

function fitOf(short: string, word: string): number {
  if (word.startsWith(short)) return short.length < SHORTEST_BEGINNING ? 0 : FITS.beginning;
  const [some, all] = [skeletonOf(short), skeletonOf(word)];
  if (some === all) return FITS.skeleton;
  // Who leaves out consonants has left out the vowels first.
  return some === short && short.at(-1) === word.at(-1) ? FITS.ends : 0;
}

/** Returns whether all letters of a word stand in another, in this order. */
function isWithin(short: string, word: string): boolean {
  let at = 0;
  for (const letter of word) if (letter === short[at]) at += 1;
  return at === short.length;
}

/** A word without the vowels behind its first letter, letters written twice once. */
const skeletonOf = (word: string) =>
  word.slice(0, 1) +
  word
    .slice(1)
    .replace(/[aeiouy]/g, '')
    .replace(/(.)\1/g, '$1');
