import type { Clause } from '../../contract/plan.ts';
import { NATION, type Place, type QueryRole } from '../../contract/query.ts';
import type { Column, Found, Tools } from '../intent.ts';
import { isLoaded, placeAs } from '../places.ts';

/** The columns of a comparison, the places that they are of, and what is said of places without figures. */
export interface Basis {
  columns: Column[];
  /** The nation's figures beside those of one place: shown, not told. */
  beside: Column[];
  place: Found['place'];
  said: Clause[];
}

/**
 * A place is the basis of an answer where it has figures of any of the roles; a role that lacks them there is named.
 * If all of them lack figures, the nation's stand in, labelled as such.
 */
export function basisOf(
  roles: readonly QueryRole[],
  places: readonly Place[],
  fields: readonly string[],
  tools: Tools,
): Basis {
  const ids = [...new Set(roles.map(({ id }) => id))];
  const heads = ids.map((id) => tools.catalogue.head(id));
  const national = heads.map((role) => ({ role, place: null }));
  if (places.length === 0) return { columns: national, beside: [], place: null, said: [] };
  const without = (place: Place) => ids.filter((id) => !tools.book.covers(id, place, fields));
  const named = (place: Place): Place => {
    const [fact] = ids.flatMap((id) => tools.book.local(id, place));
    return { code: place.code, title: fact?.geography ?? place.title };
  };
  // A role that was named with a place of its own is asked about in no other.
  const asksOf = (id: string, { code }: Place) =>
    roles.some((one) => one.id === id && (one.place === undefined || one.place.code === code));
  const local = places.filter(({ code }) => code !== NATION.code);
  const asked = local.map((place) => placeAs(place, tools));
  const distinct = [...new Map(asked.map((place) => [place.code, place])).values()];
  const used = distinct.filter((place) => without(place).length < ids.length).map(named);
  const said = together(
    local.flatMap((place): PlaceClause[] => {
      if (!isLoaded(place, tools)) {
        const state = used.find(({ code }) => code === place.within?.code);
        const instead = state?.title ?? (used.length > 0 ? null : NATION.title);
        return [{ say: 'no-area', places: [place.title], instead }];
      }
      const lacks = without(place).filter((id) => asksOf(id, place));
      return lacks.length > 0
        ? [{ say: 'not-in-place', places: [place.title], roles: lacks, nation: used.length === 0 }]
        : [];
    }),
  );
  if (used.length === 0) return { columns: national, beside: [], place: null, said };
  // "X in Texas vs Y in Ohio": each in its own place.
  if (roles.every(({ place }) => place)) {
    const columns = roles.map(({ id, place }) => ({
      role: tools.catalogue.head(id),
      place: place && place.code !== NATION.code ? placeAs(place, tools) : null,
    }));
    return { columns, beside: [], place: used, said };
  }
  const compared = places.length > local.length;
  const columns = heads.flatMap((role) => [
    ...used.map((place) => ({ role, place })),
    ...(compared ? [{ role, place: null }] : []),
  ]);
  const beside = used.length === 1 && !compared ? national : [];
  return { columns, beside, place: used.length === 1 ? (used[0] ?? null) : used, said };
}

type PlaceClause = Extract<Clause, { say: 'no-area' | 'not-in-place' }>;

/** Merges identical clauses about several places into one. */
function together(clauses: readonly PlaceClause[]): PlaceClause[] {
  const alike = Map.groupBy(clauses, (clause) => JSON.stringify({ ...clause, places: [] }));
  return [...alike.values()].flatMap(([first, ...others]) =>
    first ? [{ ...first, places: [first, ...others].flatMap(({ places }) => places) }] : [],
  );
}
