import { startDiscord } from '../../adapters/discord/start.ts';
import { createAssistant } from '../../src/assistant.ts';
import { openConversations } from '../../src/state/conversations.ts';
import { openStore } from '../../src/state/open.ts';
import { openSeal } from '../../src/state/secret.ts';

/** One shard as a process of its own, for tests: `node shard-process.ts API-URL TOKEN DATA-DIR SHARD SHARDS` */
const [apiUrl = '', token = '', dataDir = '', shard = '0', shards = '1'] = process.argv.slice(2);

const quiet = { debug() {}, info() {}, warn: console.error, error: console.error };
const store = await openStore({ dataDir });
const assistant = createAssistant({ memory: openConversations(store) });
const settings = { apiUrl, token, shardIds: [Number(shard)], shardCount: Number(shards) };
const running = await startDiscord(
  { assistant, store, seal: await openSeal({ dataDir }), log: quiet },
  settings,
);
process.once(
  'SIGTERM',
  () =>
    void running
      .stop()
      .then(() => store.close())
      .then(() => process.exit(0)),
);
