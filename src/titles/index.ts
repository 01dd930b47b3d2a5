import type { Embedded } from '../catalogue/load.ts';
import { buildSegment, type TitleSource } from './build.ts';
import { mergeSegments } from './merge.ts';
import { decodeSegment, encodeSegment, type Segment } from './segment.ts';
import { fingerprint, ownTitles } from './shipped-titles.ts';

/** The names under which the index lies in a store. */
const IMPORTED = 'titles';
const JOINED = 'titles-joined';
const JOINED_OF = 'titles-joined-of';

/** Reads a named binary of an imported catalogue. */
export type ReadBlob = (name: string) => Uint8Array | undefined;

/**
 * The index as an import keeps it: of the imported titles alone, and joined with the roles that ship, since
 * joining them takes longer than all else that a start does.
 */
export function titleBlobs(imported: readonly TitleSource[], embedded: Embedded): Record<string, Uint8Array> {
  const own = ownTitles(embedded);
  const alone = buildSegment(imported);
  const joined = mergeSegments(alone, buildSegment(own.sources), own.nameOf);
  return {
    [IMPORTED]: encodeSegment(alone),
    [JOINED]: encodeSegment(joined),
    [JOINED_OF]: new TextEncoder().encode(fingerprint(embedded, own)),
  };
}

/**
 * The index over the roles that ship and, where `blob` has them, imported ones. What an import joined is
 * opened as it lies unless the roles that ship have changed since; then they are joined anew.
 */
export function openIndex(embedded: Embedded, blob?: ReadBlob): Segment {
  const own = ownTitles(embedded);
  const joined = blob?.(JOINED);
  const joinedOf = blob?.(JOINED_OF);
  if (joined && joinedOf && new TextDecoder().decode(joinedOf) === fingerprint(embedded, own))
    return decodeSegment(joined);
  const alone = blob?.(IMPORTED);
  const built = buildSegment(own.sources);
  return alone ? mergeSegments(decodeSegment(alone), built, own.nameOf) : built;
}
