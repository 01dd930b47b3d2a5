import type { Catalogue, PlaceEntry } from '../catalogue/catalogue.ts';
import type { Place } from '../contract/query.ts';
import type { Item, StoredFact } from '../contract/schema.ts';
import type { Tools } from './intent.ts';

/** Returns the facts of a role for one place; may be empty. */
export function factsAt(role: string, place: Place, catalogue: Catalogue): readonly StoredFact[] {
  if (catalogue.atPlace) return catalogue.atPlace(role, place.code);
  const wanted = place.title.toLowerCase();
  const found = listedPlaces(role, catalogue).find(({ title }) => isPlace(title.toLowerCase(), wanted));
  return found ? [found.fact] : [];
}

/** Returns whether figures of a place are at hand: those of states ship, those of areas come with an import. */
export function isLoaded({ code }: Place, { catalogue }: Pick<Tools, 'catalogue'>): boolean {
  const known = catalogue.places?.() ?? [];
  // Codes of states have two digits, those of areas more.
  return known.length === 0 || code.length <= 2 || known.some((place) => place.code === code);
}

/** A place as figures of it are at hand: an area, or the state that was named with it. */
export function placeAs(place: Place, tools: Pick<Tools, 'catalogue'>): Place {
  const { code, title } = isLoaded(place, tools) ? place : (place.within ?? place);
  return { code, title };
}

/** Every place that pay of a role is published for, with its figure. */
export function placesOf(role: string, field: string, catalogue: Catalogue): readonly PlaceEntry[] {
  return catalogue.byPlace?.(role, field) ?? listedPlaces(role, catalogue);
}

/** Places of lists ("Median pay by state"), each as a fact of the median pay there; the wider places first. */
function listedPlaces(role: string, catalogue: Catalogue): PlaceEntry[] {
  const median = catalogue.fields.where({ measure: 'pay.yearly', statistic: 'median' })[0];
  if (!median) return [];
  return catalogue.fields.where({ measure: 'place' }).flatMap((list) =>
    (catalogue.role(role)?.facts ?? [])
      .filter((fact) => fact.field === list.id && Array.isArray(fact.value))
      .flatMap((fact) =>
        (fact.value as Item[]).flatMap(({ label, amount }): PlaceEntry[] => {
          if (amount === undefined) return [];
          const local = { ...fact, field: median.id, value: amount, geography: label };
          return [{ code: label, title: label, fact: local }];
        }),
      ),
  );
}

/** A state by its name, an area by the city that leads it ("Boston-Cambridge-Newton, MA"). */
function isPlace(label: string, wanted: string): boolean {
  return label === wanted || label.split(/[-–,]/)[0]?.trim() === wanted;
}
