/** The number of buckets for pieces; two pieces in one bucket share its weights. A power of two. */
export const PLACES = 2 ** 17;

/** Lengths of the runs of letters that are pieces, the ends of a word marked. */
const SHORTEST_RUN = 3;
const LONGEST_RUN = 5;
/** The maximum number of letters read of a word; a longer one is not a word of English. */
const LONGEST_WORD = 24;

/** The value of a piece of each kind, before its weight. */
const SAYS = { word: 1, head: 0.8, pair: 0.8, run: 0.3 } as const;

/** The pieces of a mention, as buckets in a table, each with its value. */
export interface Pieces {
  places: number[];
  says: number[];
}

/**
 * Takes words (normal forms) to pieces: the words, the last of them once more, pairs of neighbours, and runs of
 * letters, by which words that no title has still say something.
 */
export function piecesOf(words: readonly string[]): Pieces {
  const all = [...words.map(wordPieces), jointPieces(words)];
  const scale = scaleOf(words);
  return {
    places: all.flatMap(({ places }) => places),
    says: all.flatMap(({ says }) => says.map((value) => value * scale)),
  };
}

/** What all values of the pieces of a mention are multiplied by. */
export function scaleOf(words: readonly string[]): number {
  return 1 / Math.sqrt(Math.max(1, words.length));
}

/** The pieces of one word wherever it stands, before they are scaled. */
export function wordPieces(word: string): Pieces {
  const places = [placeOf(hashed(STARTS.word, word, 0, word.length))];
  const marked = `<${word.slice(0, LONGEST_WORD)}>`;
  // A run begins as the shorter one at its place does.
  const begun: number[] = [];
  for (let size = SHORTEST_RUN; size <= LONGEST_RUN; size += 1)
    for (let from = 0; from + size <= marked.length; from += 1) {
      const known = begun[from];
      const hash =
        known === undefined
          ? hashed(STARTS.run, marked, from, from + size)
          : hashed(known, marked, from + size - 1, from + size);
      begun[from] = hash;
      places.push(placeOf(hash));
    }
  return { places, says: places.map((_, at) => (at === 0 ? SAYS.word : SAYS.run)) };
}

/** The pieces that words make by where they stand: pairs of neighbours, and the last word; before they are scaled. */
export function jointPieces(words: readonly string[]): Pieces {
  const places = words.map((word, at) => {
    const next = words[at + 1];
    return next === undefined
      ? placeOf(hashed(STARTS.head, word, 0, word.length))
      : placeOf(hashed(hashed(STARTS.pair, `${word} `, 0, word.length + 1), next, 0, next.length));
  });
  return { places, says: places.map((_, at) => (at < words.length - 1 ? SAYS.pair : SAYS.head)) };
}

/** FNV-1a of each kind, which goes on over the letters. */
const STARTS = {
  word: hashed(0x811c9dc5, 'word', 0, 1),
  head: hashed(0x811c9dc5, 'head', 0, 1),
  pair: hashed(0x811c9dc5, 'pair', 0, 1),
  run: hashed(0x811c9dc5, 'run', 0, 1),
} as const;

function hashed(start: number, text: string, from: number, to: number): number {
  let hash = start;
  for (let at = from; at < to; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash;
}

/** The bucket of a hash, its high bits mixed into the low ones that count. */
function placeOf(hash: number): number {
  const mixed = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return ((mixed ^ (mixed >>> 13)) >>> 0) & (PLACES - 1);
}
