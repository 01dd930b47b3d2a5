import type { Clause } from '../../contract/plan.ts';
import { NATION, type Place, type QueryRole } from '../../contract/query.ts';
import type { Column, Found, Tools } from '../intent.ts';

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
 * Where none of them has any, the nation's figures stand in, said to be those.
 */
export function basisOf(roles: readonly QueryRole[], places: readonly Place[], tools: Tools): Basis {
  const ids = [...new Set(roles.map(({ id }) => id))];
  const heads = ids.map((id) => tools.catalogue.head(id));
  const national = heads.map((role) => ({ role, place: null }));
  if (places.length === 0) return { columns: national, beside: [], place: null, said: [] };
  const without = (place: Place) => ids.filter((id) => !tools.book.covers(id, place));
  const named = (place: Place): Place => {
    const [fact] = ids.flatMap((id) => tools.book.local(id, place));
    return { code: place.code, title: fact?.geography ?? place.title };
  };
  const local = places.filter(({ code }) => code !== NATION.code);
  const asked = local.map((place) => (isLoaded(place, tools) ? place : (place.within ?? place)));
  const used = asked.filter((place) => without(place).length < ids.length).map(named);
  const said = local.flatMap((place): Clause[] => {
    const instead =
      place.within && used.some(({ code }) => code === place.within?.code) ? place.within : null;
    if (!isLoaded(place, tools) && isArea(place))
      return [{ say: 'no-area', place: place.title, instead: (instead ?? NATION).title }];
    const roles = without(place);
    return roles.length > 0
      ? [{ say: 'not-in-place', place: place.title, roles, nation: used.length === 0 }]
      : [];
  });
  if (used.length === 0) return { columns: national, beside: [], place: null, said };
  const compared = places.length > local.length;
  const columns = heads.flatMap((role) => [
    ...used.map((place) => ({ role, place })),
    ...(compared ? [{ role, place: null }] : []),
  ]);
  const beside = used.length === 1 && !compared ? national : [];
  return { columns, beside, place: used.length === 1 ? (used[0] ?? null) : used, said };
}

/** Codes of states have two digits, those of areas more. */
const isArea = ({ code }: Place) => code.length > 2;

/** Whether the catalogue has figures of a place at all; where it lists none, it is taken at its word. */
export function isLoaded({ code }: Place, { catalogue }: Tools): boolean {
  const known = catalogue.places?.();
  return known === undefined || known.length === 0 || known.some((place) => place.code === code);
}
