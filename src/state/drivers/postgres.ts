import type { PoolClient } from 'pg';
import { coalesce } from '../coalesce.ts';
import {
  CLAIM_PATIENCE_MS,
  type Count,
  type Driver,
  LAST,
  type NewRow,
  type Owner,
  PAGE,
  type Row,
} from '../driver.ts';
import { countKinds } from './postgres/look.ts';
import { migrate } from './postgres/migrations.ts';
import { type Connections, connections } from './postgres/pool.ts';
import {
  columns,
  EXTEND,
  INSERT,
  OVER,
  PAGE_ALL,
  PAGE_UNCLAIMED,
  READ,
  REMOVE,
  REMOVE_EXPIRED,
  SWAP,
  TAKE,
  TALLY,
  transposed,
  transposedBesides,
  WRITE,
} from './postgres/statements.ts';

export interface PostgresOptions {
  /** "postgres://user:password@host/database" */
  url: string;
  /** Connections of this process. */
  most?: number | undefined;
  /** The time that the server may be away before a call fails, in milliseconds. */
  patienceMs?: number | undefined;
  /** The pause between two sweeps. */
  sweepMs?: number | undefined;
  /** The time in place of the server's, for tests. */
  now?: (() => number) | undefined;
}

const CONNECTIONS = 10;
const PATIENCE_MS = 8_000;
const SWEEP_MS = 60_000;
/** Rows deleted by one statement, so that none holds its locks for long. */
const STEP = 1_000;

/** A claim that is taken, or held on to, and what is written beside it. */
interface Taking {
  row: NewRow;
  ticket: string;
  beside: readonly NewRow[];
}
interface Extending extends Omit<Taking, 'row'> {
  row: Pick<NewRow, 'key' | 'ttlMs'>;
  sealed: boolean;
  remove?: string | undefined;
}
const nameOf = ({ row }: { row: { key: string } }) => row.key;

/**
 * A PostgreSQL database, for any number of machines. Tables are made and brought up to date at the opening. Rejects
 * with a `StoreError` when the server cannot be reached.
 */
export async function postgresDriver(options: PostgresOptions): Promise<Driver> {
  const { url, most = CONNECTIONS, patienceMs = PATIENCE_MS, sweepMs = SWEEP_MS } = options;
  const pool = connections({ url, most, patienceMs });
  const now = (): number | null => options.now?.() ?? null;
  const rows = (sql: string, ...values: unknown[]) => pool.query(sql, [now(), ...values]);
  const changed = async (sql: string, ...values: unknown[]): Promise<number> =>
    (await rows(sql, ...values)).rowCount ?? 0;
  await pool.using(migrate).catch(async (error: unknown) => {
    await pool.close();
    throw error;
  });
  const sweeping = sweeper(changed, sweepMs);
  const take = coalesce(async (all: readonly Taking[]) => {
    const claims = transposed(all.map(({ row, ticket }) => ({ ...row, ticket })));
    const besides = transposedBesides(all.map(({ row: { key }, beside }) => ({ key, beside })));
    const values = [now(), ...claims, ...besides, all.map(({ beside }) => beside[0]?.key ?? null)];
    const found = await pool.query(TAKE, values, Math.min(patienceMs, CLAIM_PATIENCE_MS));
    const taken = new Map(found.rows.map(({ key, value }) => [key, { value: value ?? undefined }]));
    return all.map(({ row: { key } }) => taken.get(key));
  }, nameOf);
  const extend = coalesce(async (all: readonly Extending[]) => {
    const leases = [
      all.map(({ row }) => row.key),
      all.map(({ ticket }) => ticket),
      all.map(({ row }) => row.ttlMs),
      all.map(({ ticket, sealed }) => (sealed ? '' : ticket)),
      all.map(({ remove = null }) => remove),
    ];
    const besides = transposedBesides(all.map(({ row: { key }, beside }) => ({ key, beside })));
    const held = new Set((await rows(EXTEND, ...leases, ...besides)).rows.map(({ key }) => key));
    return all.map(({ row: { key } }) => held.has(key));
  }, nameOf);

  return {
    name: 'postgres',
    read: coalesce(async (keys: readonly string[]) => {
      const found = await rows(READ, [...new Set(keys)]);
      const values = new Map(found.rows.map(({ key, value }) => [key, value]));
      return keys.map((key) => values.get(key));
    }),
    write: coalesce(async (all: readonly NewRow[]) => {
      // Of what is written under one key at once, the last stands.
      await rows(WRITE, ...transposed([...new Map(all.map((row) => [row.key, row])).values()]));
      return all.map(() => undefined);
    }),
    async swap(row, before) {
      if (before === undefined) {
        return (await changed(`${INSERT} ${OVER}`, ...columns(row))) === 1;
      }
      return (await changed(SWAP, ...columns(row), before)) === 1;
    },
    take: (row, ticket, beside = []) => take({ row, ticket, beside }),
    extend: (key, ticket, ttlMs, sealed, { write: beside, remove } = { write: [] }) =>
      extend({ row: { key, ttlMs }, ticket, sealed, beside, remove }),
    async tally(counts) {
      const of = <Name extends keyof Count>(name: Name) => counts.map((count) => count[name] ?? null);
      const found = await rows(TALLY, of('key'), of('by'), of('ttlMs'), of('workspace'), of('person'));
      const values = new Map(found.rows.map(({ key, value }) => [key, Number(value)]));
      return counts.map(({ key }) => values.get(key) ?? 0);
    },
    async remove(key, ticket) {
      return (await changed(REMOVE, key, ticket ?? null)) === 1;
    },
    removePrefix: (prefix) => inSteps(pool, 'key >= $2 AND key < $3', prefix, prefix + LAST),
    removeOwned({ workspace, person }: Owner) {
      const where = '($2::text IS NULL OR workspace = $2) AND ($3::text IS NULL OR person = $3)';
      return inSteps(pool, where, workspace ?? null, person ?? null);
    },
    page: async (...of) => page(rows, ...of),
    snapshot: () => snapshot(pool, now),
    restore: (copied) => pool.using((client) => restore(client, copied, now())),
    count: () => countKinds(pool),
    async close() {
      await sweeping.stop();
      await pool.close();
    },
  };
}

type Changed = (sql: string, ...values: unknown[]) => Promise<number>;
type Rows = (sql: string, ...values: unknown[]) => Promise<{ rows: Record<string, unknown>[] }>;

async function page(
  rows: Rows,
  prefix: string,
  after: string,
  most: number,
  unclaimed = false,
): Promise<Row[]> {
  const select = unclaimed ? PAGE_UNCLAIMED : PAGE_ALL;
  return (await rows(select, prefix, prefix + LAST, after, most)).rows.map(asRow);
}

function asRow({ key, value, expires, left, workspace, person, ticket }: Record<string, unknown>): Row {
  const given = (name: string, of: unknown) => (of === null ? {} : { [name]: String(of) });
  return {
    key: String(key),
    value: String(value),
    ...(expires === null ? {} : { ttlMs: Number(left) }),
    ...given('workspace', workspace),
    ...given('person', person),
    ...given('ticket', ticket),
  };
}

/** Deletes in steps what matches. */
async function inSteps(pool: Connections, where: string, ...values: unknown[]): Promise<number> {
  const remove = `DELETE FROM rolewise_kept WHERE ctid = ANY (ARRAY(
    SELECT ctid FROM rolewise_kept WHERE ${where} LIMIT $1 FOR UPDATE))`;
  let all = 0;
  for (;;) {
    const { rowCount } = await pool.query(remove, [STEP, ...values]);
    all += rowCount ?? 0;
    if ((rowCount ?? 0) < STEP) return all;
  }
}

/** Deletes from time to time what is over. */
function sweeper(changed: Changed, sweepMs: number): { stop(): Promise<void> } {
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  const sweep = async (): Promise<void> => {
    try {
      while (!stopped && (await changed(REMOVE_EXPIRED, STEP)) === STEP);
    } catch {
      // The server is away or burdened: what is over waits for the next time.
    }
    if (!stopped) timer = setTimeout(begin, sweepMs).unref();
  };
  let last: Promise<void> = Promise.resolve();
  const begin = (): void => {
    last = sweep();
  };
  begin();
  return {
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await last;
    },
  };
}

/** Everything as it is when the first page is read. */
async function* snapshot(pool: Connections, now: () => number | null): AsyncGenerator<Row[]> {
  const { client, end } = await held(pool);
  try {
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
    let after = '';
    for (;;) {
      const query: Rows = (sql, ...values) => client.query(sql, [now(), ...values]);
      const rows = await page(query, '', after, PAGE);
      if (rows.length > 0) yield rows;
      if (rows.length < PAGE) break;
      after = rows.at(-1)?.key ?? '';
    }
    await client.query('COMMIT');
  } finally {
    await end();
  }
}

/** A connection for as long as somebody needs it. */
async function held(pool: Connections): Promise<{ client: PoolClient; end(): Promise<void> }> {
  const { promise: over, resolve: end } = Promise.withResolvers<void>();
  const { promise, resolve, reject } = Promise.withResolvers<PoolClient>();
  const whole = pool.using(async (client) => {
    resolve(client);
    await over;
  });
  whole.catch(reject);
  const client = await promise;
  return {
    client,
    async end() {
      end();
      await whole;
    },
  };
}

async function restore(client: PoolClient, rows: readonly Row[], now: number | null): Promise<void> {
  await client.query('BEGIN');
  for (const row of rows) await client.query(INSERT, [now, ...columns(row)]);
  await client.query('COMMIT');
}
