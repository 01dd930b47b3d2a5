/**
 * The index of titles, as typed arrays: built once (at import for official titles, at start for the
 * embedded ones), written as one binary, opened without parsing.
 */
export interface Segment {
  /** Role ids; everything else refers to them by position. */
  roles: string[];
  /** Words in their normal forms: those of titles first (`titleVocabulary` of them), then those of contexts only. */
  words: string[];
  titleVocabulary: number;
  /** The IDF of each word, over titles or roles. */
  weights: Float32Array;
  /** Title t has the words `titleWords[titleOffsets[t] … titleOffsets[t + 1])`. */
  titleOffsets: Uint32Array;
  titleWords: Uint32Array;
  /** Title t is known of the roles `entryRoles[entryOffsets[t] …)`, each with the evidence for it. */
  entryOffsets: Uint32Array;
  entryRoles: Uint16Array;
  entryEvidence: Uint8Array;
  /** Word w stands in the titles `postings[postingOffsets[w] …)`. */
  postingOffsets: Uint32Array;
  postings: Uint32Array;
  /** Word w stands in the description, tasks or software of the roles `contextRoles[contextOffsets[w] …)`. */
  contextOffsets: Uint32Array;
  contextRoles: Uint16Array;
  /** Open addressing: pairs of (check, title + 1), by the keys of `keys.ts`. */
  slots: Uint32Array;
}

const ARRAYS = {
  weights: Float32Array,
  titleOffsets: Uint32Array,
  titleWords: Uint32Array,
  entryOffsets: Uint32Array,
  entryRoles: Uint16Array,
  entryEvidence: Uint8Array,
  postingOffsets: Uint32Array,
  postings: Uint32Array,
  contextOffsets: Uint32Array,
  contextRoles: Uint16Array,
  slots: Uint32Array,
} as const;

/** Raised when the layout of the binary changes; a binary of another layout is refused. */
const LAYOUT = 1;
const ALIGN = 8;

/** Writes a segment: a length, a JSON header, then the arrays, each aligned for its type. */
export function encodeSegment(segment: Segment): Uint8Array {
  const texts = { roles: segment.roles, words: segment.words, titleVocabulary: segment.titleVocabulary };
  let at = 0;
  const places: Record<string, [number, number]> = {};
  for (const name of Object.keys(ARRAYS) as (keyof typeof ARRAYS)[]) {
    places[name] = [at, segment[name].length];
    at += Math.ceil(segment[name].byteLength / ALIGN) * ALIGN;
  }
  const header = Buffer.from(JSON.stringify({ layout: LAYOUT, places, ...texts }));
  const start = Math.ceil((4 + header.length) / ALIGN) * ALIGN;
  const out = new Uint8Array(start + at);
  new DataView(out.buffer).setUint32(0, header.length, true);
  out.set(header, 4);
  for (const name of Object.keys(ARRAYS) as (keyof typeof ARRAYS)[]) {
    const array = segment[name];
    out.set(
      new Uint8Array(array.buffer, array.byteOffset, array.byteLength),
      start + (places[name]?.[0] ?? 0),
    );
  }
  return out;
}

/** Opens what `encodeSegment` wrote; throws one sentence when it is of another layout or cut short. */
export function decodeSegment(bytes: Uint8Array): Segment {
  // A copy aligns the start, which a slice of a database page need not be.
  const data = bytes.byteOffset % ALIGN === 0 ? bytes : new Uint8Array(bytes);
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength);
  const length = view.getUint32(0, true);
  const header = JSON.parse(Buffer.from(data.subarray(4, 4 + length)).toString()) as {
    layout: number;
    places: Record<keyof typeof ARRAYS, [number, number]>;
    roles: string[];
    words: string[];
    titleVocabulary: number;
  };
  if (header.layout !== LAYOUT) {
    throw new Error(
      `the title index has layout ${header.layout}, this version reads ${LAYOUT}: import again`,
    );
  }
  const start = Math.ceil((4 + length) / ALIGN) * ALIGN;
  const array = <K extends keyof typeof ARRAYS>(name: K): Segment[K] => {
    const [at, size] = header.places[name];
    const Type = ARRAYS[name];
    return new Type(data.buffer as ArrayBuffer, data.byteOffset + start + at, size) as Segment[K];
  };
  return {
    roles: header.roles,
    words: header.words,
    titleVocabulary: header.titleVocabulary,
    weights: array('weights'),
    titleOffsets: array('titleOffsets'),
    titleWords: array('titleWords'),
    entryOffsets: array('entryOffsets'),
    entryRoles: array('entryRoles'),
    entryEvidence: array('entryEvidence'),
    postingOffsets: array('postingOffsets'),
    postings: array('postings'),
    contextOffsets: array('contextOffsets'),
    contextRoles: array('contextRoles'),
    slots: array('slots'),
  };
}
