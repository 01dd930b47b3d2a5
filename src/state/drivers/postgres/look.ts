import type { KindCount, Look } from '../../driver.ts';
import { type Connections, connections } from './pool.ts';

const PATIENCE_MS = 3_000;

/**
 * Looks at the tables of a database without making any. The server keeps its own pages in order; that it answers, and
 * what stands there, is what can be seen from here.
 */
export async function lookAtDatabase(url: string): Promise<Look> {
  const pool = connections({ url, most: 1, patienceMs: PATIENCE_MS });
  try {
    const { rows } = await pool.query("SELECT to_regclass('rolewise_kept') IS NOT NULL AS begun");
    const begun = rows[0]?.begun === true;
    return { name: 'postgres', begun, faults: [], kinds: begun ? await countKinds(pool) : [] };
  } finally {
    await pool.close();
  }
}

/** Counts the rows of each kind. */
export async function countKinds(pool: Connections): Promise<KindCount[]> {
  const kinds = `SELECT split_part(key, ':', 1) COLLATE "C" AS kind, count(*) AS rows,
    sum(octet_length(key) + octet_length(value)) AS bytes FROM rolewise_kept GROUP BY 1 ORDER BY 1`;
  const found = await pool.query(kinds);
  return found.rows.map(({ kind, rows, bytes }) => ({ kind, rows: Number(rows), bytes: Number(bytes) }));
}
