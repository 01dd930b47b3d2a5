import type { Role, Source, StoredFact } from '../contract/schema.ts';
import { byParts, byText } from '../memo.ts';
import type { Catalogue, ColumnEntry, ImportedStore, RoleHead } from './catalogue.ts';
import { join, type YearOf } from './join.ts';
import { labelsIn, numberIn } from './labels.ts';
import { type Embedded, HOW_TO_CHECK } from './load.ts';
import { headOfOfficial, headOfOwn, withNames } from './names.ts';
import { placesOf } from './places.ts';

/** The mapping between joined roles: an official occupation that an embedded role joined goes by that role's id. */
export interface Joins {
  /** The official id behind a role; undefined for one that stands by itself. */
  officialOf(id: string): string | undefined;
  /** The id by which an official role goes. */
  nameOf(official: string): string;
}

/** Roles, and columns of figures, that are kept: all that there are. */
const KEPT = 10_000;

/** One catalogue of the embedded roles and, where one is open, the official ones: roles of one SOC code are one. */
export function createCatalogue(embedded: Embedded, imported?: ImportedStore): Catalogue {
  const own = new Map(embedded.roles.map((role) => [role.id, role]));
  const codes = new Map(embedded.roles.flatMap((role) => (role.soc ? [[role.soc, role.id] as const] : [])));
  const joined = new Map<string, string>();
  const importedIds: string[] = [];
  const official = new Map<string, string>();
  for (const id of imported?.ids ?? []) {
    const soc = imported?.head(id).soc ?? null;
    if (soc !== null) official.set(soc, id);
    const partner = soc === null ? undefined : codes.get(soc);
    if (partner === undefined) {
      importedIds.push(id);
      if (soc !== null) codes.set(soc, id);
    } else joined.set(partner, id);
  }
  const canonical = new Map([...joined].map(([id, other]) => [other, id]));
  const joins: Joins = {
    officialOf: (id) => (own.has(id) ? (joined.get(id) ?? official.get(own.get(id)?.countedWith ?? '')) : id),
    nameOf: (id) => canonical.get(id) ?? id,
  };
  const sources = mergeSources(embedded.sources, imported?.sources ?? []);
  const heads = new Map(embedded.roles.map((role) => [role.id, headOfOwn(role)]));
  const yearOf: YearOf = (fact) =>
    Number(/\d{4}/.exec(fact.asOf ?? sources.get(fact.source)?.asOf ?? '')?.[0] ?? 0);

  const role = byText(KEPT, (id): Role | undefined => {
    const base = own.get(id);
    const behind = joins.officialOf(id);
    const other = behind === undefined ? undefined : imported?.role(behind);
    if (!base) return other && withNames(other, embedded.names);
    return other ? join(base, other, yearOf) : base;
  });

  /** The first fact of a field of each embedded role that has one of its own, or takes over those of another. */
  const embeddedFacts = (field: string): [string, StoredFact][] =>
    embedded.roles.flatMap((one) => {
      if (one.countedWith === undefined && !one.facts.some((fact) => fact.field === field)) return [];
      const fact = role(one.id)?.facts.find((each) => each.field === field);
      return fact ? [[one.id, fact] as [string, StoredFact]] : [];
    });

  const column = byParts(KEPT, (field: string, label?: string): readonly ColumnEntry[] => {
    const made = new Map<string, ColumnEntry>();
    for (const entry of imported?.column(field, label) ?? []) {
      const id = joins.nameOf(entry.role);
      made.set(id, { ...entry, role: id });
    }
    for (const [id, fact] of embeddedFacts(field)) {
      const value = numberIn(fact.value, label);
      if (value !== undefined) made.set(id, { role: id, value, fact });
    }
    return [...made.values()];
  });
  const lists = byText(KEPT, (field): ReadonlyMap<string, readonly string[]> => {
    const made = new Map<string, readonly string[]>();
    for (const [id, labels] of imported?.lists(field) ?? []) made.set(joins.nameOf(id), labels);
    for (const [id, { value }] of embeddedFacts(field)) made.set(id, labelsIn(value));
    return made;
  });
  const phrases = byText(KEPT, (field): ReadonlyMap<string, string> => {
    const made = new Map<string, string>();
    for (const [id, text] of imported?.phrases(field) ?? []) made.set(joins.nameOf(id), text);
    for (const [id, { value }] of embeddedFacts(field)) if (typeof value === 'string') made.set(id, value);
    return made;
  });
  const headOfOther = byText(KEPT, (id): RoleHead => {
    const found = imported?.head(id);
    if (!found) throw new Error(`no role ${id} in the catalogue`);
    return headOfOfficial(found, embedded.names);
  });

  return {
    ...placesOf(embedded, imported, joins),
    fields: embedded.fields,
    sources: [...sources.values()],
    ids: [...own.keys(), ...importedIds],
    embeddedIds: [...own.keys()],
    role,
    source(id) {
      const found = sources.get(id);
      if (!found)
        throw new Error(`A role names the source ${id}, which the catalogue does not hold; ${HOW_TO_CHECK}.`);
      return found;
    },
    head: (id) => heads.get(id) ?? headOfOther(id),
    bySoc: (soc) => codes.get(soc),
    labels: byText(KEPT, (field) => [...new Set([...lists(field).values()].flat())]),
    lists,
    column,
    phrases,
  };
}

/** Imported sources are the newer ones where both name the same. */
function mergeSources(embedded: readonly Source[], imported: readonly Source[]): Map<string, Source> {
  return new Map([...embedded, ...imported].map((source) => [source.id, source]));
}
