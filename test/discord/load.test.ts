import { Routes } from 'discord.js';
import { expect, it, onTestFinished } from 'vitest';
import { InteractionRest } from '../../adapters/discord/rest.ts';
import { fakeAssistant } from '../adapters/assistant.ts';
import { setup } from './harness.ts';
import { DiscordServer } from './server/index.ts';
import { APP_ID } from './server/payloads.ts';

it('two hundred interactions at once all have their first response before the first answer is worked out', async () => {
  const assistant = fakeAssistant();
  const { server, log } = await setup({ assistant });
  let open = () => {};
  const gate = new Promise<void>((resolve) => {
    open = resolve;
  });
  assistant.before = () => gate;

  const asked = Array.from({ length: 200 }, (_, at) => server.slash('ask', { question: `question ${at}` }));
  await server.until(() => asked.every(({ state }) => state === 'deferred'));
  expect(asked.every(({ edits }) => edits === 0)).toBe(true);
  open();
  await server.until(() => asked.every(({ edits }) => edits > 0));

  expect(asked.every(({ callbacks, edits }) => callbacks === 1 && edits === 1)).toBe(true);
  expect(new Set(assistant.calls.asked.map(({ text }) => text)).size).toBe(200);
  expect(log.filter((line) => /^(warn|error)/.test(line))).toEqual([]);
}, 60_000);

it("interactions are not held back by the bot's own requests a second", async () => {
  const server = await DiscordServer.start();
  onTestFinished(() => server.close());
  const rest = new InteractionRest({ api: server.apiUrl, globalRequestsPerSecond: 1 });
  rest.setToken(server.rest.token);
  onTestFinished(() => {
    rest.clearHashSweeper();
    rest.clearHandlerSweeper();
  });
  const own = [rest.get(Routes.user()), rest.get(Routes.gatewayBot())];
  const body = { content: 'hello' };
  const interactions = Array.from({ length: 20 }, (_, at) =>
    rest.post(Routes.webhook(APP_ID, `token-${at}`), { body, auth: false }).catch(() => undefined),
  );
  await Promise.all([...own, ...interactions]);
  const order = server.rest.requests.map(({ path }) => path);
  expect(order).toHaveLength(22);
  expect(order.at(-1)).toBe('/gateway/bot');
});
