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
  const pieces: Pieces = { places: [], says: [] };
  const scale = 1 / Math.sqrt(Math.max(1, words.length));
  const add = (kind: keyof typeof SAYS, text: string) => {
    pieces.places.push(placeOf(kind, text));
    pieces.says.push(SAYS[kind] * scale);
  };
  words.forEach((word, at) => {
    add('word', word);
    const next = words[at + 1];
    if (next === undefined) add('head', word);
    else add('pair', `${word} ${next}`);
    runsOf(word, (run) => add('run', run));
  });
  return pieces;
}

function runsOf(word: string, found: (run: string) => void): void {
  const marked = `<${word.slice(0, LONGEST_WORD)}>`;
  for (let size = SHORTEST_RUN; size <= LONGEST_RUN; size += 1)
    for (let at = 0; at + size <= marked.length; at += 1) found(marked.slice(at, at + size));
}

/** FNV-1a over the kind and the letters, its high bits mixed into the low ones that count. */
function placeOf(kind: string, text: string): number {
  let hash = Math.imul(0x811c9dc5 ^ kind.charCodeAt(0), 0x01000193);
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  hash ^= hash >>> 15;
  hash = Math.imul(hash, 0x2c1b3c6d);
  return ((hash ^ (hash >>> 13)) >>> 0) & (PLACES - 1);
}
