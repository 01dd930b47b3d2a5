import type { Driver, Look } from './driver.ts';
import { LASTING } from './kinds.ts';
import { createStore, type Store } from './store.ts';

/** The location of a store: a database if one is set, else files in the folder. */
export interface StorePlace {
  dataDir: string;
  databaseUrl?: string | undefined;
}

/** Receives a sentence for the operator. */
export type Notice = (sentence: string) => void;

/** Opens the store that the settings ask for. Rejects with a `StoreError` of one sentence when it cannot be used. */
export async function openStore(place: StorePlace, notice?: Notice): Promise<Store> {
  return createStore(await openDriver(place, notice));
}

/** The driver alone, for copies; each is loaded only where it is needed. */
export async function openDriver({ dataDir, databaseUrl }: StorePlace, notice?: Notice): Promise<Driver> {
  if (databaseUrl !== undefined) {
    const { postgresDriver } = await import('./drivers/postgres.ts');
    return postgresDriver({ url: databaseUrl });
  }
  const { sqliteDriver } = await import('./drivers/sqlite.ts');
  return sqliteDriver({ folder: dataDir, lasting: LASTING, notice });
}

/** Looks at what is kept, without changing anything. Rejects with a `StoreError` when a server cannot be reached. */
export async function lookAt({ dataDir, databaseUrl }: StorePlace): Promise<Look> {
  if (databaseUrl !== undefined) {
    const { lookAtDatabase } = await import('./drivers/postgres/look.ts');
    return lookAtDatabase(databaseUrl);
  }
  const { lookAtFiles } = await import('./drivers/sqlite/look.ts');
  return lookAtFiles(dataDir);
}
