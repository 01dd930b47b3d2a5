import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openRatings } from '../../src/state/ratings.ts';
import { dataDir, withStore } from '../adapters/harness.ts';
import { answered, control, replying, textOf } from './harness.ts';
import { DiscordServer } from './server/index.ts';
import { APP_ID, shardOf } from './server/payloads.ts';

const SCRIPT = fileURLToPath(new URL('shard-process.ts', import.meta.url));
const ME = `<@${APP_ID}>`;
/** Servers of shard 0 and of shard 1. */
const GUILDS = ['800000000004194305', '800000000000000001'];

function start(server: DiscordServer, dir: string, shard: number): ChildProcess {
  const args = [SCRIPT, server.apiUrl, server.rest.token, dir, String(shard), '2'];
  return spawn(process.execPath, args, { stdio: ['ignore', 'inherit', 'inherit'] });
}

function ended(child: ChildProcess): Promise<unknown> {
  child.kill();
  return new Promise((resolve) => child.once('exit', resolve));
}

/** Two processes, one a shard, over one store. */
async function twoShards() {
  expect(GUILDS.map((guild) => shardOf(guild, 2))).toEqual([0, 1]);
  const server = await DiscordServer.start({ guilds: GUILDS });
  const dir = await dataDir();
  const children = [0, 1].map((shard) => start(server, dir, shard));
  onTestFinished(async () => {
    await Promise.all(children.map(ended));
    await server.close();
    expect(server.rest.violations).toEqual([]);
  });
  await server.until(() => server.gateway.connected.length === 2);
  return { server, dir };
}

describe('two shards as two processes over one store', () => {
  it('each answers its own servers; follow-ups and ratings work whichever gets them', async () => {
    const { server, dir } = await twoShards();
    const [here, there] = GUILDS.map((guild) => ({ guild }));
    const said = server.say(`${ME} operations officer vs operations director salary`, here);
    const first = await server.until(() => server.repliesTo(said.id)[0]);

    // What one process answered, the other goes on with: the reply reaches it in a server of its own.
    const more = server.say('and skills?', there, replying(first));
    const second = await server.until(() => server.repliesTo(more.id)[0]);
    expect(textOf(second)).toMatch(/Operations Officer[\s\S]*Operations Director/);

    const thanks = await answered(server, server.press(first, control(first, '👍'), undefined, there));
    expect(textOf(thanks)).toMatch(/Thank you/);
    expect(await withStore(dir, (store) => openRatings(store).all())).toMatchObject([
      { helpful: true, roles: ['operations-officer', 'operations-director'], aspects: ['salary'] },
    ]);
  }, 60_000);

  it('an event that reaches both is answered once', async () => {
    const { server } = await twoShards();
    const said = server.say(`${ME} office manager salary`, { guild: GUILDS[0] });
    server.gateway.toEveryShard('MESSAGE_CREATE', server.payloadOf(said.id));
    await server.until(() => server.repliesTo(said.id)[0]);
    const last = server.say(`${ME} hi`, { guild: GUILDS[1] });
    await server.until(() => server.repliesTo(last.id)[0]);
    expect(server.repliesTo(said.id)).toHaveLength(1);
  }, 60_000);
});
