import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Role, Source } from '../contract/schema.ts';
import type { ColumnEntry, ImportedStore, RoleHead, TitleEntry } from './catalogue.ts';
import { SCHEMA_VERSION, STORE_FILE } from './store-schema.ts';

/** An imported catalogue that cannot be opened: one sentence that says why and what to do. */
export class StoreError extends Error {
  override readonly name = 'StoreError';
}

/** An imported catalogue that is open, with what `catalogue check` and `stats` ask of it. */
export interface OpenStore extends ImportedStore {
  readonly meta: ReadonlyMap<string, string>;
  /** What SQLite finds wrong with the file itself. */
  faults(): string[];
}

/** Opens an imported catalogue for reading; roles are read when they are asked for. Throws a {@link StoreError}. */
export function openStore(folder: string): OpenStore {
  const path = join(folder, STORE_FILE);
  if (!existsSync(path)) {
    if (statSync(folder, { throwIfNoEntry: false })?.isFile())
      throw new StoreError(`${folder} is a file; give the folder of the catalogue.`);
    throw new StoreError(
      `${folder} holds no imported catalogue (${STORE_FILE}); make one with “npm run catalogue -- import”.`,
    );
  }
  const readable = <T>(read: () => T): T => {
    try {
      return read();
    } catch (error) {
      if (error instanceof StoreError) throw error;
      throw new StoreError(`${path} is damaged or no catalogue: import again.`, { cause: error });
    }
  };
  const db = readable(() => openChecked(path));
  try {
    return readable(() => storeOver(db, readable));
  } catch (error) {
    db.close();
    throw error;
  }
}

/** A page that is damaged shows only when it is read, so every read may fail with the sentence of `readable`. */
function storeOver(db: DatabaseSync, readable: <T>(read: () => T) => T): OpenStore {
  const all = <T>(sql: string) => db.prepare(sql).all() as T[];
  const rows = all<RoleHead>('SELECT id, title, plural, soc FROM role ORDER BY ord');
  const heads = new Map(rows.map((row) => [row.id, { ...row }]));
  const sources = all<{ json: string }>('SELECT json FROM source').map(
    ({ json }) => JSON.parse(json) as Source,
  );
  const meta = new Map(
    all<{ key: string; value: string }>('SELECT key, value FROM meta').map((row) => [row.key, row.value]),
  );
  const lookUp = <T>(sql: string) => {
    const statement = db.prepare(sql);
    return (key: string) => readable(() => statement.get(key) as T | undefined);
  };
  const parsed = <T>(row: { json: string } | undefined): T | undefined =>
    row && readable(() => JSON.parse(row.json) as T);
  const role = lookUp<{ json: string }>('SELECT json FROM role WHERE id = ?');
  const column = lookUp<{ json: string }>('SELECT json FROM "column" WHERE field = ?');
  const phrase = lookUp<{ json: string }>('SELECT json FROM phrase WHERE field = ?');
  const blob = lookUp<{ data: Uint8Array }>('SELECT data FROM blob WHERE name = ?');
  return {
    ids: [...heads.keys()],
    sources,
    meta,
    head(id) {
      const head = heads.get(id);
      if (!head) throw new StoreError(`no role ${id} in the imported catalogue`);
      return head;
    },
    role: (id) => parsed<Role>(role(id)),
    column: (field) => parsed<ColumnEntry[]>(column(field)) ?? [],
    phrases: (field) => new Map(parsed<[string, string][]>(phrase(field)) ?? []),
    titles: () => readable(() => all<TitleEntry>('SELECT role, evidence, title FROM title')),
    blob: (name) => blob(name)?.data,
    faults: () =>
      readable(() => all<{ integrity_check: string }>('PRAGMA integrity_check'))
        .map((row) => row.integrity_check)
        .filter((text) => text !== 'ok'),
    close: () => db.close(),
  };
}

function openChecked(path: string): DatabaseSync {
  const db = new DatabaseSync(path, { readOnly: true });
  try {
    const version = (db.prepare('PRAGMA user_version').get() as { user_version: number }).user_version;
    if (version === SCHEMA_VERSION) return db;
    if (version === 0) throw new StoreError(`${path} is no catalogue of Rolewise: import again.`);
    throw new StoreError(
      `${path} was made by another version of Rolewise (schema ${version}, this one reads ${SCHEMA_VERSION}): import again.`,
    );
  } catch (error) {
    db.close();
    throw error;
  }
}
