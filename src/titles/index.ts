import { EVIDENCE } from '../catalogue/catalogue.ts';
import type { Embedded } from '../catalogue/load.ts';
import { buildSegment, type TitleSource } from './build.ts';
import { decodeSegment, encodeSegment, type Segment } from './segment.ts';
import { fingerprint, type OwnTitles, ownTitles } from './shipped-titles.ts';

/** The names under which the index lies beside the official data. */
const INDEX = 'titles';
const INDEX_OF = 'titles-of';

/** Reads a named binary of the official data. */
export type ReadBlob = (name: string) => Uint8Array | undefined;

/**
 * Returns the index of all titles, official ones and those of the roles that ship, and the mark of what it was made
 * of. Building it takes longer than all else that a start does, so it is done once, with the official data.
 */
export function titleBlobs(official: readonly TitleSource[], embedded: Embedded): Record<string, Uint8Array> {
  const own = ownTitles(embedded);
  return {
    [INDEX]: encodeSegment(buildSegment(joined(official, own))),
    [INDEX_OF]: new TextEncoder().encode(fingerprint(embedded, own)),
  };
}

/** Returns the index as it lies beside the official data; built anew where the roles that ship have changed since. */
export function openIndex(embedded: Embedded, blob?: ReadBlob): Segment {
  const index = blob?.(INDEX);
  if (!index) return buildSegment(ownTitles(embedded).sources);
  const segment = decodeSegment(index);
  if (isCurrent(embedded, blob)) return segment;
  const own = ownTitles(embedded);
  return buildSegment(joined(officialIn(segment), own));
}

/** Returns the binaries anew for the roles and the lexicon that are there now, from those that were made before. */
export function renewedBlobs(embedded: Embedded, blob: ReadBlob): Record<string, Uint8Array> | undefined {
  const index = blob(INDEX);
  return index && titleBlobs(officialIn(decodeSegment(index)), embedded);
}

/** Returns whether the index was made from the current roles and lexicon. */
export function isCurrent(embedded: Embedded, blob: ReadBlob | undefined): boolean {
  const of = blob?.(INDEX_OF);
  return of !== undefined && new TextDecoder().decode(of) === fingerprint(embedded, ownTitles(embedded));
}

/** Official roles under the names by which they go, each with the titles of the role that it joined. */
function joined(official: readonly TitleSource[], own: OwnTitles): TitleSource[] {
  const sources = new Map(official.map((source) => [own.nameOf(source.role), source]));
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

/** Returns the titles of an index that do not come from curators, in their normal forms. */
function officialIn(segment: Segment): TitleSource[] {
  const sources = segment.roles.map((role) => ({
    role,
    titles: [] as TitleSource['titles'][number][],
    context: [] as string[],
  }));
  const word = (id: number | undefined) => segment.words[id ?? 0] ?? '';
  for (let title = 0; title + 1 < segment.titleOffsets.length; title += 1) {
    const ids = segment.titleWords.subarray(segment.titleOffsets[title], segment.titleOffsets[title + 1]);
    const text = Array.from(ids, word).join(' ');
    for (let at = segment.entryOffsets[title] ?? 0; at < (segment.entryOffsets[title + 1] ?? 0); at += 1) {
      const source = sources[segment.entryRoles[at] ?? 0];
      const evidence = EVIDENCE[segment.entryEvidence[at] ?? 0];
      if (source && evidence && evidence !== 'curated')
        source.titles.push({ title: text, role: source.role, evidence });
    }
  }
  for (let id = 0; id + 1 < segment.contextOffsets.length; id += 1) {
    for (let at = segment.contextOffsets[id] ?? 0; at < (segment.contextOffsets[id + 1] ?? 0); at += 1)
      sources[segment.contextRoles[at] ?? 0]?.context.push(word(id));
  }
  return sources;
}
