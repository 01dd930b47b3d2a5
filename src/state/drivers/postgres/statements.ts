import { type Beside, CLAIM, type NewRow, type Row } from '../../driver.ts';

const COLUMNS = 'key, value, expires, workspace, person, ticket';
/** The server's clock, which all machines share; $1 only in tests. */
export const NOW = 'coalesce(to_timestamp($1::float8 / 1000), clock_timestamp())';
const after = (ms: string) => `${NOW} + ${ms}::float8 * interval '1 millisecond'`;
const EXPIRES = after('$4');
const ALIVE = `(expires IS NULL OR expires > ${NOW})`;
const INTO = `INSERT INTO rolewise_kept AS kept (${COLUMNS})`;
const REPLACING = `ON CONFLICT (key) DO UPDATE SET value = excluded.value, expires = excluded.expires,
  workspace = excluded.workspace, person = excluded.person, ticket = excluded.ticket`;
export const INSERT = `${INTO} VALUES ($2, $3, ${EXPIRES}, $5, $6, $7) ${REPLACING}`;
export const READ = `SELECT key, value FROM rolewise_kept WHERE key = ANY ($2::text[]) AND ${ALIVE}`;
/** In one order, so that two processes never wait for each other. */
export const WRITE = `${INTO} SELECT key, value, ${after('ttl')}, workspace, person, ticket
  FROM unnest($2::text[], $3::text[], $4::float8[], $5::text[], $6::text[], $7::text[])
    AS given (key, value, ttl, workspace, person, ticket) ORDER BY key ${REPLACING}`;
export const OVER = `WHERE kept.expires <= ${NOW}`;
export const SWAP = `UPDATE rolewise_kept SET value = $3, expires = ${EXPIRES}, workspace = $5, person = $6,
  ticket = $7 WHERE key = $2 AND value = $8 AND ${ALIVE}`;
/** The lease and what stands beside it: several statements in one are done at one moment. */
export const TAKE = `WITH taken AS (${INSERT} ${OVER} OR kept.ticket = excluded.ticket RETURNING 1),
  before AS (SELECT value FROM rolewise_kept WHERE key = ($8::text[])[1] AND ${ALIVE}),
  beside AS (${INTO} SELECT given.key, given.value, ${after('ttl')}, workspace, person, NULL
    FROM taken, unnest($8::text[], $9::text[], $10::float8[], $11::text[], $12::text[])
      AS given (key, value, ttl, workspace, person) ${REPLACING} ${OVER})
  SELECT coalesce((SELECT value FROM before), ($9::text[])[1]) AS value FROM taken`;
export const TALLY = `${INTO}
  SELECT key, by::text, ${after('ttl')}, workspace, person, NULL
    FROM unnest($2::text[], $3::float8[], $4::float8[], $5::text[], $6::text[]) AS t (key, by, ttl, workspace, person)
    ORDER BY key
  ON CONFLICT (key) DO UPDATE SET
    value = (CASE WHEN kept.expires > ${NOW} THEN kept.value::float8 ELSE 0 END + excluded.value::float8)::text,
    expires = CASE WHEN kept.expires > ${NOW} THEN kept.expires ELSE excluded.expires END
  RETURNING key, value`;
const EXTEND = `UPDATE rolewise_kept SET expires = ${EXPIRES}, ticket = $5
  WHERE key = $2 AND ticket = $3 AND ${ALIVE}`;
const EXTEND_WRITING = `WITH held AS (${EXTEND} RETURNING 1)
  ${INTO} SELECT $6, $7, ${after('$8')}, $9, $10, NULL FROM held ${REPLACING}`;
const EXTEND_REMOVING = `WITH held AS (${EXTEND} RETURNING 1),
  removed AS (DELETE FROM rolewise_kept WHERE key = $6 AND EXISTS (SELECT 1 FROM held)) SELECT 1 FROM held`;
/** Many leases at once: whoever has many questions waiting renews each of them. */
export const RENEW = `UPDATE rolewise_kept AS kept SET expires = ${after('ttl')}
  FROM unnest($2::text[], $3::text[], $4::float8[]) AS held (key, ticket, ttl)
  WHERE kept.key = held.key AND kept.ticket = held.ticket AND ${ALIVE} RETURNING kept.key`;
const LEFT = `extract(epoch FROM expires - ${NOW}) * 1000 AS left`;

const pageOf = (more: string) => `SELECT ${COLUMNS}, ${LEFT} FROM rolewise_kept AS one
  WHERE key >= $2 AND key < $3 AND key > $4 AND ${ALIVE} ${more} ORDER BY key LIMIT $5`;
export const PAGE_ALL = pageOf('');
export const PAGE_UNCLAIMED = pageOf(
  `AND NOT EXISTS (SELECT 1 FROM rolewise_kept WHERE key = '${CLAIM}' || one.key AND ${ALIVE})`,
);

export const REMOVE = `DELETE FROM rolewise_kept WHERE key = $2 AND ($3::text IS NULL OR ticket = $3) AND ${ALIVE}`;
export const REMOVE_EXPIRED = `DELETE FROM rolewise_kept WHERE ctid = ANY (ARRAY(
  SELECT ctid FROM rolewise_kept WHERE expires <= ${NOW} LIMIT $2 FOR UPDATE SKIP LOCKED))`;

export function columns({
  key,
  value,
  ttlMs,
  workspace,
  person,
  ticket,
}: Row | (NewRow & { ticket?: string })) {
  return [key, value, ttlMs ?? null, workspace ?? null, person ?? null, ticket ?? null];
}

/** Returns an array for each column of rows. */
export function transposed(rows: readonly NewRow[]): unknown[][] {
  const all = rows.map(columns);
  return columns({ key: '', value: '' }).map((_, at) => all.map((row) => row[at]));
}

/** Returns the statement that holds on to a lease, and its parameters behind those of the lease. */
export function extending(beside: Beside | undefined): [sql: string, more: unknown[]] {
  if (!beside) return [EXTEND, []];
  if ('remove' in beside) return [EXTEND_REMOVING, [beside.remove]];
  return [EXTEND_WRITING, columns(beside.write).slice(0, -1)];
}
