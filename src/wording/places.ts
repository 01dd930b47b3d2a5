import { NATION } from '../contract/query.ts';
import { SENTENCES } from './own/texts.ts';

/** "Dallas-Fort Worth-Arlington, TX": the cities of an area, and the states that it lies in. */
const AREA = /^(?<cities>[^,]+), (?<states>[A-Z]{2}(?:-[A-Z]{2})*)$/u;
const CITY = /-+|\//u;
/** The maximum number of cities named for an area; with more, only the first is named. */
const MOST_CITIES = 2;

/** Returns the name of a place in a sentence: "the District of Columbia", "Dallas, TX", "Winston-Salem, NC". */
export function placeName(title: string): string {
  const { cities, states } = AREA.exec(title)?.groups ?? {};
  if (cities && states) {
    const all = cities.split(CITY);
    return `${all.length > MOST_CITIES ? all[0] : cities}, ${states}`;
  }
  const names: Readonly<Record<string, string>> = SENTENCES.place_names;
  return names[title] ?? title;
}

/** Returns the place of a figure; the whole country for a figure that is not a place's own. */
export function placeOf({ placeTitle }: { placeTitle?: string | undefined }): string {
  return placeName(placeTitle ?? NATION.title);
}
