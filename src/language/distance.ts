/** Letters of a word that are compared, as the bits of a number are. */
const LONGEST = 32;
const ASCII = 128;

/**
 * The edits between two words, a swap of neighbours counting as one (optimal string alignment), or `limit + 1` when there
 * are more than `limit`, and for different words of more than 32 letters.
 */
export function editDistance(a: string, b: string, limit: number): number {
  return editsFrom(a)(b, limit);
}

/**
 * Returns what counts the edits from this word to others, as {@link editDistance} does: all cells of a column of the
 * table of distances at once, by the bits of a number (Hyyrö 2003, "A bit-vector algorithm for computing Levenshtein
 * and Damerau edit distances").
 */
export function editsFrom(word: string): (other: string, limit: number) => number {
  const size = word.length;
  const places = placesOf(word);
  const last = 1 << (size - 1);
  return (other, limit) => {
    if (word === other) return 0;
    if (Math.abs(size - other.length) > limit || size > LONGEST) return limit + 1;
    if (size === 0) return other.length;
    let [more, less, same, before, edits] = [-1, 0, 0, 0, size];
    for (let at = 0; at < other.length; at += 1) {
      const here = places(other.charCodeAt(at));
      const swapped = ((~same & here) << 1) & before;
      same = (((here & more) + more) ^ more) | here | less | swapped;
      const [right, back] = [less | ~(same | more), same & more];
      if ((right & last) !== 0) edits += 1;
      else if ((back & last) !== 0) edits -= 1;
      if (edits - (other.length - at - 1) > limit) return limit + 1;
      const down = (right << 1) | 1;
      more = (back << 1) | ~(same | down);
      less = down & same;
      before = here;
    }
    return edits;
  };
}

/** The places of a letter in a word, as bits. */
function placesOf(word: string): (code: number) => number {
  const plain = new Int32Array(ASCII);
  const others = new Map<number, number>();
  for (let at = 0; at < word.length; at += 1) {
    const code = word.charCodeAt(at);
    const bit = 1 << at;
    if (code < ASCII) plain[code] = (plain[code] ?? 0) | bit;
    else others.set(code, (others.get(code) ?? 0) | bit);
  }
  return (code) => (code < ASCII ? (plain[code] ?? 0) : (others.get(code) ?? 0));
}
