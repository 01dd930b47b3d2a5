import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { ColumnEntry, Evidence, ImportedStore, RoleHead } from './catalogue.ts';
import type { Role, Source } from './schema.ts';
import { SCHEMA_VERSION, STORE_FILE } from './store-schema.ts';

/** An imported catalogue that cannot be opened: one sentence that says why and what to do. */
export class StoreError extends Error {
  override readonly name = 'StoreError';
}

/** Opens an imported catalogue for reading; roles are read when they are asked for. */
export function openStore(
  folder: string,
): ImportedStore & { meta: ReadonlyMap<string, string>; check(): string[] } {
  const path = join(folder, STORE_FILE);
  if (!existsSync(path)) {
    throw new StoreError(
      `${folder} holds no imported catalogue (${STORE_FILE}); make one with “npm run catalogue -- import”.`,
    );
  }
  const db = openChecked(path);
  const all = <T>(sql: string, ...values: string[]) => db.prepare(sql).all(...values) as T[];
  const heads = new Map<string, RoleHead>();
  for (const row of all<RoleHead>('SELECT id, title, plural, soc FROM role ORDER BY ord'))
    heads.set(row.id, { ...row });
  const sources = all<{ json: string }>('SELECT json FROM source').map(
    (row) => JSON.parse(row.json) as Source,
  );
  const meta = new Map(
    all<{ key: string; value: string }>('SELECT key, value FROM meta').map((row) => [row.key, row.value]),
  );
  const roleRow = db.prepare('SELECT json FROM role WHERE id = ?');
  const columnRow = db.prepare('SELECT json FROM "column" WHERE field = ?');
  const phraseRow = db.prepare('SELECT json FROM phrase WHERE field = ?');
  const blobRow = db.prepare('SELECT data FROM blob WHERE name = ?');
  const parsed = <T>(row: unknown): T | undefined =>
    row ? (JSON.parse((row as { json: string }).json) as T) : undefined;
  return {
    ids: [...heads.keys()],
    sources,
    meta,
    head(id) {
      const head = heads.get(id);
      if (!head) throw new StoreError(`no role ${id} in the imported catalogue`);
      return head;
    },
    role: (id) => parsed<Role>(roleRow.get(id)),
    column: (field) => parsed<ColumnEntry[]>(columnRow.get(field)) ?? [],
    phrases: (field) => new Map(parsed<[string, string][]>(phraseRow.get(field)) ?? []),
    *titles() {
      for (const row of db.prepare('SELECT role, evidence, title FROM title').iterate()) {
        yield row as unknown as { role: string; evidence: Evidence; title: string };
      }
    },
    blob: (name) => (blobRow.get(name) as { data: Uint8Array } | undefined)?.data,
    check: () =>
      all<{ integrity_check: string }>('PRAGMA integrity_check')
        .map((row) => row.integrity_check)
        .filter((text) => text !== 'ok'),
    close: () => db.close(),
  };
}

function openChecked(path: string): DatabaseSync {
  try {
    const db = new DatabaseSync(path, { readOnly: true });
    const version = (db.prepare('PRAGMA user_version').get() as { user_version: number }).user_version;
    if (version === SCHEMA_VERSION) return db;
    db.close();
    throw new StoreError(
      `${path} was made by another version of Rolewise (schema ${version}, this one reads ${SCHEMA_VERSION}): import again.`,
    );
  } catch (error) {
    if (error instanceof StoreError) throw error;
    throw new StoreError(`${path} is damaged or no catalogue: import again.`, { cause: error });
  }
}
