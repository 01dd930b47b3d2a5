import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/**
 * Small things that must outlive a process and be shared by several on one machine: what was answered,
 * what an answer's buttons need, feedback, what moderators chose. Values are plain JSON. Every call is
 * one indexed statement (some ten microseconds), so that none of them waits for another.
 */
export interface Storage {
  /** The value, or undefined when there is none or its time is over. */
  get(key: string): unknown;
  /** Keeps a value for `ttlMs` milliseconds; without it, for good. */
  set(key: string, value: unknown, ttlMs?: number): void;
  /** Takes a key for `ttlMs` milliseconds: true for exactly one caller, of whatever process. */
  claim(key: string, ttlMs: number): boolean;
  delete(key: string): void;
  /** Every key that begins so, with its value, in the order of the keys. */
  list(prefix: string): [key: string, value: unknown][];
  close(): void;
}

/** The file in the data folder that holds it all. */
const FILE = 'chat.sqlite';
/** How long a call may wait for another process that is writing, in milliseconds. */
const PATIENCE_MS = 5_000;
/** What is over is thrown away at the opening and then at every so many writes. */
const WRITES_BETWEEN_SWEEPS = 1_000;

/**
 * Opens the store of a data folder, making both where they are missing. Throws one sentence when the
 * folder cannot be written.
 */
export function openStorage(dataDir: string, now: () => number = Date.now): Storage {
  const database = open(dataDir);
  const read = database.prepare('SELECT value FROM kept WHERE key = ? AND (expires IS NULL OR expires > ?)');
  const write = database.prepare('INSERT OR REPLACE INTO kept (key, value, expires) VALUES (?, ?, ?)');
  // One statement, so that of two processes exactly one changes a row.
  const take = database.prepare(`INSERT INTO kept (key, value, expires) VALUES (?, 'true', ?)
    ON CONFLICT (key) DO UPDATE SET expires = excluded.expires WHERE kept.expires <= ?`);
  const remove = database.prepare('DELETE FROM kept WHERE key = ?');
  const sweep = database.prepare('DELETE FROM kept WHERE expires <= ?');
  const range = database.prepare(`SELECT key, value FROM kept
    WHERE key >= ? AND key < ? AND (expires IS NULL OR expires > ?) ORDER BY key`);
  let writes = 0;
  const countWrite = (): void => {
    if (writes % WRITES_BETWEEN_SWEEPS === 0) sweep.run(now());
    writes += 1;
  };
  return {
    get(key) {
      const row = read.get(key, now());
      return row ? JSON.parse(String(row.value)) : undefined;
    },
    set(key, value, ttlMs) {
      countWrite();
      write.run(key, JSON.stringify(value), ttlMs === undefined ? null : now() + ttlMs);
    },
    claim(key, ttlMs) {
      countWrite();
      return Number(take.run(key, now() + ttlMs, now()).changes) === 1;
    },
    delete: (key) => void remove.run(key),
    list: (prefix) =>
      range
        .all(prefix, `${prefix}\u{10ffff}`, now())
        .map(({ key, value }) => [String(key), JSON.parse(String(value))]),
    close: () => database.close(),
  };
}

function open(dataDir: string): DatabaseSync {
  try {
    // Conversations and sealed tokens: a folder that is made here is its owner's alone.
    mkdirSync(dataDir, { recursive: true, mode: 0o700 });
    return patiently(() => openFile(join(dataDir, FILE)));
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new Error(
      `The data folder ${dataDir} cannot be used (${why}): set ROLEWISE_DATA to one that can.`,
      {
        cause: error,
      },
    );
  }
}

function openFile(path: string): DatabaseSync {
  const database = new DatabaseSync(path, { timeout: PATIENCE_MS });
  try {
    // A log beside the file: readers and one writer at a time, of several processes, without waiting.
    database.exec(`PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;
      CREATE TABLE IF NOT EXISTS kept (key TEXT PRIMARY KEY, value TEXT NOT NULL, expires INTEGER) WITHOUT ROWID;
      CREATE INDEX IF NOT EXISTS kept_expires ON kept (expires) WHERE expires IS NOT NULL`);
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

/** https://www.sqlite.org/rescode.html#busy */
const BUSY = 5;
const PAUSE_MS = 50;

/**
 * Processes that start at once make the file at once, and whoever finds it locked while its log is being begun
 * is turned away without the patience that SQLite has for everything later.
 */
function patiently<T>(act: () => T): T {
  const until = Date.now() + PATIENCE_MS;
  for (;;) {
    try {
      return act();
    } catch (error) {
      const { errcode = 0 } = error as { errcode?: number };
      // The last byte is the code, those before say more of it.
      const busy = (errcode & 0xff) === BUSY;
      if (!busy || Date.now() > until) throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, PAUSE_MS);
    }
  }
}
