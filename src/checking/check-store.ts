import type { FieldRegistry } from '../catalogue/fields.ts';
import { loadEmbedded } from '../catalogue/load.ts';
import { type OpenStore, openStore, StoreError } from '../catalogue/store.ts';
import { STORE_FILE } from '../catalogue/store-schema.ts';
import { type Role, roleSchema, sourceSchema } from '../contract/schema.ts';
import { faultsOfIssue, faultsOfValue } from './check-values.ts';

/** Every fault of an imported catalogue: the file itself, then each source and role against schema and registry. */
export function checkStore(folder: string, fields: FieldRegistry = loadEmbedded().fields): string[] {
  try {
    const store = openStore(folder);
    try {
      return faultsOf(store, fields);
    } finally {
      store.close();
    }
  } catch (error) {
    if (error instanceof StoreError) return [error.message];
    throw error;
  }
}

function faultsOf(store: OpenStore, fields: FieldRegistry): string[] {
  const damage = store.faults().map((problem) => `${STORE_FILE}: (file): ${problem}`);
  if (damage.length > 0) return damage;
  const faults: string[] = [];
  for (const source of store.sources) {
    const { error } = sourceSchema.safeParse(source);
    faults.push(
      ...(error?.issues.flatMap((issue) => faultsOfIssue(`${STORE_FILE}: ${source.id}`, issue)) ?? []),
    );
  }
  const sources = new Set(store.sources.map((source) => source.id));
  for (const id of store.ids)
    faults.push(...roleFaults(`${STORE_FILE}: ${id}`, store.role(id), fields, sources));
  if (store.ids.length === 0) faults.push(`${STORE_FILE}: role: holds no role: import again`);
  if (!store.blob('titles')) faults.push(`${STORE_FILE}: blob: the index of titles is missing: import again`);
  return faults;
}

function roleFaults(
  where: string,
  role: Role | undefined,
  fields: FieldRegistry,
  sources: ReadonlySet<string>,
): string[] {
  const { error } = roleSchema.safeParse(role);
  if (error || !role) return error?.issues.flatMap((issue) => faultsOfIssue(where, issue)) ?? [];
  return role.facts.flatMap(({ field, value, source }, at) => [
    ...(fields.has(field)
      ? faultsOfValue(value, fields.get(field)).map((problem) => `${where}: facts[${at}].value: ${problem}`)
      : [`${where}: facts[${at}].field: no field ${field}; fields.json lists what there is`]),
    ...(sources.has(source) ? [] : [`${where}: facts[${at}].source: no source ${source} in the catalogue`]),
  ]);
}
