import type { StoredFact } from '../contract/schema.ts';
import { once } from '../memo.ts';
import type { ColumnEntry, Place, PlaceRow } from './catalogue.ts';
import type { FactTables } from './tables/fact-tables.ts';
import type { RoleRow } from './tables/rows.ts';

/** The figures by place of a store. */
export interface ByPlace {
  /** The facts of a role at every place, of all fields or of one. */
  of(id: string, field?: string): PlaceRow[];
  at(id: string, place: string): readonly StoredFact[];
  /** The numbers of a field at one place, of every role that has one. */
  column(place: string, field: string): ColumnEntry[];
  /** The fields of a role that list every place of a kind at once. */
  lists(id: string): StoredFact[];
}

/** The field that lists of places show. */
const LISTED = 'salary.median';
const LISTS: readonly [field: string, kinds: readonly Place['kind'][]][] = [
  ['salary.by_state', ['state', 'territory']],
  ['salary.by_metro', ['metro', 'area']],
];

/** Returns what the tables by code and place say of the roles that are published under those codes. */
export function byPlace(
  tables: FactTables,
  roles: ReadonlyMap<string, RoleRow>,
  places: ReadonlyMap<string, Place>,
): ByPlace {
  const there = (fact: StoredFact, place: string, { wider, code }: { wider: string; code: string }) => ({
    ...fact,
    geography: places.get(place)?.title ?? place,
    ...(wider ? { wider: { title: wider, code } } : {}),
  });
  const of = (id: string, field?: string): PlaceRow[] => {
    const published = roles.get(id)?.published;
    if (!published) return [];
    return [...tables.bySecond(published.code, field)].map(([place, facts]) => ({
      place,
      facts: facts.map((fact) => there(fact, place, published)),
    }));
  };
  const users = once(() =>
    Map.groupBy(
      [...roles.values()].filter(({ head }) => head.kind === 'role'),
      ({ published }) => published?.code ?? '',
    ),
  );
  return {
    of,
    at(id, place) {
      const published = roles.get(id)?.published;
      if (!published) return [];
      return tables.underBoth(published.code, place).map((fact) => there(fact, place, published));
    },
    column: (place, field) =>
      tables
        .withSecond(place, field)
        .flatMap(([code, fact]) =>
          (users().get(code) ?? []).flatMap(({ head, published }): ColumnEntry[] =>
            typeof fact.value === 'number' && published
              ? [{ role: head.id, value: fact.value, fact: there(fact, place, published) }]
              : [],
          ),
        ),
    lists: (id) => LISTS.flatMap(([field, kinds]) => listOf(field, kinds, of(id, LISTED), places)),
  };
}

/** Median yearly wages by state or area, the highest first. */
function listOf(
  field: string,
  kinds: readonly Place['kind'][],
  rows: readonly PlaceRow[],
  places: ReadonlyMap<string, Place>,
): StoredFact[] {
  const found = rows.flatMap(({ place, facts: [fact] }) => {
    const known = places.get(place);
    return known && kinds.includes(known.kind) && typeof fact?.value === 'number'
      ? [{ label: known.title, amount: fact.value, fact }]
      : [];
  });
  const [first] = found;
  if (!first) return [];
  const { source, asOf, wider } = first.fact;
  const value = found
    .sort((a, b) => b.amount - a.amount)
    .map(({ label, amount, fact }) => ({ label, amount, ...(fact.bound ? { flag: 'or more' } : {}) }));
  return [{ field, value, source, ...(asOf ? { asOf } : {}), ...(wider ? { wider } : {}) }];
}
