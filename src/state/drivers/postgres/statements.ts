import { CLAIM, type NewRow, type Row } from '../../driver.ts';

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
/**
 * What stands beside claims, from this parameter on: of what is given under one key only one is written, the first or the last
 * whose claim is among `claims`.
 */
const besides = (at: number, claims: string, which: 'ASC' | 'DESC') => {
  const types = ['text', 'text', 'text', 'float8', 'text', 'text'];
  return `SELECT DISTINCT ON (one.key) one.key, value, ttl, workspace, person, of
    FROM unnest(${types.map((type, column) => `$${at + column}::${type}[]`).join(', ')})
      WITH ORDINALITY AS one (of, key, value, ttl, workspace, person, place)
    JOIN ${claims} ON ${claims}.key = of ORDER BY one.key, place ${which}`;
};
const WRITTEN = `${INTO} SELECT key, value, ${after('ttl')}, workspace, person, NULL FROM given ORDER BY key ${REPLACING}`;
/** Leases and what stands beside them: several statements in one are done at one moment. */
export const TAKE = `WITH taken AS (${INTO} SELECT key, value, ${after('ttl')}, workspace, person, ticket
    FROM unnest($2::text[], $3::text[], $4::float8[], $5::text[], $6::text[], $7::text[])
      AS asked (key, value, ttl, workspace, person, ticket) ORDER BY key
    ${REPLACING} ${OVER} OR kept.ticket = excluded.ticket RETURNING key),
  before AS (SELECT key, value FROM rolewise_kept WHERE key = ANY ($9::text[]) AND ${ALIVE}),
  given AS (${besides(8, 'taken', 'ASC')}),
  beside AS (${WRITTEN} ${OVER})
  SELECT taken.key, coalesce(before.value, given.value) AS value FROM taken
    LEFT JOIN unnest($2::text[], $14::text[]) AS first (claim, key) ON first.claim = taken.key
    LEFT JOIN before ON before.key = first.key LEFT JOIN given ON given.key = first.key`;
export const TALLY = `${INTO}
  SELECT key, by::text, ${after('ttl')}, workspace, person, NULL
    FROM unnest($2::text[], $3::float8[], $4::float8[], $5::text[], $6::text[]) AS t (key, by, ttl, workspace, person)
    ORDER BY key
  ON CONFLICT (key) DO UPDATE SET
    value = (CASE WHEN kept.expires > ${NOW} THEN kept.value::float8 ELSE 0 END + excluded.value::float8)::text,
    expires = CASE WHEN kept.expires > ${NOW} THEN kept.expires ELSE excluded.expires END
  RETURNING key, value`;
/** Many leases at once: whoever has many questions waiting renews each of them. */
export const EXTEND = `WITH held AS (UPDATE rolewise_kept AS kept SET expires = ${after('ttl')}, ticket = next
    FROM unnest($2::text[], $3::text[], $4::float8[], $5::text[]) AS asked (key, ticket, ttl, next)
    WHERE kept.key = asked.key AND kept.ticket = asked.ticket AND ${ALIVE} RETURNING kept.key),
  removed AS (DELETE FROM rolewise_kept AS kept USING held, unnest($2::text[], $6::text[]) AS gone (of, key)
    WHERE kept.key = gone.key AND gone.of = held.key),
  given AS (${besides(7, 'held', 'DESC')}),
  written AS (${WRITTEN})
  SELECT key FROM held`;
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

/** The same of rows beside claims, each behind the key of its claim. */
export function transposedBesides(all: readonly { key: string; beside: readonly NewRow[] }[]): unknown[][] {
  const of = all.flatMap(({ key, beside }) => beside.map(() => key));
  return [of, ...transposed(all.flatMap(({ beside }) => beside)).slice(0, -1)];
}
