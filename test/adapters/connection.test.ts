import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Running } from '../../adapters/common/running.ts';
import { startDiscord } from '../../adapters/discord/start.ts';
import { startSlack } from '../../adapters/slack/start.ts';
import { memoryDriver } from '../../src/state/drivers/memory.ts';
import { createStore } from '../../src/state/store.ts';
import { DiscordServer } from '../discord/server/index.ts';
import { discordSettings, rolewise, slackSettings } from '../rolewise.ts';
import { freePort, settingsFor } from '../slack/harness.ts';
import { SlackServer } from '../slack/server/index.ts';
import { IN_DM } from '../slack/server/payloads.ts';
import { fakeAssistant } from './assistant.ts';
import { capture, dataDir, SEAL, TUNING } from './harness.ts';

/** Whether a platform can be heard, as health says it; and how a process ends that no platform hears any more. */

const SLOWLY = { interval: 200, timeout: 120_000 };
const OFTEN = { interval: 2, timeout: 20_000 };

function surroundings() {
  const log = capture([]);
  return { assistant: fakeAssistant(), store: createStore(memoryDriver()), seal: SEAL, log };
}

function stopped(running: Running): Running {
  onTestFinished(() => running.stop());
  return running;
}

async function slackServer(): Promise<SlackServer> {
  const server = await SlackServer.start();
  onTestFinished(() => server.close());
  return server;
}

async function discordServer(): Promise<DiscordServer> {
  const server = await DiscordServer.start();
  onTestFinished(() => server.close());
  return server;
}

const startOn = (server: DiscordServer) =>
  startDiscord(surroundings(), { token: server.rest.token, apiUrl: server.apiUrl }, TUNING);

describe('a front end', () => {
  it('of Slack is ready as long as its socket is greeted', async () => {
    const server = await slackServer();
    const running = stopped(await startSlack(surroundings(), settingsFor(server), TUNING));
    expect(running.isReady?.()).toBe(true);
    server.sockets.greets = false;
    server.sockets.cut();
    await expect.poll(() => running.isReady?.(), OFTEN).toBe(false);
    server.sockets.greets = true;
    await expect.poll(() => running.isReady?.(), OFTEN).toBe(true);
  }, 60_000);

  it('of Discord is ready as long as its session stands', async () => {
    const server = await discordServer();
    const running = stopped(await startOn(server));
    expect(running.isReady?.()).toBe(true);
    server.gateway.turnsAway = 4000;
    server.gateway.cut();
    await expect.poll(() => running.isReady?.(), OFTEN).toBe(false);
    server.gateway.turnsAway = undefined;
    await expect.poll(() => running.isReady?.(), OFTEN).toBe(true);
  }, 60_000);

  it('of Discord says why it was turned away for good', async () => {
    const server = await discordServer();
    const running = stopped(await startOn(server));
    server.gateway.cut(4004);
    expect(await running.ended).toMatch(
      /^Discord ended the connection for good \(code 4004\): DISCORD_TOKEN .*\.$/,
    );
    expect(running.isReady?.()).toBe(false);
  });

  it.each([4010, 4011, 4012, 4013, 4014])(
    'of Discord that is turned away with %i does not start',
    async (code) => {
      const server = await discordServer();
      server.gateway.turnsAway = code;
      await expect(startOn(server)).rejects.toThrow(
        new RegExp(`^Discord ended the connection .*${code}.*\\.$`),
      );
    },
  );
});

/** `npm start` with these settings alone. */
async function launched(env: Record<string, string>) {
  const cwd = await dataDir();
  const port = await freePort();
  const more = { ROLEWISE_DATA: cwd, OPERATE_PORT: String(port) };
  const child = rolewise(['start'], { ...env, ...more }, { cwd, stdio: ['ignore', 'pipe', 'inherit'] });
  onTestFinished(() => void child.kill('SIGKILL'));
  const out = child.stdout ? text(child.stdout) : Promise.resolve('');
  const health = async () =>
    (await (await fetch(`http://127.0.0.1:${port}/healthz`)).json()) as { ready: boolean; parts: object };
  return { child, out, closed: once(child, 'close'), health };
}

describe('a process', () => {
  it.each([1, 2])(
    'of %i shards that was turned away for good ends with a failure, and a sentence why',
    async (shards) => {
      const server = await discordServer();
      const sharded = shards > 1 ? { DISCORD_SHARDS: String(shards) } : {};
      const { out, closed, health } = await launched({ ...discordSettings(server), ...sharded });
      await expect.poll(async () => (await health().catch(() => undefined))?.ready, SLOWLY).toBe(true);
      expect(server.gateway.connected).toHaveLength(shards);
      server.gateway.cut(4004);
      expect((await closed)[0]).toBe(1);
      const said = (await out).split('\n').filter((line) => line.includes('"level":60'));
      expect(said).toEqual([expect.stringContaining('for good (code 4004)')]);
      expect(server.gateway.log.identifies).toHaveLength(shards);
    },
    240_000,
  );

  it('answers on one platform where the other is down at the start, or turned it away', async () => {
    const [slack, discord, down] = [await slackServer(), await discordServer(), await DiscordServer.start()];
    const gone = discordSettings(down);
    await down.close();
    for (const [settings, turnAway] of [
      [gone, () => {}],
      [
        discordSettings(discord),
        async () => {
          await discord.until(() => discord.gateway.connected.length === 1);
          discord.gateway.cut(4004);
        },
      ],
    ] as const) {
      const greeted = slack.sockets.greeted;
      const { child, closed, health } = await launched({ ...slackSettings(slack), ...settings });
      await slack.until(() => slack.sockets.greeted > greeted);
      await turnAway();
      const said = slack.say('officer vs director?', IN_DM);
      await slack.until(() => slack.repliesTo(said)[0]);
      const notConnected = { slack: 'ok', discord: 'discord is not connected.' };
      await expect.poll(async () => (await health()).parts, { timeout: 20_000 }).toMatchObject(notConnected);
      child.kill('SIGTERM');
      expect((await closed)[0]).toBe(0);
    }
  }, 240_000);
});
