import type { Place } from '../contract/query.ts';
import type { Tools } from './intent.ts';

/** Returns whether figures of a place are at hand: those of states ship, those of areas come with an import. */
export function isLoaded({ code }: Place, { catalogue }: Pick<Tools, 'catalogue'>): boolean {
  const known = catalogue.places();
  // Codes of states have two digits, those of areas more.
  return known.length === 0 || code.length <= 2 || known.some((place) => place.code === code);
}

/** A place as figures of it are at hand: an area, or the state that was named with it. */
export function placeAs(place: Place, tools: Pick<Tools, 'catalogue'>): Place {
  const { code, title } = isLoaded(place, tools) ? place : (place.within ?? place);
  return { code, title };
}
