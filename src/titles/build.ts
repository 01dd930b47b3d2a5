import { EVIDENCE, type TitleEntry } from '../catalogue/catalogue.ts';
import { normalWord, titleWords, typedWords } from '../language/normalise.ts';
import { putKey, slotsFor, TITLE_KEYS } from './keys.ts';
import { titleLexicon } from './lexicon.ts';
import type { Segment } from './segment.ts';

/** A role as the index takes it: every title it is known by, and texts that tell its field of work. */
export interface TitleSource {
  role: string;
  titles: readonly TitleEntry[];
  /** Description, tasks, software: a word of a mention that no title has may be explained here. */
  context: readonly string[];
}

/**
 * Builds the index.
 * @param weightOf how telling a word is by a larger index, where there is one; else by this one.
 */
export function buildSegment(
  sources: readonly TitleSource[],
  weightOf?: (word: string) => number | undefined,
): Segment {
  const { small } = titleLexicon();
  const vocabulary = new Map<string, number>();
  const idOf = (word: string): number => {
    const known = vocabulary.get(word);
    if (known !== undefined) return known;
    vocabulary.set(word, vocabulary.size);
    return vocabulary.size - 1;
  };
  const { titles, entries, ofRole } = collectTitles(sources, (title) => titleWords(title, small), idOf);
  const titleVocabulary = vocabulary.size;
  const idsOf = contextReader(small, idOf);
  const contexts = sources.map(({ context }, role) => {
    const own = (ofRole[role] ?? []).flatMap((title) => titles[title] ?? []);
    return [...new Set([...context.flatMap(idsOf), ...own])];
  });
  const words = [...vocabulary.keys()];
  const postings = invert(titles, words.length);
  const contextRoles = invert(contexts, words.length);
  return {
    roles: sources.map((source) => source.role),
    words,
    titleVocabulary,
    weights: weigh(words, titles.length, sources.length, postings.offsets, contextRoles.offsets, weightOf),
    ...flattenTitles(titles),
    ...flattenEntries(entries),
    postingOffsets: postings.offsets,
    postings: postings.values,
    contextOffsets: contextRoles.offsets,
    contextRoles: Uint16Array.from(contextRoles.values),
    slots: keySlots(titles, words),
  };
}

type Entries = Map<number, number>;

/** Titles that read the same are one; each keeps the strongest evidence a role. */
function collectTitles(
  sources: readonly TitleSource[],
  read: (text: string) => readonly string[],
  idOf: (word: string) => number,
): { titles: number[][]; entries: Entries[]; ofRole: number[][] } {
  const byKey = new Map<string, number>();
  const titles: number[][] = [];
  const entries: Entries[] = [];
  const ofRole: number[][] = sources.map(() => []);
  sources.forEach((source, role) => {
    for (const { title, evidence } of source.titles) {
      const words = read(title);
      if (words.length === 0) continue;
      const key = words.join(' ');
      let at = byKey.get(key);
      if (at === undefined) {
        at = titles.length;
        byKey.set(key, at);
        titles.push(words.map(idOf));
        entries.push(new Map());
      }
      ofRole[role]?.push(at);
      const rank = EVIDENCE.indexOf(evidence);
      const roles = entries[at];
      if (roles && rank < (roles.get(role) ?? EVIDENCE.length)) roles.set(role, rank);
    }
  });
  return { titles, entries, ofRole };
}

/**
 * Reads contexts, most of the text that there is: each word as it is typed is looked up once, small ones left out
 * as in titles.
 */
function contextReader(
  small: ReadonlySet<string>,
  idOf: (word: string) => number,
): (text: string) => readonly number[] {
  const known = new Map<string, number>();
  const idOfTyped = (typed: string): number => {
    let id = known.get(typed);
    if (id === undefined) {
      const word = normalWord(typed);
      id = small.has(word) ? NO_WORD : idOf(word);
      known.set(typed, id);
    }
    return id;
  };
  return (text) =>
    typedWords(text)
      .map(idOfTyped)
      .filter((id) => id !== NO_WORD);
}

const NO_WORD = -1;

/** From rows of ids to, for each id, the rows that have it. */
function invert(rows: readonly number[][], size: number): { offsets: Uint32Array; values: Uint32Array } {
  const offsets = new Uint32Array(size + 1);
  const distinct = rows.map((row) => [...new Set(row)]);
  for (const row of distinct) for (const id of row) offsets[id + 1] = (offsets[id + 1] ?? 0) + 1;
  for (let id = 0; id < size; id += 1) offsets[id + 1] = (offsets[id + 1] ?? 0) + (offsets[id] ?? 0);
  const next = offsets.slice();
  const values = new Uint32Array(offsets[size] ?? 0);
  distinct.forEach((row, index) => {
    for (const id of row) {
      const at = next[id] ?? 0;
      values[at] = index;
      next[id] = at + 1;
    }
  });
  return { offsets, values };
}

/** Inverse document frequency, over titles for title words and over roles for words of contexts only. */
function weigh(
  words: readonly string[],
  titles: number,
  roles: number,
  postingOffsets: Uint32Array,
  contextOffsets: Uint32Array,
  weightOf?: (word: string) => number | undefined,
): Float32Array {
  const count = (offsets: Uint32Array, id: number) => (offsets[id + 1] ?? 0) - (offsets[id] ?? 0);
  return Float32Array.from(words, (word, id) => {
    const known = weightOf?.(word);
    if (known !== undefined) return known;
    const inTitles = count(postingOffsets, id);
    return inTitles > 0
      ? Math.log(1 + titles / inTitles)
      : Math.log(1 + roles / count(contextOffsets, id)) + 2;
  });
}

function flattenTitles(titles: readonly number[][]): Pick<Segment, 'titleOffsets' | 'titleWords'> {
  const titleOffsets = new Uint32Array(titles.length + 1);
  titles.forEach((title, t) => {
    titleOffsets[t + 1] = (titleOffsets[t] ?? 0) + title.length;
  });
  return { titleOffsets, titleWords: Uint32Array.from(titles.flat()) };
}

function flattenEntries(
  entries: readonly Entries[],
): Pick<Segment, 'entryOffsets' | 'entryRoles' | 'entryEvidence'> {
  const entryOffsets = new Uint32Array(entries.length + 1);
  entries.forEach((roles, t) => {
    entryOffsets[t + 1] = (entryOffsets[t] ?? 0) + roles.size;
  });
  const flat = entries.flatMap((roles) => [...roles]);
  return {
    entryOffsets,
    entryRoles: Uint16Array.from(flat, ([role]) => role),
    entryEvidence: Uint8Array.from(flat, ([, evidence]) => evidence),
  };
}

/** The table of the keys of every title. */
export function keySlots(titles: readonly number[][], words: readonly string[]): Uint32Array {
  const slots = slotsFor(3 * titles.length);
  titles.forEach((title, t) => {
    const own = title.map((id) => words[id] ?? '');
    for (const keyOf of Object.values(TITLE_KEYS)) putKey(slots, keyOf(own), t);
  });
  return slots;
}
