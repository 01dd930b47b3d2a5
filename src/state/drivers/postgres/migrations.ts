import type { PoolClient } from 'pg';

/** The steps from an empty database to today's tables, in order. A step that was published is never changed. */
const STEPS: readonly string[] = [
  // Keys are compared by their bytes, as SQLite does, whatever the language of the database.
  `CREATE TABLE rolewise_kept (
     key text COLLATE "C" PRIMARY KEY, value text NOT NULL, expires timestamptz,
     workspace text, person text, ticket text);
   CREATE INDEX rolewise_kept_expires ON rolewise_kept (expires) WHERE expires IS NOT NULL;
   CREATE INDEX rolewise_kept_workspace ON rolewise_kept (workspace) WHERE workspace IS NOT NULL;
   CREATE INDEX rolewise_kept_person ON rolewise_kept (person) WHERE person IS NOT NULL`,
];

/** A number that no other program on the database is likely to lock: the letters "role". */
const LOCK = 0x726f6c65;

/** Brings the tables up to date; of processes that start at once one does it and the others wait. */
export async function migrate(client: PoolClient): Promise<void> {
  await client.query('BEGIN');
  try {
    await client.query('SELECT pg_advisory_xact_lock($1)', [LOCK]);
    await client.query('CREATE TABLE IF NOT EXISTS rolewise_layout (step int PRIMARY KEY)');
    const { rows } = await client.query('SELECT coalesce(max(step), 0) AS step FROM rolewise_layout');
    const done = Number(rows[0].step);
    if (done > STEPS.length) throw new Error('a newer Rolewise made its tables');
    for (const [at, step] of STEPS.entries()) {
      if (at < done) continue;
      await client.query(step);
      await client.query('INSERT INTO rolewise_layout VALUES ($1)', [at + 1]);
    }
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK');
    throw error;
  }
}
