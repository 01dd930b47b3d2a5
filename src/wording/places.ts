import { NATION } from '../contract/query.ts';
import { SENTENCES } from './own/texts.ts';

/** "Dallas-Fort Worth-Arlington, TX": the city that leads an area, and the states that it lies in. */
const AREA = /^(?<city>[^,/]+?)(?:-[^,]*|\/[^,]*)?, (?<states>[A-Z]{2}(?:-[A-Z]{2})*)$/u;

/** How a sentence calls a place: "the District of Columbia", "Dallas, TX". */
export function placeName(title: string): string {
  const { city, states } = AREA.exec(title)?.groups ?? {};
  if (city && states) return `${city}, ${states}`;
  const names: Readonly<Record<string, string>> = SENTENCES.place_names;
  return names[title] ?? title;
}

/** The place that a figure is of; the whole country where it is no place's own. */
export function placeOf({ placeTitle }: { placeTitle?: string | undefined }): string {
  return placeName(placeTitle ?? NATION.title);
}
