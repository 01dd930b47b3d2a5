import { keySlots } from './build.ts';
import { putKey, slotsFor, titleKeys, titlesUnder } from './keys.ts';
import type { Segment } from './segment.ts';

/**
 * Two indexes as one: roles with the same name are one, and a title of both is known of the roles of both.
 * Made for a small index beside a large one: what the small one does not touch is copied as it lies.
 * @param nameOf under which name the roles of `base` go.
 */
export function mergeSegments(base: Segment, extra: Segment, nameOf: (role: string) => string): Segment {
  const roles = base.roles.map(nameOf);
  const known = new Map(roles.map((role, at) => [role, at]));
  const roleAt = extra.roles.map((role) => known.get(role) ?? roles.push(role) - 1);
  const vocabulary = mergeWords(base, extra);
  const { words, baseAt, extraAt } = vocabulary;
  const titles = mergeTitles(base, extra, vocabulary, roleAt);
  const baseTitles = rowsOf(base.postingOffsets, base.postings);
  const extraTitles = rowsOf(extra.postingOffsets, extra.postings);
  const baseRoles = rowsOf(base.contextOffsets, base.contextRoles);
  const extraRoles = rowsOf(extra.contextOffsets, extra.contextRoles);
  const united = (own: Rows, other: Rows, remap: readonly number[]) =>
    patch(own, baseAt, (id) => {
      const at = extraAt[id] ?? -1;
      if (at < 0) return undefined;
      return [
        ...new Set([...own.row(baseAt[id] ?? -1), ...Array.from(other.row(at), (one) => remap[one] ?? 0)]),
      ];
    });
  const postings = united(baseTitles, extraTitles, titles.at);
  const contexts = united(baseRoles, extraRoles, roleAt);
  return {
    roles,
    words,
    titleVocabulary: vocabulary.titleVocabulary,
    weights: Float32Array.from(words, (_, id) => {
      const own = baseAt[id] ?? -1;
      return (own >= 0 ? base.weights[own] : extra.weights[extraAt[id] ?? 0]) ?? 0;
    }),
    ...titles.flat,
    postingOffsets: postings.offsets,
    postings: Uint32Array.from(postings.values),
    contextOffsets: contexts.offsets,
    contextRoles: Uint16Array.from(contexts.values),
    slots: mergeSlots(base, titles, words),
  };
}

interface Vocabulary {
  words: string[];
  titleVocabulary: number;
  /** For each word, where it stands in either index; -1 where it does not. */
  baseAt: Int32Array;
  extraAt: Int32Array;
  /** For each word of the extra index, where it stands now. */
  fromExtra: number[];
}

/** Words of titles stay before those of contexts, so words that titles of `extra` bring come between. */
function mergeWords(base: Segment, extra: Segment): Vocabulary {
  const inBase = new Map(base.words.map((word, id) => [word, id]));
  const isTitleWord = (word: string) => (inBase.get(word) ?? Number.POSITIVE_INFINITY) < base.titleVocabulary;
  const added = extra.words.slice(0, extra.titleVocabulary).filter((word) => !isTitleWord(word));
  const moved = new Set(added);
  const words = [
    ...base.words.slice(0, base.titleVocabulary),
    ...added,
    ...base.words.slice(base.titleVocabulary).filter((word) => !moved.has(word)),
    ...extra.words.slice(extra.titleVocabulary).filter((word) => !inBase.has(word)),
  ];
  const inExtra = new Map(extra.words.map((word, id) => [word, id]));
  const baseAt = Int32Array.from(words, (word) => inBase.get(word) ?? -1);
  const extraAt = Int32Array.from(words, (word) => inExtra.get(word) ?? -1);
  const fromExtra: number[] = [];
  extraAt.forEach((at, id) => {
    if (at >= 0) fromExtra[at] = id;
  });
  return { words, titleVocabulary: base.titleVocabulary + added.length, baseAt, extraAt, fromExtra };
}

interface MergedTitles {
  flat: Pick<Segment, 'titleOffsets' | 'titleWords' | 'entryOffsets' | 'entryRoles' | 'entryEvidence'>;
  /** For each title of the extra index, where it stands now. */
  at: number[];
  /** Word sequences of the titles that are new; they come after all of `base`'s. */
  added: number[][];
}

function mergeTitles(
  base: Segment,
  extra: Segment,
  { fromExtra }: Vocabulary,
  roleAt: readonly number[],
): MergedTitles {
  const size = base.titleOffsets.length - 1;
  const wordsOf = {
    base: rowsOf(base.titleOffsets, base.titleWords),
    extra: rowsOf(extra.titleOffsets, extra.titleWords),
  };
  const textOf = (segment: Segment, ids: Iterable<number>) =>
    Array.from(ids, (id) => segment.words[id]).join(' ');
  const added: number[][] = [];
  const entries = new Map<number, Map<number, number>>();
  const at = extra.titleOffsets.subarray(1).map((_, title) => {
    const ids = wordsOf.extra.row(title);
    const text = textOf(extra, ids);
    const same = titlesUnder(base.slots, text).find(
      (other) => textOf(base, wordsOf.base.row(other)) === text,
    );
    const place = same ?? size + added.push(Array.from(ids, (id) => fromExtra[id] ?? 0)) - 1;
    const own =
      entries.get(place) ?? (same === undefined ? new Map<number, number>() : entriesOf(base, same));
    for (const [role, evidence] of entriesOf(extra, title)) {
      const now = roleAt[role] ?? 0;
      own.set(now, Math.min(evidence, own.get(now) ?? evidence));
    }
    entries.set(place, own);
    return place;
  });
  const every = Int32Array.from({ length: size + added.length }, (_, title) => (title < size ? title : -1));
  const patched = (values: Uint16Array | Uint8Array, of: (row: Map<number, number>) => Iterable<number>) =>
    patch(rowsOf(base.entryOffsets, values), every, (title) => {
      const row = entries.get(title);
      return row && [...of(row)];
    });
  const entryRoles = patched(base.entryRoles, (row) => row.keys());
  const newWords = patch(wordsOf.base, every, (title) => added[title - size]);
  return {
    at: [...at],
    added,
    flat: {
      titleOffsets: newWords.offsets,
      titleWords: newWords.values,
      entryOffsets: entryRoles.offsets,
      entryRoles: Uint16Array.from(entryRoles.values),
      entryEvidence: Uint8Array.from(patched(base.entryEvidence, (row) => row.values()).values),
    },
  };
}

/** The roles that a title is known of, each with its evidence. */
function entriesOf({ entryOffsets, entryRoles, entryEvidence }: Segment, title: number): Map<number, number> {
  const entries = new Map<number, number>();
  for (let at = entryOffsets[title] ?? 0; at < (entryOffsets[title + 1] ?? 0); at += 1)
    entries.set(entryRoles[at] ?? 0, entryEvidence[at] ?? 0);
  return entries;
}

/** The table of keys with those of the new titles; made anew where it would be more than half full. */
function mergeSlots(base: Segment, { flat, added }: MergedTitles, words: readonly string[]): Uint32Array {
  const total = flat.titleOffsets.length - 1;
  const rows = rowsOf(flat.titleOffsets, flat.titleWords);
  if (slotsFor(3 * total).length > base.slots.length)
    return keySlots(
      Array.from({ length: total }, (_, title) => [...rows.row(title)]),
      words,
    );
  const slots = base.slots.slice();
  added.forEach((ids, at) => {
    for (const key of Object.values(titleKeys(ids.map((id) => words[id] ?? ''))))
      putKey(slots, key, total - added.length + at);
  });
  return slots;
}

type Values = Uint32Array | Uint16Array | Uint8Array;

/** Rows of different lengths, one after the other in one array. */
interface Rows {
  offsets: Uint32Array;
  values: Values;
  /** The values of a row; none where there is no such row. */
  row(at: number): Values;
}

function rowsOf(offsets: Uint32Array, values: Values): Rows {
  const row = (at: number) =>
    at < 0 ? values.subarray(0, 0) : values.subarray(offsets[at], offsets[at + 1]);
  return { offsets, values, row };
}

/** Rows in a new order, some of them replaced. Plain loops: most rows are short, and there are many. */
function patch(
  rows: Rows,
  order: Int32Array,
  replaced: (at: number) => readonly number[] | undefined,
): { offsets: Uint32Array; values: Uint32Array } {
  const offsets = new Uint32Array(order.length + 1);
  const news: (readonly number[] | undefined)[] = [];
  for (let at = 0; at < order.length; at += 1) {
    const from = order[at] ?? -1;
    const other = replaced(at);
    news.push(other);
    const length =
      other?.length ?? (from < 0 ? 0 : (rows.offsets[from + 1] ?? 0) - (rows.offsets[from] ?? 0));
    offsets[at + 1] = (offsets[at] ?? 0) + length;
  }
  const values = new Uint32Array(offsets.at(-1) ?? 0);
  for (let at = 0; at < order.length; at += 1) {
    const [start, end, other] = [offsets[at] ?? 0, offsets[at + 1] ?? 0, news[at]];
    const from = (rows.offsets[order[at] ?? 0] ?? 0) - start;
    for (let to = start; to < end; to += 1)
      values[to] = (other ? other[to - start] : rows.values[from + to]) ?? 0;
  }
  return { offsets, values };
}
