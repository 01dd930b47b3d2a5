import { once } from 'node:events';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { expect, it, onTestFinished } from 'vitest';
import { newFolder } from '../folder.ts';
import { rolewise, slackSettings } from '../rolewise.ts';
import { replyTo } from '../slack/harness.ts';
import { SlackServer } from '../slack/server/index.ts';
import { BOT_USER, CHANNEL, USER } from '../slack/server/payloads.ts';
import { textOf } from '../slack/server/workspace.ts';

/** The steps of an upgrade and of a restored backup, as README tells operators to take them. */

const IN_CHANNEL = { channel: CHANNEL, user: USER };

async function slackServer() {
  const server = await SlackServer.start();
  onTestFinished(() => server.close());
  server.web.messageMs = 0;
  // Nobody measures here how quickly a busy machine acknowledges.
  server.deliveries.ackMs = 2 ** 30;
  return server;
}

/** Starts Rolewise over a folder; gives what ends it, and resolves when it hears Slack. */
async function start(server: SlackServer, dataDir: string) {
  const settings = { ...slackSettings(server), ROLEWISE_DATA: dataDir, LOG_LEVEL: 'error' };
  const greeted = server.sockets.greeted;
  const child = rolewise(['start'], settings);
  onTestFinished(() => void child.kill('SIGKILL'));
  await server.until(() => server.sockets.greeted > greeted);
  return async () => {
    const closed = once(child, 'close');
    child.kill('SIGTERM');
    expect((await closed)[0]).toBe(0);
  };
}

/** Runs `npm run state -- …`; gives what it printed. */
async function state(dataDir: string, ...args: string[]): Promise<string> {
  const child = rolewise(
    ['state', ...args],
    { ROLEWISE_DATA: dataDir },
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const [out, [code]] = await Promise.all([child.stdout ? text(child.stdout) : '', once(child, 'close')]);
  expect(code, out).toBe(0);
  return out;
}

it('a backup while it runs, an end, a check and a new start lose nothing; the backup can be gone on from', async () => {
  const server = await slackServer();
  const answer = (ts: string) => replyTo({ server }, ts).then(textOf);
  const dataDir = join(newFolder(), 'data');
  const backup = join(newFolder(), 'backup');

  const stop = await start(server, dataDir);
  const first = server.say(`<@${BOT_USER}> officer vs director salary`, IN_CHANNEL);
  expect(await answer(first)).toMatch(/\$104,050/);
  expect(await state(dataDir, 'backup', backup)).toMatch(/^\d+ rows were copied to /);
  const waiting = Array.from({ length: 5 }, () =>
    server.say(`<@${BOT_USER}> officer vs director salary`, IN_CHANNEL),
  );
  await server.until(() => server.deliveries.open === 0);
  await stop();
  expect(await state(dataDir, 'check')).toMatch(/^✓ sqlite opens and is whole\./);

  const stopNew = await start(server, dataDir);
  for (const ts of waiting) expect(await answer(ts)).toMatch(/\$104,050/);
  for (const ts of waiting) expect(server.repliesTo(ts)).toHaveLength(1);
  await stopNew();

  const stopRestored = await start(server, backup);
  const more = server.repliesTo(first).length;
  server.say('and education?', IN_CHANNEL, { thread_ts: first });
  const education = await server.until(() => server.repliesTo(first)[more]);
  expect(textOf(education)).toMatch(/bachelor/i);
  await stopRestored();
  expect(server.violations).toEqual([]);
}, 300_000);
