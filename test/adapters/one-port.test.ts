import { expect, onTestFinished, test } from 'vitest';
import { createMounts } from '../../adapters/common/mounts.ts';
import { startWeb } from '../../adapters/web/start.ts';
import { replyTo, setup } from '../slack/harness.ts';
import { BOT_USER } from '../slack/server/payloads.ts';
import { textOf } from '../slack/server/workspace.ts';
import { webParts } from '../web/harness.ts';
import { fakeAssistant } from './assistant.ts';

test('Slack over HTTP and the page share a port, each with its own limits', async () => {
  const mounts = createMounts();
  const bot = await setup({ http: true, mounts });
  const { port } = bot.settings;
  const page = await startWeb({ port, mounts }, () => webParts({}, { assistant: fakeAssistant() }));
  onTestFinished(() => page.stop());
  const ts = bot.server.say(`<@${BOT_USER}> officer vs director?`);
  expect(textOf(await replyTo(bot, ts))).toContain('officer vs director?');
  expect(await (await fetch(`${page.url}/?q=officer`)).text()).toContain('<article class="turn">');
  const unsigned = await fetch(`${page.url}/slack/events?a=1`, { method: 'POST', body: '{}' });
  expect(unsigned.status).toBe(401);
  // Nobody can install what has one token.
  expect((await fetch(`${page.url}/slack/install`)).status).toBe(404);
  await bot.stop();
  expect((await fetch(`${page.url}/slack/events`, { method: 'POST', body: '{}' })).status).toBe(404);
});
