import { expect, it } from 'vitest';
import { fakeAssistant } from '../adapters/assistant.ts';
import { setup } from './harness.ts';
import { BOT_USER, USER } from './server/payloads.ts';

const MENTIONS = 200;
const CHANNELS = 20;
const BETWEEN_MS = 1_000;

it('two hundred mentions at once in twenty channels are all acknowledged before the first is answered, each answered once, one message a second and channel', async () => {
  const assistant = fakeAssistant();
  const { server, log } = await setup({ assistant, messageMs: BETWEEN_MS });
  // Told by what comes before what, not by the clock.
  server.deliveries.ackMs = 60_000;
  let open = () => {};
  const gate = new Promise<void>((resolve) => {
    open = resolve;
  });
  assistant.before = () => gate;
  const channels = Array.from({ length: CHANNELS }, (_, at) => `C00000LOAD${at}`);
  for (const channel of channels) server.workspace.channels.add(channel);

  const said = Array.from({ length: MENTIONS }, (_, at) =>
    server.say(`<@${BOT_USER}> question ${at}?`, { channel: channels[at % CHANNELS] ?? '', user: USER }),
  );
  const events = [...server.deliveries.all];
  await server.until(() => events.every(({ acks }) => acks > 0));
  expect(server.workspace.messages).toEqual([]);
  open();
  await server.until(() => server.workspace.messages.length >= MENTIONS);
  await server.until(() => server.deliveries.open === 0);

  expect(said.map((ts) => server.repliesTo(ts).length)).toEqual(said.map(() => 1));
  expect(new Set(assistant.calls.asked.map(({ text }) => text)).size).toBe(MENTIONS);
  expect(assistant.calls.asked).toHaveLength(MENTIONS);
  for (const channel of channels) {
    const times = server.workspace.messages
      .filter((message) => message.channel === channel)
      .map(({ at }) => at);
    const gaps = times.slice(1).map((at, before) => at - (times[before] ?? 0));
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(BETWEEN_MS);
  }
  expect(log.filter((line) => /^(warn|error)/.test(line))).toEqual([]);
}, 60_000);

const BURST = 100;

it('over HTTP, where each of them is a connection of its own, acknowledging comes before answering', async () => {
  const assistant = fakeAssistant();
  // An answer that takes the processor for a while, as a real one does.
  assistant.before = async () => {
    const end = performance.now() + 10;
    while (performance.now() < end);
  };
  const { server } = await setup({ assistant, http: true });
  // Told by what comes before what, not by the clock.
  server.deliveries.ackMs = 60_000;
  for (let at = 0; at < BURST; at += 1) server.say(`<@${BOT_USER}> question ${at}?`);
  const events = [...server.deliveries.all];
  await server.until(() => events.every(({ acks }) => acks > 0));
  expect(server.workspace.messages.length).toBeLessThan(BURST / 2);
  await server.until(() => server.workspace.messages.length >= BURST);
  await server.until(() => server.deliveries.open === 0);
  expect(assistant.calls.asked).toHaveLength(BURST);
  expect(server.workspace.messages).toHaveLength(BURST);
}, 60_000);
