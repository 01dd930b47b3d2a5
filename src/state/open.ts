import type { Driver } from './driver.ts';
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
