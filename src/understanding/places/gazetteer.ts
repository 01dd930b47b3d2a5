import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Place } from '../../contract/query.ts';
import { editDistance } from '../../language/distance.ts';
import { Slips } from '../../language/slips.ts';
import { soundOf } from '../../language/sound.ts';

export const PLACES_FILE = join(
  fileURLToPath(new URL('../../../data/lexicon/', import.meta.url)),
  'places.json',
);

/** The meaning of words: a state or a territory, an area around a city, or a place without published figures. */
export type Found =
  /** `postal`: the state's code, which is a word of its own as well. */
  | { kind: 'state'; place: Place; postal: boolean }
  /** `states`: the postal codes of the states that the area lies in; `by`: what of it the words are. */
  | { kind: 'area'; place: Place; states: readonly string[]; by: 'nickname' | 'city' | 'part' }
  | { kind: 'region' }
  | { kind: 'foreign' };

type Area = Extract<Found, { kind: 'area' }>;

/** The areas that go by a name in the way that the first of them does. */
export function likeliest(areas: readonly Area[]): readonly Area[] {
  const [first] = areas;
  if (first?.by === 'nickname') return [first];
  return areas.filter(({ by }) => by === first?.by);
}

/** Finds places by their names. */
export interface Gazetteer {
  /** Returns whether a word begins some name. */
  begins(word: string): boolean;
  /** All that exactly these words (lower case, no accents) name, the likeliest first. */
  find(words: readonly string[]): readonly Found[];
  /** What a misspelled name of a state or of the first city of an area means; nothing where none is near. */
  near(words: readonly string[]): readonly Found[];
  /** The postal code of a state; undefined for any other place. */
  postal(code: string): string | undefined;
  /** Returns whether a word ends the name of a part of a state that nothing is published for ("Cook County"). */
  isUnit(word: string): boolean;
  /** The most words that a name has. */
  readonly longest: number;
}

interface PlacesFile {
  states: readonly { code: string; postal: string; title: string; names?: readonly string[] }[];
  /** Titles of areas by their codes: their cities, and the states that they lie in. */
  areas: Readonly<Record<string, string>>;
  /** By postal code. */
  stateNicknames: Readonly<Record<string, readonly string[]>>;
  nicknames: Readonly<Record<string, readonly string[]>>;
  regions: readonly string[];
  units: readonly string[];
  foreign: readonly string[];
}

const SPLIT = /[^\p{L}\p{N}]+/u;
/** "Dallas-Fort Worth-Arlington", "Nashville-Davidson--Murfreesboro", "Louisville/Jefferson County". */
const CITIES = /-+|\//u;

/** The gazetteer of the lexicon; `more` adds areas that only a catalogue has. */
export function openGazetteer(more: readonly Place[] = [], path = PLACES_FILE): Gazetteer {
  const file = JSON.parse(readFileSync(path, 'utf8')) as PlacesFile;
  const byName = new Map<string, Found[]>();
  const put = (name: string, found: Found) => {
    const key = keyOf(name);
    const known = byName.get(key) ?? [];
    // An area whose title is its city's name goes by it once.
    if (!known.some((one) => 'place' in one && 'place' in found && one.place.code === found.place.code))
      byName.set(key, [...known, found]);
  };
  const areas = areasOf(file, more);
  for (const { code, title, postal, names = [] } of file.states)
    for (const name of [title, ...names, ...(file.stateNicknames[postal] ?? [])])
      put(name, { kind: 'state', place: { code, title }, postal: false });
  for (const { area, nicknames } of areas) for (const name of nicknames) put(name, area('nickname'));
  for (const { code, title, postal } of file.states)
    put(postal, { kind: 'state', place: { code, title }, postal: true });
  for (const name of file.regions) put(name, { kind: 'region' });
  for (const name of file.foreign) put(name, { kind: 'foreign' });
  for (const { area, cities } of areas) for (const name of cities.slice(0, 1)) put(name, area('city'));
  for (const { area, cities } of areas) for (const name of cities.slice(1)) put(name, area('part'));
  for (const { area } of areas) put(area('city').place.title, area('city'));
  // A slip of a short name may be one of many others, unless the area is known far and wide.
  const large = areas.filter(({ cities: [first = '', ...more] }) => first.length > SHORT || more.length > 0);
  const spelled = [
    ...file.states.map(({ title }) => title),
    ...large.flatMap(({ cities }) => cities[0] ?? []),
  ];
  const slips = new Slips(spelled.map(keyOf));
  const near = (name: string): readonly Found[] => {
    const meant = byName.has(name) ? '' : (slips.nearest(name) ?? '');
    const found = byName.get(meant) ?? [];
    // "Greensburg" is no slip of "Greensboro": towns are too many for two letters to tell them apart.
    const close = found[0]?.kind === 'state' || editDistance(soundOf(name), soundOf(meant), 1) <= 1;
    return close ? found : [];
  };
  const names = [...byName.keys()].map((name) => name.split(' '));
  const longest = Math.max(...names.map(({ length }) => length));
  const firsts = new Set(names.flatMap(([first]) => first ?? []));
  const units = new Set(file.units);
  const postals = new Map(file.states.map(({ code, postal }) => [code, postal]));
  return {
    longest,
    begins: (word) => firsts.has(word),
    find: (words) => byName.get(words.join(' ')) ?? [],
    near: (words) => near(words.join(' ')),
    postal: (code) => postals.get(code),
    isUnit: (word) => units.has(word),
  };
}

/** Names of cities with this many letters are short. */
const SHORT = 5;

/** A name as its words are written in a question. */
const keyOf = (name: string) => name.toLowerCase().split(SPLIT).filter(Boolean).join(' ');

/** Areas, each within a state, with the names that they go by: nicknames, and their cities, the largest first. */
function areasOf(file: PlacesFile, more: readonly Place[]) {
  const { areas, nicknames } = file;
  const own = Object.entries(areas).map(([code, title]) => ({ code, title }));
  const others = more.filter(({ code }) => !(code in areas));
  return [...own, ...others].map((place) => {
    const [cities = '', states = ''] = place.title.split(', ');
    const postals = states.split('-');
    // The first city of an area lies in the first of its states.
    const state = file.states.find(({ postal }) => postal === postals[0]);
    const within = state && { code: state.code, title: state.title };
    const area = (by: Area['by']): Area => ({
      kind: 'area',
      place: { ...place, within },
      states: postals,
      by,
    });
    return { area, cities: cities.split(CITIES), nicknames: nicknames[place.code] ?? [] };
  });
}
