import type { StoredFact } from '../contract/schema.ts';
import { putUnder } from '../lists.ts';
import { byParts, once } from '../memo.ts';
import type { Catalogue, ColumnEntry, ImportedStore } from './catalogue.ts';
import type { Embedded } from './load.ts';
import type { Joins } from './merge.ts';

/** The columns of places that are kept: each holds a figure of every role (at most 1,000). */
const COLUMNS_KEPT = 60;

/** The half of a catalogue that is about groups of roles and about places. */
type PlacesAndGroups = Pick<
  Catalogue,
  | 'groupIds'
  | 'group'
  | 'members'
  | 'groupsOf'
  | 'places'
  | 'placeFacts'
  | 'atPlace'
  | 'missingAt'
  | 'byPlace'
  | 'columnAt'
>;

/** Returns what a catalogue says of groups and places; nothing where no official data is open. */
export function placesOf(
  embedded: Embedded,
  imported: ImportedStore | undefined,
  { officialOf, nameOf }: Joins,
): PlacesAndGroups {
  const groupIds = imported?.groups ?? [];
  const byCode = new Map(groupIds.map((id) => [imported?.head(id).soc ?? '', id]));
  const places = imported?.places ?? [];
  const title = new Map(places.map((place) => [place.code, place.title]));
  const countedWith = new Map(embedded.roles.map((role) => [role.id, role.countedWith]));
  const membersOf = new Map(groupIds.map((id) => [id, (imported?.members(id) ?? []).map(nameOf)]));
  const members = (group: string): readonly string[] => membersOf.get(group) ?? [];
  const groups = once(() =>
    groupIds.reduce((made, id) => {
      for (const member of members(id)) putUnder(made, member, id);
      return made;
    }, new Map<string, string[]>()),
  );
  const columnAt = byParts(COLUMNS_KEPT, (place: string, field: string): readonly ColumnEntry[] =>
    (imported?.columnAt(place, field) ?? []).map((entry) => ({ ...entry, role: nameOf(entry.role) })),
  );

  /** Facts of the occupation that a role is only counted with carry that occupation's title. */
  const labelled = (role: string, facts: readonly StoredFact[]): readonly StoredFact[] => {
    const official = officialOf(role);
    if (!countedWith.get(role) || official === undefined || !imported) return facts;
    const head = imported.head(official);
    const wider = { title: head.title, ...(head.soc ? { code: head.soc.slice(0, 7) } : {}) };
    return facts.map((fact) => ({ ...fact, wider: fact.wider ?? wider }));
  };

  const atPlace = (role: string, place: string) => {
    const official = officialOf(role);
    return official === undefined || !imported ? [] : labelled(role, imported.atPlace(official, place));
  };

  return {
    groupIds,
    group: (code) => byCode.get(code),
    members,
    groupsOf: (role) => (groups().get(role) ?? []).toSorted((a, b) => members(a).length - members(b).length),
    places: () => places,
    placeFacts: (place) => imported?.placeFacts(place) ?? [],
    atPlace,
    missingAt(role, place) {
      const has = new Set(atPlace(role, place).map((fact) => fact.field));
      return Object.entries(imported?.gaps ?? {}).flatMap(([field, reason]) =>
        has.has(field) ? [] : [{ field, reason }],
      );
    },
    byPlace(role, field) {
      const official = officialOf(role);
      if (official === undefined || !imported) return [];
      return imported
        .byPlace(official, field)
        .flatMap(({ place, facts }) =>
          labelled(role, facts).map((fact) => ({ code: place, title: title.get(place) ?? place, fact })),
        );
    },
    columnAt,
  };
}
