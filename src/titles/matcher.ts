import { LRUCache } from 'lru-cache';
import type { Catalogue, TitleEntry } from '../catalogue/catalogue.ts';
import type { Role } from '../catalogue/schema.ts';
import { buildSegment, type TitleSource } from './build.ts';
import { mergeSegments } from './merge.ts';
import { type Candidate, type Resolution, Resolver } from './resolve.ts';
import { TitleSearch } from './search.ts';
import { decodeSegment } from './segment.ts';
import { createSuggest } from './suggest.ts';

/** From what a person typed to roles. */
export interface TitleMatcher {
  resolve(mention: string): Resolution;
  /** The roles known by exactly these words (normal forms), best first. */
  exact(words: readonly string[]): Candidate[];
  /** Whether these words are a title as they stand. */
  isTitle(words: readonly string[]): boolean;
  /** Whether some title has this word, or it is a short form of one. */
  inTitles(word: string): boolean;
  /** Whether a word is a word of titles misspelled. */
  nearTitles(word: string): boolean;
  /** How many edits a word is from one that many titles have; undefined when it is near none. */
  commonNear(word: string): number | undefined;
  /** Role ids for a half-typed title, best first. */
  suggest(typed: string, limit: number): string[];
}

export interface MatcherParts {
  catalogue: Catalogue;
  /** The index made at import time, where a catalogue was imported. */
  index?: Uint8Array | undefined;
  /** Short forms that several embedded roles share: "om". */
  shortForms?: Readonly<Record<string, readonly string[]>> | undefined;
}

/** Mentions whose meaning is kept: people ask for the same few titles again and again. */
const RECENT = 2000;

/** Opens the title index of the catalogue: the imported one as it lies, the embedded roles' made on the spot. */
export function createMatcher({ catalogue, index, shortForms = {} }: MatcherParts): TitleMatcher {
  const imported = index && decodeSegment(index);
  const own = buildSegment(embeddedSources(catalogue, shortForms));
  const segment = imported ? mergeSegments(imported, own, (id) => canonical(catalogue, id)) : own;
  const recent = new LRUCache<string, Resolution>({ max: RECENT });
  const resolver = new Resolver(new TitleSearch(segment), (soc) => catalogue.bySoc(soc));
  return {
    resolve(mention) {
      const known = recent.get(mention);
      if (known) return known;
      const made = resolver.resolve(mention);
      recent.set(mention, made);
      return made;
    },
    exact: (words) => resolver.exact(words),
    isTitle: (words) => resolver.isTitle(words),
    inTitles: (word) => resolver.inTitles(word),
    nearTitles: (word) => resolver.nearTitles(word),
    commonNear: (word) => resolver.commonNear(word),
    suggest: createSuggest(catalogue, resolver),
  };
}

/** An imported role that joined an embedded one goes by the embedded one's id. */
function canonical(catalogue: Catalogue, id: string): string {
  const soc = /\d{2}-\d{4}\.\d{2}/.exec(id)?.[0];
  const joined = soc === undefined ? undefined : catalogue.bySoc(soc);
  return joined ?? id;
}

function embeddedSources(
  catalogue: Catalogue,
  shortForms: Readonly<Record<string, readonly string[]>>,
): TitleSource[] {
  return catalogue.embeddedIds.flatMap((id) => {
    const role = catalogue.role(id);
    if (!role) return [];
    const shared = Object.entries(shortForms).flatMap(([short, ids]) => (ids.includes(id) ? [short] : []));
    const names = [role.title, catalogue.head(id).plural, ...role.aliases, ...shared];
    const titles: TitleEntry[] = names.map((title) => ({ title, role: id, evidence: 'curated' }));
    return [{ role: id, titles, context: contextOf(role) }];
  });
}

/** The phrases of a role's own facts, which tell its field of work. */
function contextOf(role: Role): string[] {
  return role.facts.flatMap(({ field, value }) => {
    if (!/^(?:overview|duties|skills|environment)\./.test(field)) return [];
    if (typeof value === 'string') return [value];
    return Array.isArray(value) ? value.map((item) => item.label) : [];
  });
}
