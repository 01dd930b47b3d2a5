import { openStore, type StorePlace } from '../../src/state/open.ts';

/**
 * A process that wants every one of so many claims, for tests: `node claims-process.ts PLACE COUNT`, PLACE as JSON. It
 * says how many it won.
 */
const [place = '', count = ''] = process.argv.slice(2);
const store = await openStore(JSON.parse(place) as StorePlace);
const claiming = { leaseMs: 600_000, owner: `process ${process.pid}` };
const wants = async (at: number) => Number((await store.claim(`event:${at}`, claiming)) !== undefined);
let won = 0;
const events = Array.from({ length: Number(count) }, (_, at) => at);
for (let from = 0; from < events.length; from += 50) {
  const found = await Promise.all(events.slice(from, from + 50).map(wants));
  won += found.reduce((sum, one) => sum + one, 0);
}
console.log(won);
await store.close();
