import { startDiscord } from '../../adapters/discord/start.ts';
import { createAssistant } from '../../src/assistant.ts';
import { openStorage } from '../../src/state/storage.ts';
import { storedMemory } from '../../src/state/stored-memory.ts';

/** One shard as a process of its own, for tests: `node shard-process.ts API-URL TOKEN DATA-DIR SHARD SHARDS` */
const [apiUrl = '', token = '', dataDir = '', shard = '0', shards = '1'] = process.argv.slice(2);

const quiet = { debug() {}, info() {}, warn: console.error, error: console.error };
const assistant = createAssistant({ memory: storedMemory(openStorage(dataDir)) });
const settings = { apiUrl, token, dataDir, shardIds: [Number(shard)], shardCount: Number(shards) };
const running = await startDiscord(assistant, settings, quiet);
process.once('SIGTERM', () => void running.stop().then(() => process.exit(0)));
