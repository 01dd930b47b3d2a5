import type { DatabaseSync, StatementSync } from 'node:sqlite';
import {
  type Beside,
  CLAIM,
  type Count,
  type KindCount,
  LAST,
  type NewRow,
  type Owner,
  type Row,
} from '../../driver.ts';

/** The layout of a file; `user_version` of the file says which one it has. */
export const LAYOUT = 1;
const CREATE = `
  CREATE TABLE IF NOT EXISTS kept (
    key TEXT PRIMARY KEY NOT NULL, value TEXT NOT NULL, expires INTEGER,
    workspace TEXT, person TEXT, ticket TEXT);
  CREATE INDEX IF NOT EXISTS kept_expires ON kept (expires) WHERE expires IS NOT NULL;
  CREATE INDEX IF NOT EXISTS kept_owner ON kept (workspace, person)
    WHERE workspace IS NOT NULL OR person IS NOT NULL;
  DROP INDEX IF EXISTS kept_workspace;
  DROP INDEX IF EXISTS kept_person;
  PRAGMA user_version = ${LAYOUT}`;

const COLUMNS = 'key, value, expires, workspace, person, ticket';
const REPLACE = `value = excluded.value, expires = excluded.expires, workspace = excluded.workspace,
  person = excluded.person, ticket = excluded.ticket`;
const INSERT = `INSERT INTO kept (${COLUMNS}) VALUES (?, ?, ?, ?, ?, ?)
  ON CONFLICT (key) DO UPDATE SET ${REPLACE}`;
const ADD = `value = CASE WHEN kept.expires > ? THEN kept.value + excluded.value ELSE excluded.value END,
  expires = CASE WHEN kept.expires > ? THEN kept.expires ELSE excluded.expires END`;
const TALLY = `${INSERT.replace(REPLACE, ADD)} RETURNING value`;
const ALIVE = '(expires IS NULL OR expires > ?)';

/** The operations on one file. Every call is one statement, over indexes, and takes microseconds. */
export type Statements = ReturnType<typeof prepareStatements>;

/** Makes the tables where they are missing. */
export function createTables(database: DatabaseSync): void {
  database.exec(CREATE);
}

export function prepareStatements(database: DatabaseSync) {
  const prepared = new Map<string, StatementSync>();
  const sql = (text: string): StatementSync => {
    const statement = prepared.get(text) ?? database.prepare(text);
    prepared.set(text, statement);
    return statement;
  };
  const changed = (text: string, ...values: (string | number | null)[]): number =>
    Number(sql(text).run(...values).changes);

  /** All of it or nothing; within another whole, that one's. */
  const whole = <T>(act: () => T): T => {
    if (database.isTransaction) return act();
    sql('BEGIN IMMEDIATE').run();
    try {
      const result = act();
      sql('COMMIT').run();
      return result;
    } catch (error) {
      // Some faults end it by themselves.
      if (database.isTransaction) sql('ROLLBACK').run();
      throw error;
    }
  };
  const read = (key: string, now: number): string | undefined => {
    const row = sql(`SELECT value FROM kept WHERE key = ? AND ${ALIVE}`).get(key, now);
    return row && String(row.value);
  };
  const write = (row: Row, now: number): void => void changed(INSERT, ...columns(row, now));
  const extended = (key: string, ticket: string, ttlMs: number, sealed: boolean, now: number): boolean => {
    const update = `UPDATE kept SET expires = ?, ticket = ? WHERE key = ? AND ticket = ? AND ${ALIVE}`;
    return changed(update, now + ttlMs, sealed ? '' : ticket, key, ticket, now) === 1;
  };

  return {
    whole,
    read,
    write,
    writeAll: (rows: readonly Row[], now: number): void =>
      whole(() => {
        for (const row of rows) write(row, now);
      }),
    swap(row: NewRow, before: string | undefined, now: number): boolean {
      if (before === undefined) {
        return changed(`${INSERT} WHERE kept.expires <= ?`, ...columns(row, now), now) === 1;
      }
      const [key, ...values] = columns(row, now);
      const update = `UPDATE kept SET (value, expires, workspace, person, ticket) = (?, ?, ?, ?, ?)
        WHERE key = ? AND value = ? AND ${ALIVE}`;
      return changed(update, ...values, key, before, now) === 1;
    },
    take: (row: NewRow, ticket: string, beside: readonly NewRow[], now: number) =>
      whole(() => {
        const free = 'WHERE kept.expires <= ? OR kept.ticket = excluded.ticket';
        if (changed(`${INSERT} ${free}`, ...columns({ ...row, ticket }, now), now) !== 1) return undefined;
        for (const one of beside) changed(`${INSERT} WHERE kept.expires <= ?`, ...columns(one, now), now);
        return { value: beside[0] && read(beside[0].key, now) };
      }),
    extend: (
      key: string,
      ticket: string,
      ttlMs: number,
      sealed: boolean,
      beside: Beside | undefined,
      now: number,
    ): boolean => {
      if (!beside) return extended(key, ticket, ttlMs, sealed, now);
      return whole(() => {
        if (!extended(key, ticket, ttlMs, sealed, now)) return false;
        if (beside.remove !== undefined) changed('DELETE FROM kept WHERE key = ?', beside.remove);
        for (const row of beside.write) write(row, now);
        return true;
      });
    },
    remove(key: string, ticket: string | undefined, now: number): boolean {
      const remove = `DELETE FROM kept WHERE key = ? AND (? IS NULL OR ticket = ?) AND ${ALIVE}`;
      return changed(remove, key, ticket ?? null, ticket ?? null, now) === 1;
    },
    tally: (counts: readonly Count[], now: number): number[] =>
      whole(() => {
        const add = sql(TALLY);
        return counts.map(({ by, ...row }) => {
          const added = columns({ ...row, value: String(by) }, now);
          return Number(add.get(...added, now, now)?.value);
        });
      }),
    /** At most `most` rows that begin so; returns how many there were. */
    removePrefix: (prefix: string, most: number): number =>
      changed(
        'DELETE FROM kept WHERE rowid IN (SELECT rowid FROM kept WHERE key >= ? AND key < ? LIMIT ?)',
        prefix,
        prefix + LAST,
        most,
      ),
    removeOwned({ workspace, person }: Owner, most: number): number {
      const wanted = Object.entries({ workspace, person }).filter(([, id]) => id !== undefined);
      const where = wanted.map(([column]) => `${column} = ?`).join(' AND ');
      const ids = wanted.map(([, id]) => String(id));
      return changed(
        `DELETE FROM kept WHERE rowid IN (SELECT rowid FROM kept WHERE ${where} LIMIT ?)`,
        ...ids,
        most,
      );
    },
    /** At most `most` rows whose lifetime is over. */
    removeExpired: (most: number, now: number): number =>
      changed(
        'DELETE FROM kept WHERE rowid IN (SELECT rowid FROM kept WHERE expires <= ? LIMIT ?)',
        now,
        most,
      ),
    page(prefix: string, after: string, most: number, now: number, unclaimed = false): Row[] {
      const free = unclaimed
        ? `AND NOT EXISTS (SELECT 1 FROM kept WHERE key = ? || one.key AND ${ALIVE})`
        : '';
      const select = `SELECT ${COLUMNS} FROM kept AS one
        WHERE key >= ? AND key < ? AND key > ? AND ${ALIVE} ${free} ORDER BY key LIMIT ?`;
      return sql(select)
        .all(prefix, prefix + LAST, after, now, ...(unclaimed ? [CLAIM, now] : []), most)
        .map((row) => asRow(row, now));
    },
    count(): KindCount[] {
      const kinds = `SELECT substr(key, 1, instr(key || ':', ':') - 1) AS kind, count(*) AS count,
        sum(octet_length(key) + octet_length(value)) AS bytes FROM kept GROUP BY kind ORDER BY kind`;
      return sql(kinds)
        .all()
        .map(({ kind, count, bytes }) => ({ kind: String(kind), rows: Number(count), bytes: Number(bytes) }));
    },
  };
}

function columns(row: Row, now: number) {
  const { key, value, ttlMs, workspace, person, ticket } = row;
  const expires = ttlMs === undefined ? null : now + ttlMs;
  return [key, value, expires, workspace ?? null, person ?? null, ticket ?? null] as const;
}

function asRow(row: Record<string, unknown>, now: number): Row {
  const given = (name: string) => (row[name] === null ? {} : { [name]: String(row[name]) });
  return {
    key: String(row.key),
    value: String(row.value),
    ...(row.expires === null ? {} : { ttlMs: Number(row.expires) - now }),
    ...given('workspace'),
    ...given('person'),
    ...given('ticket'),
  };
}
