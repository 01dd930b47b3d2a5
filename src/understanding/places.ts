import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Place } from '../contract/query.ts';

export const PLACES_FILE = join(
  fileURLToPath(new URL('../../data/lexicon/', import.meta.url)),
  'places.json',
);

/** What words name: a place with figures, or one that no figures are published for. */
export type Found = { kind: 'place'; place: Place; short: boolean } | { kind: 'foreign' };

/** Finds places by their names. */
export interface Gazetteer {
  /** What exactly these words (lower case, no accents) name; `short`: a postal code, which needs a place's slot. */
  find(words: readonly string[]): Found | null;
  /** The most words that a name has. */
  readonly longest: number;
}

interface PlacesFile {
  states: readonly { code: string; postal: string; title: string; names?: readonly string[] }[];
  areas: readonly { code: string; title: string; names: readonly string[] }[];
  foreign: readonly string[];
}

const SPLIT = /[^\p{L}\p{N}]+/u;

/** The gazetteer of the lexicon; `more` adds names of a catalogue's own places. */
export function openGazetteer(more: readonly Place[] = [], path = PLACES_FILE): Gazetteer {
  const file = JSON.parse(readFileSync(path, 'utf8')) as PlacesFile;
  const byName = new Map<string, Found>();
  const put = (name: string, found: Found) => {
    const key = name.toLowerCase().split(SPLIT).filter(Boolean).join(' ');
    if (!byName.has(key)) byName.set(key, found);
  };
  for (const { code, title, postal, names = [] } of file.states) {
    const place = { code, title };
    for (const name of [title, ...names]) put(name, { kind: 'place', place, short: name.length <= 2 });
    put(postal, { kind: 'place', place, short: true });
  }
  for (const { code, title, names } of file.areas)
    for (const name of [title, ...names])
      put(name, { kind: 'place', place: { code, title }, short: name.length <= 2 });
  for (const place of more) put(place.title, { kind: 'place', place, short: false });
  for (const name of file.foreign) put(name, { kind: 'foreign' });
  const longest = Math.max(...[...byName.keys()].map((name) => name.split(' ').length));
  return { longest, find: (words) => byName.get(words.join(' ')) ?? null };
}
