import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, it, onTestFinished } from 'vitest';
import { withBody } from '../../adapters/slack/bodies.ts';

const LIMITS = { longest: 1_000, arrivesMs: 50 };

/** Serves what is handed on with the length of its body; returns its address. */
async function serve(): Promise<string> {
  const server = createServer(
    withBody((given, response) => {
      const { rawBody } = given as typeof given & { rawBody?: Buffer };
      response.end(String(rawBody?.length ?? 'none'));
    }, LIMITS),
  );
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/slack/events`;
}

const JSON_TYPE = { 'content-type': 'application/json' };

it.each([
  ['null', JSON_TYPE, 400],
  ['7', JSON_TYPE, 400],
  ['{', JSON_TYPE, 400],
  ['{"type":"x"}', JSON_TYPE, 200],
  ['payload=%7B%7D', { 'content-type': 'application/x-www-form-urlencoded' }, 200],
  ['x'.repeat(2_000), JSON_TYPE, 413],
] as const)('a body of %.20s as %j is answered with %i', async (body, headers, status) => {
  const response = await fetch(await serve(), { method: 'POST', body, headers });
  expect(response.status).toBe(status);
  if (status === 200) expect(await response.text()).toBe(String(body.length));
});

it('a body that never ends is cut off, and keeps nothing open', async () => {
  const url = await serve();
  const ended = new Promise<string>((resolve) => {
    const sent = request(url, { method: 'POST', headers: JSON_TYPE });
    sent.on('response', ({ statusCode }) => resolve(String(statusCode)));
    sent.on('error', () => resolve('cut'));
    sent.write('{');
  });
  expect(await ended).toMatch(/^(?:408|cut)$/);
});
