import { LRUCache } from 'lru-cache';
import pluralize from 'pluralize';
import type { Role, Source, StoredFact } from '../contract/schema.ts';
import type { Catalogue, ColumnEntry, ImportedStore, RoleHead } from './catalogue.ts';
import { type Embedded, HOW_TO_CHECK } from './load.ts';

/** How many roles of an imported catalogue are kept in memory with all their facts. */
const ROLES_KEPT = 200;

/** One catalogue of the embedded roles and, where one is open, the imported ones: roles of one SOC code are one. */
export function createCatalogue(embedded: Embedded, imported?: ImportedStore): Catalogue {
  const own = new Map(embedded.roles.map((role) => [role.id, role]));
  const codes = new Map(embedded.roles.flatMap((role) => (role.soc ? [[role.soc, role.id] as const] : [])));
  const joined = new Map<string, string>();
  const importedIds: string[] = [];
  for (const id of imported?.ids ?? []) {
    const soc = imported?.head(id).soc ?? null;
    const partner = soc === null ? undefined : codes.get(soc);
    if (partner === undefined) {
      importedIds.push(id);
      if (soc !== null) codes.set(soc, id);
    } else joined.set(partner, id);
  }
  const sources = mergeSources(embedded.sources, imported?.sources ?? []);
  const heads = new Map(embedded.roles.map((role) => [role.id, headOf(role)]));
  const cache = new LRUCache<string, Role>({ max: ROLES_KEPT });
  const canonical = new Map([...joined].map(([id, other]) => [other, id]));
  const yearOf: YearOf = (fact) =>
    Number(/\d{4}/.exec(fact.asOf ?? sources.get(fact.source)?.asOf ?? '')?.[0] ?? 0);
  const columns = new Map<string, ColumnEntry[]>();
  const phrases = new Map<string, Map<string, string>>();

  const load = (id: string): Role | undefined => {
    const base = own.get(id);
    const partner = base ? joined.get(id) : id;
    const other = partner === undefined ? undefined : imported?.role(partner);
    return base ? (other ? join(base, other, yearOf) : base) : other;
  };
  const role = (id: string): Role | undefined => {
    const known = cache.get(id) ?? load(id);
    if (known) cache.set(id, known);
    return known;
  };

  /** The fact that each embedded role gives first in a field, with what joined it. */
  const embeddedFacts = (field: string): [string, StoredFact][] =>
    embedded.roles.flatMap(({ id }) => {
      const fact = role(id)?.facts.find((one) => one.field === field);
      return fact ? [[id, fact] as [string, StoredFact]] : [];
    });

  return {
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
    head(id) {
      const found = heads.get(id) ?? imported?.head(id);
      if (!found) throw new Error(`no role ${id} in the catalogue`);
      return found;
    },
    bySoc: (soc) => codes.get(soc),
    column(field) {
      const known = columns.get(field);
      if (known) return known;
      const made = new Map<string, ColumnEntry>();
      for (const entry of imported?.column(field) ?? []) {
        if (!canonical.has(entry.role)) made.set(entry.role, entry);
      }
      for (const [id, fact] of embeddedFacts(field)) {
        if (typeof fact.value === 'number') made.set(id, { role: id, value: fact.value, fact });
      }
      const entries = [...made.values()];
      columns.set(field, entries);
      return entries;
    },
    phrases(field) {
      const known = phrases.get(field);
      if (known) return known;
      const made = new Map<string, string>();
      for (const [id, text] of imported?.phrases(field) ?? []) {
        if (!canonical.has(id)) made.set(id, text);
      }
      for (const [id, fact] of embeddedFacts(field)) {
        if (typeof fact.value === 'string') made.set(id, fact.value);
      }
      phrases.set(field, made);
      return made;
    },
  };
}

function headOf(role: Role): RoleHead {
  return { id: role.id, title: role.title, plural: role.plural ?? pluralize(role.title), soc: role.soc };
}

/**
 * The embedded role with what the import adds: a fact that both hold stands once, and of two editions of a
 * figure the newer comes first. A list is replaced by the imported one, of which it is a selection.
 */
function join(base: Role, other: Role, yearOf: YearOf): Role {
  const key = (fact: StoredFact) => `${fact.field} ${fact.source} ${JSON.stringify(fact.value)}`;
  const listed = new Set(other.facts.filter(isList).map((fact) => fact.field));
  const own = base.facts.filter((fact) => !(isList(fact) && listed.has(fact.field)));
  const held = new Set(own.map(key));
  const facts = byEdition([...own, ...other.facts.filter((fact) => !held.has(key(fact)))], yearOf);
  const has = new Set(facts.map((fact) => fact.field));
  const missing = [...base.missing, ...other.missing].filter(({ field }) => !has.has(field));
  return { ...base, facts, missing: [...new Map(missing.map((entry) => [entry.field, entry])).values()] };
}

function isList(fact: StoredFact): boolean {
  return Array.isArray(fact.value);
}

/** The year that a fact describes, 0 where neither it nor its source names one. */
type YearOf = (fact: StoredFact) => number;

/** The facts with those of one field together where the first of them stood, the newest first. */
function byEdition(facts: readonly StoredFact[], yearOf: YearOf): StoredFact[] {
  const fields = Map.groupBy(facts, (fact) => fact.field);
  return [...fields.values()].flatMap((group) => group.sort((a, b) => yearOf(b) - yearOf(a)));
}

/** Imported sources are the newer ones where both name the same. */
function mergeSources(embedded: readonly Source[], imported: readonly Source[]): Map<string, Source> {
  return new Map([...embedded, ...imported].map((source) => [source.id, source]));
}
