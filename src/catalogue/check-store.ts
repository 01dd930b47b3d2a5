import type { z } from 'zod';
import { roleSchema, sourceSchema } from './schema.ts';
import { openStore, StoreError } from './store.ts';
import { STORE_FILE } from './store-schema.ts';

/** Every fault of an imported catalogue: the file itself, then each role and source against the schema. */
export function checkStore(folder: string): string[] {
  try {
    const store = openStore(folder);
    try {
      const faults = store.check().map((problem) => `${STORE_FILE}: ${problem}`);
      for (const source of store.sources) faults.push(...faultsOf(sourceSchema, source, source.id));
      const known = new Set(store.sources.map((source) => source.id));
      for (const id of store.ids) {
        const role = store.role(id);
        faults.push(...faultsOf(roleSchema, role, id));
        for (const fact of role?.facts ?? []) {
          if (!known.has(fact.source))
            faults.push(`${STORE_FILE}: ${id}.${fact.field}: source ${fact.source} is not in the catalogue`);
        }
      }
      if (!store.blob('titles')) faults.push(`${STORE_FILE}: the index of titles is missing: import again`);
      return faults;
    } finally {
      store.close();
    }
  } catch (error) {
    if (error instanceof StoreError) return [error.message];
    throw error;
  }
}

function faultsOf(schema: z.ZodType, value: unknown, id: string): string[] {
  const result = schema.safeParse(value);
  if (result.success) return [];
  return result.error.issues.map((issue) => `${STORE_FILE}: ${id}.${issue.path.join('.')}: ${issue.message}`);
}
