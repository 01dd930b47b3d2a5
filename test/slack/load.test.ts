import { expect, it } from 'vitest';
import { setup } from './harness.ts';
import { BOT_USER, USER } from './server/payloads.ts';

const MENTIONS = 200;
const CHANNELS = 20;
/** Slack gives up on an acknowledgement after so long, in milliseconds. */
const ACK_MS = 3_000;
const BETWEEN_MS = 1_000;

it('two hundred mentions at once in twenty channels are all acknowledged, answered once, one message a second and channel', async () => {
  const { server, assistant, log } = await setup({ messageMs: BETWEEN_MS });
  const channels = Array.from({ length: CHANNELS }, (_, at) => `C00000LOAD${at}`);
  for (const channel of channels) server.workspace.channels.add(channel);

  const said = Array.from({ length: MENTIONS }, (_, at) =>
    server.say(`<@${BOT_USER}> question ${at}?`, { channel: channels[at % CHANNELS] ?? '', user: USER }),
  );
  await server.until(() => server.workspace.messages.length >= MENTIONS);
  await server.until(() => server.deliveries.open === 0);

  const slowest = Math.round(server.deliveries.slowest);
  console.info(`${MENTIONS} mentions at once: the slowest acknowledgement took ${slowest} ms`);
  expect(slowest).toBeLessThan(ACK_MS);
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
