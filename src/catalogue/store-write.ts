import { closeSync, fsyncSync, mkdirSync, openSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Role, Source } from '../contract/schema.ts';
import type { ColumnEntry, TitleEntry } from './catalogue.ts';
import { SCHEMA_VERSION, STORE_FILE, TABLES } from './store-schema.ts';

/** What a catalogue is called while it is written, before the number of the process that writes it. */
const ASIDE = `.${STORE_FILE}.`;

/** Everything that an imported catalogue holds. */
export interface StoreContent {
  roles: readonly Role[];
  sources: readonly Source[];
  titles: Iterable<TitleEntry>;
  blobs: Readonly<Record<string, Uint8Array>>;
  meta: Readonly<Record<string, string>>;
}

/**
 * Writes a catalogue aside and then puts it in the place of the old one with a single rename, so that a
 * failure at any moment leaves the old one as it was.
 */
export function writeStore(folder: string, content: StoreContent): void {
  mkdirSync(folder, { recursive: true });
  clearLeftovers(folder);
  const aside = join(folder, `${ASIDE}${process.pid}`);
  try {
    const db = new DatabaseSync(aside);
    try {
      // Not OFF, which SQLite ignores where Node opens it defensively, and then writes a journal beside the file.
      db.exec('PRAGMA journal_mode = MEMORY; PRAGMA synchronous = OFF; PRAGMA page_size = 8192;');
      db.exec(`${TABLES} PRAGMA user_version = ${SCHEMA_VERSION};`);
      db.exec('BEGIN');
      fill(db, content);
      db.exec('COMMIT');
    } finally {
      db.close();
    }
    sync(aside);
    renameSync(aside, join(folder, STORE_FILE));
  } finally {
    rmSync(aside, { force: true });
  }
}

/** An import that was killed leaves its unfinished files (PID, PID-journal); those of one still at work are let be. */
function clearLeftovers(folder: string): void {
  for (const name of readdirSync(folder)) {
    if (name.startsWith(ASIDE) && !isAtWork(Number.parseInt(name.slice(ASIDE.length), 10)))
      rmSync(join(folder, name));
  }
}

function isAtWork(pid: number): boolean {
  if (!Number.isInteger(pid) || pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function sync(path: string): void {
  const file = openSync(path, 'r+');
  try {
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

function fill(db: DatabaseSync, { roles, sources, titles, blobs, meta }: StoreContent): void {
  const into = (table: string, columns: number) =>
    db.prepare(`INSERT INTO "${table}" VALUES (${Array(columns).fill('?').join(', ')})`);
  const [metaRow, sourceRow, roleRow] = [into('meta', 2), into('source', 2), into('role', 6)];
  for (const [key, value] of Object.entries(meta)) metaRow.run(key, value);
  for (const source of sources) sourceRow.run(source.id, JSON.stringify(source));
  roles.forEach((role, ord) => {
    roleRow.run(role.id, ord, role.soc, role.title, role.plural ?? role.title, JSON.stringify(role));
  });
  const { columns, phrases } = columnsOf(roles);
  const [columnRow, phraseRow, titleRow, blobRow] = [
    into('column', 2),
    into('phrase', 2),
    into('title', 3),
    into('blob', 2),
  ];
  for (const [field, entries] of columns) columnRow.run(field, JSON.stringify(entries));
  for (const [field, entries] of phrases) phraseRow.run(field, JSON.stringify(entries));
  for (const { role, evidence, title } of titles) titleRow.run(role, evidence, title);
  for (const [name, data] of Object.entries(blobs)) blobRow.run(name, data);
}

/** What ranks and filters read: the numbers and the phrases of every role, by field. */
function columnsOf(roles: readonly Role[]): {
  columns: Map<string, ColumnEntry[]>;
  phrases: Map<string, [string, string][]>;
} {
  const columns = new Map<string, ColumnEntry[]>();
  const phrases = new Map<string, [string, string][]>();
  const put = <T>(map: Map<string, T[]>, field: string, entry: T) => {
    const list = map.get(field);
    if (list) list.push(entry);
    else map.set(field, [entry]);
  };
  for (const role of roles) {
    for (const fact of role.facts) {
      if (typeof fact.value === 'number')
        put(columns, fact.field, { role: role.id, value: fact.value, fact });
      else if (typeof fact.value === 'string' && fact.field !== 'overview.definition')
        put(phrases, fact.field, [role.id, fact.value]);
    }
  }
  return { columns, phrases };
}
