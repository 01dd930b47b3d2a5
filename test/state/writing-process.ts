import { openStore } from '../../src/state/open.ts';

/**
 * A process that writes without end, for tests that kill it: `node writing-process.ts FOLDER`. Each line that it prints
 * is the number of a write that the store said is kept.
 */
const store = await openStore({ dataDir: process.argv[2] ?? '' });
const filling = 'x'.repeat(3_000);
for (let at = 0; ; at += 1) {
  await Promise.all([
    store.set(`conversation:${at}`, { at, filling }, { ttlMs: 600_000 }),
    store.set(`discord-guild:${at}`, { at, filling }),
  ]);
  process.stdout.write(`${at}\n`);
}
