import { LRUCache } from 'lru-cache';
import pluralize from 'pluralize';
import type { Catalogue, ColumnEntry, ImportedStore, RoleHead } from './catalogue.ts';
import type { Embedded } from './load.ts';
import type { Role, Source, StoredFact } from './schema.ts';

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
  const columns = new Map<string, ColumnEntry[]>();
  const phrases = new Map<string, Map<string, string>>();

  const load = (id: string): Role | undefined => {
    const base = own.get(id);
    const partner = base ? joined.get(id) : id;
    const other = partner === undefined ? undefined : imported?.role(partner);
    return base ? (other ? join(base, other) : base) : other;
  };
  const role = (id: string): Role | undefined => {
    const known = cache.get(id) ?? load(id);
    if (known) cache.set(id, known);
    return known;
  };

  return {
    fields: embedded.fields,
    sources: [...sources.values()],
    ids: [...own.keys(), ...importedIds],
    embeddedIds: [...own.keys()],
    role,
    source(id) {
      const found = sources.get(id);
      if (!found) throw new Error(`no source ${id} in the catalogue`);
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
      const made = mergeColumn(field, embedded.roles, imported, canonical);
      columns.set(field, made);
      return made;
    },
    phrases(field) {
      const known = phrases.get(field);
      if (known) return known;
      const made = new Map<string, string>();
      for (const [id, text] of imported?.phrases(field) ?? []) made.set(canonical.get(id) ?? id, text);
      for (const each of embedded.roles) {
        const value = each.facts.find((fact) => fact.field === field)?.value;
        if (typeof value === 'string') made.set(each.id, value);
      }
      phrases.set(field, made);
      return made;
    },
  };
}

function headOf(role: Role): RoleHead {
  return { id: role.id, title: role.title, plural: role.plural ?? pluralize(role.title), soc: role.soc };
}

/** The embedded role with what the import adds; a fact that both hold stands once. */
function join(base: Role, other: Role): Role {
  const key = (fact: StoredFact) => `${fact.field} ${fact.source} ${JSON.stringify(fact.value)}`;
  const held = new Set(base.facts.map(key));
  const added = other.facts.filter((fact) => !held.has(key(fact)) && !supersedes(base.facts, fact));
  const facts = [...base.facts, ...added];
  const has = new Set(facts.map((fact) => fact.field));
  const missing = [...base.missing, ...other.missing].filter(({ field }) => !has.has(field));
  return { ...base, facts, missing: [...new Map(missing.map((entry) => [entry.field, entry])).values()] };
}

/** A list that the embedded role holds from the same source is a shorter selection of the imported one. */
function supersedes(base: readonly StoredFact[], fact: StoredFact): boolean {
  return base.some(
    (own) => own.field === fact.field && own.source === fact.source && Array.isArray(own.value),
  );
}

/** Imported sources are the newer ones where both name the same. */
function mergeSources(embedded: readonly Source[], imported: readonly Source[]): Map<string, Source> {
  return new Map([...embedded, ...imported].map((source) => [source.id, source]));
}

function mergeColumn(
  field: string,
  roles: readonly Role[],
  imported: ImportedStore | undefined,
  canonical: ReadonlyMap<string, string>,
): ColumnEntry[] {
  const byRole = new Map<string, ColumnEntry>();
  for (const entry of imported?.column(field) ?? []) {
    const id = canonical.get(entry.role) ?? entry.role;
    byRole.set(id, { ...entry, role: id });
  }
  for (const role of roles) {
    const fact = role.facts.find((one) => one.field === field);
    if (fact && typeof fact.value === 'number' && !byRole.has(role.id)) {
      byRole.set(role.id, { role: role.id, value: fact.value, fact });
    }
  }
  return [...byRole.values()];
}
