import type { Clause } from '../../contract/plan.ts';
import type { Place, QueryRole } from '../../contract/query.ts';
import type { Column, Found, Tools } from '../intent.ts';

/** The columns of a comparison, the places that they are of, and what is said of places without figures. */
export interface Basis {
  columns: Column[];
  place: Found['place'];
  said: Clause[];
}

/**
 * A place is the basis of an answer where it has figures of any of the roles; a role that lacks them there is named.
 * Where none of them has any, the nation's figures stand in, said to be those.
 */
export function basisOf(roles: readonly QueryRole[], places: readonly Place[], tools: Tools): Basis {
  const heads = [...new Set(roles.map(({ id }) => id))].map((id) => tools.catalogue.head(id));
  const national = heads.map((role) => ({ role, place: null }));
  if (places.length === 0) return { columns: national, place: null, said: [] };
  const known = (role: string, place: Place) => tools.book.local(role, place).length > 0;
  const named = (place: Place): Place => {
    const [fact] = heads.flatMap(({ id }) => tools.book.local(id, place));
    return { code: place.code, title: fact?.geography ?? place.title };
  };
  const without = (place: Place) => heads.map(({ id }) => id).filter((id) => !known(id, place));
  const used = places.filter((place) => without(place).length < heads.length).map(named);
  const said = places.flatMap((place): Clause[] => {
    const roles = without(place);
    const nation = used.length === 0;
    return roles.length > 0 ? [{ say: 'not-in-place', place: place.title, roles, nation }] : [];
  });
  if (used.length === 0) return { columns: national, place: null, said };
  const columns = heads.flatMap((role) => used.map((place) => ({ role, place })));
  return { columns, place: used.length === 1 ? (used[0] ?? null) : used, said };
}
