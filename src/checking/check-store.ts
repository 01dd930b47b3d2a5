import type { FieldRegistry } from '../catalogue/fields.ts';
import { DATA_DIR, type Embedded, loadEmbedded } from '../catalogue/load.ts';
import { type OpenStore, openShipped, openStore, StoreError } from '../catalogue/store.ts';
import { STORE_FILE } from '../catalogue/tables/files.ts';
import { groupSchema, type Role, roleSchema, sourceSchema } from '../contract/schema.ts';
import { isCurrent } from '../titles/index.ts';
import { namesFaults } from './check-names.ts';
import { faultOfIssue, faultsOfValue } from './check-values.ts';

/** Every fault of an imported catalogue: the file itself, then each source and role against schema and registry. */
export function checkStore(folder: string, fields: FieldRegistry = loadEmbedded().fields): string[] {
  return faultsIn(() => openStore(folder), STORE_FILE, fields);
}

/** Returns every fault of the official data that ships, including its names; an empty list if the data folder does not hold such data. */
export function checkShipped(dataDir: string = DATA_DIR): string[] {
  try {
    const embedded = loadEmbedded(dataDir);
    return faultsIn(
      () => openShipped(dataDir),
      'official',
      embedded.fields,
      (store) => [...indexFaults(store, embedded), ...namesFaults(store, embedded.names, dataDir)],
    );
  } catch {
    // Unreadable data is reported by the check of the data already.
    return [];
  }
}

/** An index of other roles than those that ship is built anew at every start, which takes longer than all else. */
function indexFaults(store: OpenStore, embedded: Embedded): string[] {
  return isCurrent(embedded, store)
    ? []
    : [
        'official: titles: the index is not that of the roles that ship: “npm run catalogue -- pack --index” renews it',
      ];
}

function faultsIn(
  open: () => OpenStore | undefined,
  name: string,
  fields: FieldRegistry,
  more: (store: OpenStore) => string[] = () => [],
): string[] {
  try {
    const store = open();
    if (!store) return [];
    try {
      const damage = store.faults().map((problem) => `${name}: (file): ${problem}`);
      return damage.length > 0 ? damage : [...faultsOf(store, name, fields), ...more(store)];
    } finally {
      store.close();
    }
  } catch (error) {
    if (error instanceof StoreError) return [error.message];
    throw error;
  }
}

function faultsOf(store: OpenStore, name: string, fields: FieldRegistry): string[] {
  const faults: string[] = [];
  for (const source of store.sources) {
    const { error } = sourceSchema.safeParse(source);
    faults.push(...(error?.issues.map((issue) => faultOfIssue(`${name}: ${source.id}`, issue)) ?? []));
  }
  const sources = new Set(store.sources.map((source) => source.id));
  const check = (ids: readonly string[], schema: typeof roleSchema | typeof groupSchema) => {
    for (const id of ids)
      faults.push(...roleFaults(`${name}: ${id}`, store.role(id), schema, fields, sources));
  };
  check(store.ids, roleSchema);
  check(store.groups, groupSchema);
  if (store.ids.length === 0) faults.push(`${name}: roles: holds no role: import again`);
  if (!store.blob('titles')) faults.push(`${name}: titles: the index of titles is missing: import again`);
  return faults;
}

function roleFaults(
  where: string,
  role: Role | undefined,
  schema: typeof roleSchema | typeof groupSchema,
  fields: FieldRegistry,
  sources: ReadonlySet<string>,
): string[] {
  const { error } = schema.safeParse(role);
  if (error || !role) return error?.issues.map((issue) => faultOfIssue(where, issue)) ?? [];
  return role.facts.flatMap(({ field, value, source }, at) => [
    ...(fields.has(field)
      ? faultsOfValue(value, fields.get(field)).map((problem) => `${where}: facts[${at}].value: ${problem}`)
      : [`${where}: facts[${at}].field: no field ${field}; fields.json lists what there is`]),
    ...(sources.has(source) ? [] : [`${where}: facts[${at}].source: no source ${source} in the catalogue`]),
  ]);
}
