import { EVIDENCE, type ImportedStore } from '../catalogue/catalogue.ts';
import type { Embedded } from '../catalogue/load.ts';
import { buildSegment, type TitleSource } from './build.ts';
import { decodeContexts, encodeContexts } from './context-words.ts';
import { decodeSegment, encodeSegment, type Segment } from './segment.ts';
import { fingerprint, type OwnTitles, ownTitles } from './shipped-titles.ts';

/** The names of what lies beside the official data: the index, what it was made of, and the words of contexts. */
const INDEX = 'titles';
const INDEX_OF = 'titles-of';
const CONTEXTS = 'titles-context';

/** The official titles of a catalogue, and the binaries made with it. */
export type OfficialTitles = Pick<ImportedStore, 'titles' | 'blob'>;

/**
 * Returns the index of all titles, official ones and those of the roles that ship, the mark of what it was made of,
 * and what is needed beside the table of titles to build it anew. Building it takes longer than all else that a start
 * does, so it is done once, with the official data.
 */
export function titleBlobs(official: readonly TitleSource[], embedded: Embedded): Record<string, Uint8Array> {
  const contexts = encodeContexts(official);
  const kept = { titles: () => official.flatMap(({ titles }) => titles), blob: () => contexts };
  return { ...indexBlobs(kept, embedded), [CONTEXTS]: contexts };
}

/** Returns the binaries anew for the roles and small words that are there now; undefined if there were none. */
export function renewedBlobs(
  embedded: Embedded,
  official: OfficialTitles,
): Record<string, Uint8Array> | undefined {
  return official.blob(INDEX) && indexBlobs(official, embedded);
}

/** Returns the index as it lies beside the official data; built anew where the roles that ship have changed since. */
export function openIndex(embedded: Embedded, official?: OfficialTitles): Segment {
  const index = official?.blob(INDEX);
  if (!official || !index) return buildSegment(ownTitles(embedded).sources);
  return isCurrent(embedded, official) ? decodeSegment(index) : indexOf(official, ownTitles(embedded));
}

/** Returns the lines that tell of each official role, as words in their normal forms; by the id that the data has. */
export function openContexts(official: OfficialTitles | undefined): ReadonlyMap<string, readonly string[]> {
  const kept = official?.blob(CONTEXTS);
  return kept ? decodeContexts(kept) : new Map();
}

/** Returns whether the index was made from the current roles and small words: no more of the lexicon goes into it. */
export function isCurrent(embedded: Embedded, official: OfficialTitles): boolean {
  const of = official.blob(INDEX_OF);
  return of !== undefined && new TextDecoder().decode(of) === fingerprint(embedded);
}

function indexBlobs(official: OfficialTitles, embedded: Embedded): Record<string, Uint8Array> {
  return {
    [INDEX]: encodeSegment(indexOf(official, ownTitles(embedded))),
    [INDEX_OF]: new TextEncoder().encode(fingerprint(embedded)),
  };
}

function indexOf(official: OfficialTitles, own: OwnTitles): Segment {
  return buildSegment(joined(sourcesOf(official), own));
}

/**
 * Official titles by role, the strongest first: a table keeps them in that order, so what is read back from one makes
 * the index that was made with it. An import of an earlier version has no contexts.
 */
function sourcesOf(official: OfficialTitles): TitleSource[] {
  const contexts = openContexts(official);
  return [...Map.groupBy(official.titles(), ({ role }) => role)].map(([role, titles]) => ({
    role,
    titles: titles.sort((a, b) => EVIDENCE.indexOf(a.evidence) - EVIDENCE.indexOf(b.evidence)),
    context: contexts.get(role) ?? [],
  }));
}

/** Official roles under the names by which they go, each with what it is called and the titles of the role that it joined. */
function joined(official: readonly TitleSource[], own: OwnTitles): TitleSource[] {
  const sources = new Map(
    official.map((source) => {
      const titles = [...own.calledOf(source.role), ...source.titles];
      return [own.nameOf(source.role), { ...source, titles }];
    }),
  );
  for (const source of own.sources) {
    const other = sources.get(source.role);
    sources.set(source.role, {
      role: source.role,
      titles: [...source.titles, ...(other?.titles ?? [])],
      context: [...source.context, ...(other?.context ?? [])],
    });
  }
  return [...sources].map(([role, source]) => ({ ...source, role }));
}
