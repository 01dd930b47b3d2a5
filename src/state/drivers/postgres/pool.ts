import { setTimeout as delay } from 'node:timers/promises';
import { Pool, type PoolClient, type QueryResult } from 'pg';
import { StoreError, type StoreFault } from '../../error.ts';

/** A pool of connections that outlives the server: what failed because it was away is asked again for a while. */
export interface Connections {
  /** `patienceMs`: how long the server may be away, where that is not as long as for others. */
  query(sql: string, values?: readonly unknown[], patienceMs?: number): Promise<QueryResult>;
  /** Runs something on one connection; not asked again. */
  using<T>(act: (client: PoolClient) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

export interface PoolOptions {
  url: string;
  most: number;
  /** The time that the server may be away before a call fails, in milliseconds. */
  patienceMs: number;
}

/** The time limits of connecting and of one statement, in milliseconds. */
const CONNECT_MS = 3_000;
const STATEMENT_MS = 10_000;
const IDLE_MS = 30_000;
/** The pause before a server that is away is tried again. */
const PAUSE_MS = 100;

export function connections({ url, most, patienceMs }: PoolOptions): Connections {
  const free = places(most);
  const pool = new Pool({
    connectionString: url,
    max: most,
    connectionTimeoutMillis: CONNECT_MS,
    idleTimeoutMillis: IDLE_MS,
    statement_timeout: STATEMENT_MS,
    // One that does not even say so is given up a little later.
    query_timeout: STATEMENT_MS + 1_000,
    application_name: 'rolewise',
    allowExitOnIdle: true,
    keepAlive: true,
  });
  // An idle connection that breaks is replaced when it is needed.
  pool.on('error', () => undefined);
  let closed = false;
  const place = placeOf(url);

  async function patiently<T>(act: () => Promise<T>, patience = patienceMs): Promise<T> {
    const until = Date.now() + patience;
    for (;;) {
      if (closed) throw new StoreError('closed', `${place} is closed: the process is ending.`);
      try {
        return await act();
      } catch (error) {
        if (!isAway(error) || Date.now() > until) throw storeError(error, place);
        await delay(PAUSE_MS);
      }
    }
  }
  return {
    query: (sql, values, patience) => free(() => patiently(() => pool.query(named(sql, values)), patience)),
    using: (act) =>
      free(async () => {
        const client = await patiently(() => pool.connect());
        try {
          const result = await act(client);
          client.release();
          return result;
        } catch (error) {
          client.release(true);
          throw storeError(error, place);
        }
      }),
    async close() {
      if (closed) return;
      closed = true;
      await pool.end();
    },
  };
}

const names = new Map<string, string>();

/** A statement under a name: the server reads and plans it once a connection. */
function named(text: string, values: readonly unknown[] | undefined) {
  if (!values) return { text };
  const name = names.get(text) ?? `rolewise_${names.size}`;
  names.set(text, name);
  return { name, text, values: [...values] };
}

/**
 * As many pieces of work at once as there are places, the others in their order. The pool itself counts the wait for a
 * connection as time to connect: where many ask, it would take a server that is busy for one that is away.
 */
function places(most: number): <T>(work: () => Promise<T>) => Promise<T> {
  const waiting: (() => void)[] = [];
  let taken = 0;
  return async (work) => {
    if (taken === most) await new Promise<void>((resolve) => waiting.push(resolve));
    else taken += 1;
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      if (next) next();
      else taken -= 1;
    }
  };
}

/** Returns the address of the database, without user and password. */
function placeOf(url: string): string {
  try {
    const { host, pathname } = new URL(url);
    return `The database ${pathname.slice(1)} on ${host}`;
  } catch {
    return 'The database of DATABASE_URL';
  }
}

/** https://www.postgresql.org/docs/15/errcodes-appendix.html: connection failures, and a server going down or up. */
const AWAY = /^(?:08...|57P0[1-3]|53300)$/;
const CODES: readonly [RegExp, StoreFault][] = [
  [/^(?:55P03|57014|40...)$/, 'busy'],
  [/^53100$/, 'full'],
  [/^(?:25006|42501)$/, 'read-only'],
  [/^XX00[12]$/, 'garbled'],
  [/^(?:28...|3D000)$/, 'unreachable'],
];

function isAway(error: unknown): boolean {
  const { code, message } = error as { code?: string; message?: string };
  if (code !== undefined) return AWAY.test(code) || /^E[A-Z]+$/.test(code);
  // Errors of pg itself do not have a code.
  return /connection terminated|timeout exceeded when trying to connect|connection error/i.test(
    message ?? '',
  );
}

const WHAT_TO_DO: Readonly<Record<StoreFault, string>> = {
  busy: 'takes too long: try again, and look for what locks or burdens it',
  full: 'has no room left: make room, and it goes on by itself',
  'read-only': 'cannot be written by this user: grant it the rights to create and write tables',
  garbled: 'is damaged: restore it from a backup',
  'other-machine': 'cannot be shared',
  unreachable: 'cannot be reached: check DATABASE_URL and that the server is running',
  closed: 'is closed: the process is ending',
  other: 'refused a statement: run "npm run state -- check"',
};

function storeError(error: unknown, place: string): StoreError {
  if (error instanceof StoreError) return error;
  const { code = '', message } = error as { code?: string; message?: string };
  const known = CODES.find(([pattern]) => pattern.test(code))?.[1];
  const late = code === '' && /timeout/i.test(message ?? '');
  const fault = known ?? (isAway(error) ? 'unreachable' : late ? 'busy' : 'other');
  const why = message ? ` (${message.split('\n')[0]})` : '';
  return new StoreError(fault, `${place}${why} ${WHAT_TO_DO[fault]}.`, { cause: error });
}
