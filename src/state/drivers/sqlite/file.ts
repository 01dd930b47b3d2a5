import { existsSync, renameSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { makeFolder } from '../../../settings/make-folder.ts';
import { StoreError } from '../../error.ts';
import { faultOf, storeError } from './faults.ts';
import { createTables, LAYOUT, prepareStatements, type Statements } from './statements.ts';

/** One database file, opened when it is used and again after a fault. */
export interface DatabaseFile {
  /** Runs statements; throws a `StoreError`. */
  use<T>(act: (statements: Statements) => T): T;
  /** Runs SQL that gives rows. */
  query(sql: string): Record<string, unknown>[];
  /** A connection of its own that sees the file as it is now, until it is closed. */
  freeze(): { statements: Statements; close(): void };
  /** Opens the file anew when another stands in its place, or none. */
  look(): void;
  close(): void;
}

export interface FileOptions {
  path: string;
  /** Commits must survive a loss of power, too. */
  durable: boolean;
  /** A damaged file may be put aside: nothing in it is missed for long. */
  replaceable: boolean;
  notice(sentence: string): void;
}

interface Open {
  database: DatabaseSync;
  statements: Statements;
  inode: number;
}

/** The time that SQLite itself waits for another process; callers wait longer, without holding up others. */
const WAIT_MS = 20;
/** The log beside the file is cut to this size when it has grown beyond. */
const LOG_BYTES = 16 * 1024 * 1024;
/** It goes into the file when it has so many pages; most of them were written several times by then. */
const LOG_PAGES = 3_000;

export function databaseFile(options: FileOptions): DatabaseFile {
  const { path } = options;
  let open: Open | undefined;
  let closed = false;
  // Closing one whose file is gone would delete the log of the file that took its place.
  const stale: Open[] = [];

  const drop = (): void => {
    if (!open) return;
    if (inodeOf(path) === open.inode) closeQuietly(open.database);
    else stale.push(open);
    open = undefined;
  };
  const opened = (): Open => {
    if (closed) throw new StoreError('closed', `${path} is closed: the process is ending.`);
    open ??= openFile(options);
    return open;
  };
  const use = <T>(act: (open: Open) => T): T => {
    try {
      return act(opened());
    } catch (error) {
      const fault = faultOf(error);
      if (fault === 'garbled' || fault === 'unreachable') drop();
      if (fault !== 'garbled' || !options.replaceable) throw storeError(error, path);
    }
    try {
      putAside(options);
      return act(opened());
    } catch (error) {
      throw storeError(error, path);
    }
  };
  return {
    use: (act) => use(({ statements }) => act(statements)),
    query: (sql) => use(({ database }) => database.prepare(sql).all()),
    freeze() {
      const database = new DatabaseSync(path, { readOnly: true, timeout: WAIT_MS });
      database.exec('BEGIN; SELECT count(*) FROM sqlite_schema');
      return { statements: prepareStatements(database), close: () => database.close() };
    },
    look() {
      if (open && inodeOf(path) !== open.inode) drop();
    },
    close() {
      drop();
      closed = true;
    },
  };
}

function openFile({ path, durable }: FileOptions): Open {
  // Somebody may have taken it away since.
  makeFolder(dirname(path), 0o700);
  const database = new DatabaseSync(path, { timeout: WAIT_MS });
  try {
    // Pages that become free are given back bit by bit; this counts only before the first table.
    database.exec('PRAGMA auto_vacuum = INCREMENTAL');
    // A log beside the file: readers and one writer at a time, of several processes, without waiting.
    database.exec(`PRAGMA journal_mode = WAL; PRAGMA journal_size_limit = ${LOG_BYTES};
      PRAGMA wal_autocheckpoint = ${LOG_PAGES};
      PRAGMA synchronous = ${durable ? 'FULL' : 'NORMAL'}`);
    const version = Number(database.prepare('PRAGMA user_version').get()?.user_version);
    if (version > LAYOUT) throw new Error('a newer Rolewise wrote it');
    createTables(database);
    return { database, statements: prepareStatements(database), inode: inodeOf(path) };
  } catch (error) {
    closeQuietly(database);
    throw error;
  }
}

/** Renames a damaged file, so that a new one is begun; one that turns out to be whole stays. */
function putAside({ path, notice }: FileOptions): void {
  const before = inodeOf(path);
  // Another process may have done so meanwhile.
  if (isWhole(path) || inodeOf(path) !== before) return;
  const aside = `${path}.damaged-${new Date().toISOString().replaceAll(':', '')}`;
  for (const ending of ['', '-wal', '-shm']) {
    if (existsSync(path + ending)) renameSync(path + ending, aside + ending);
  }
  notice(`${path} was damaged: it stands aside as ${aside}, and a new one was begun.`);
}

function isWhole(path: string): boolean {
  let database: DatabaseSync | undefined;
  try {
    database = new DatabaseSync(path, { timeout: WAIT_MS });
    return database.prepare('PRAGMA quick_check(1)').get()?.quick_check === 'ok';
  } catch (error) {
    return faultOf(error) !== 'garbled';
  } finally {
    closeQuietly(database);
  }
}

function inodeOf(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.ino ?? 0;
}

function closeQuietly(database: DatabaseSync | undefined): void {
  try {
    database?.close();
  } catch {
    // A damaged file cannot be closed cleanly either; its handle goes with the process.
  }
}
