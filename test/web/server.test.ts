import { once } from 'node:events';
import { request } from 'node:http';
import { connect, type Socket } from 'node:net';
import { text } from 'node:stream/consumers';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { LIMITS } from '../../adapters/web/limits.ts';
import { type Served, startWeb } from '../../adapters/web/start.ts';
import { posted, served, webParts } from './harness.ts';

/** The page on a socket: what only a server can refuse. */

let page: Served;
beforeAll(async () => {
  page = await served();
});
afterAll(() => page.stop());

/** Sends bytes as they are and returns what comes back. */
async function raw(bytes: string): Promise<string> {
  const socket = connect(Number(new URL(page.url).port), '127.0.0.1');
  socket.write(bytes);
  return text(socket);
}

/** Asks for a path exactly as it is written: no dots are folded. */
async function get(path: string): Promise<{ status: number; body: string }> {
  const sent = request(page.url, { path });
  sent.end();
  const [response] = await once(sent, 'response');
  return { status: response.statusCode, body: await text(response) };
}

describe('no path reaches a file outside', () => {
  test.each([
    '/../../package.json',
    '/assets/../start.ts',
    '/assets/..%2f..%2f..%2fpackage.json',
    '/assets/%2e%2e/%2e%2e/app.ts',
    '/assets/....//....//package.json',
    '/assets/page.css%00.js',
    '/assets/..\\..\\app.ts',
    '/assets//etc/passwd',
    '/compare/..%2f..%2fetc/passwd',
    '/roles/..%2fpackage.json',
    '/.env',
    '/%E0%A4%A',
  ])('%s', async (path) => {
    const { status, body } = await get(path);
    expect([400, 404]).toContain(status);
    expect(body).not.toMatch(/"dependencies"|import |root:|Error:|node_modules/);
  });
});

describe('what cannot be read is refused in one sentence', () => {
  test('no HTTP at all', async () => {
    const reply = await raw('hello\r\n\r\n');
    expect(reply).toMatch(/^HTTP\/1\.1 400 /);
    expect(JSON.parse(reply.split('\r\n\r\n')[1] ?? '')).toEqual({
      error: expect.stringContaining('HTTP/1.1'),
    });
  });

  test('a head beyond every measure', async () => {
    const reply = await raw(`GET / HTTP/1.1\r\nHost: localhost\r\nX: ${'x'.repeat(40_000)}\r\n\r\n`);
    expect(reply).toMatch(/^HTTP\/1\.1 431 [\s\S]*"error":"The head/);
  });

  test('a body that never comes', async () => {
    const head =
      'POST /api/ask HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 50\r\n\r\n{"te';
    expect(await raw(head)).toMatch(/^HTTP\/1\.1 408 [\s\S]*"error":"The request came too slowly/);
  });

  test('a body without end', async () => {
    const head =
      'POST /api/ask HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n';
    expect(await raw(`${head}${`4000\r\n${'x'.repeat(0x4000)}\r\n`.repeat(4)}`)).toMatch(
      /^HTTP\/1\.1 413 [\s\S]*too large/,
    );
  });
});

describe('an address that opens connections and sends half of what it announced', () => {
  const HALF =
    'POST /api/ask HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{';

  /** Opens connections, each with half a request; resolves when the server has them. */
  async function open(url: string, count: number): Promise<Socket[]> {
    const sockets = Array.from({ length: count }, () => connect(Number(new URL(url).port), '127.0.0.1'));
    await Promise.all(
      sockets.map(async (socket) => {
        socket.resume().on('error', () => {});
        await once(socket, 'connect');
        await new Promise((sent) => socket.write(HALF, sent));
      }),
    );
    return sockets;
  }

  test('keeps nobody out, and leaves no error in the log', async () => {
    const lines: string[] = [];
    const log = pino({ level: 'warn' }, { write: (line: string) => void lines.push(line) });
    const other = await served({}, { log });
    const sockets = await open(other.url, LIMITS.atOnce * 2);
    const asked = posted({ text: 'officer vs director?' });
    expect((await fetch(`${other.url}/api/ask`, asked)).status).toBe(200);
    for (const socket of sockets) socket.destroy();
    expect((await fetch(`${other.url}/api/ask`, asked)).status).toBe(200);
    await other.stop();
    expect(lines).toEqual([]);
  });

  test('has a share of the connections: those beyond it are ended without a word', async () => {
    const other = await served();
    const sockets = await open(other.url, LIMITS.connectionsOfOne);
    const beyond = connect(Number(new URL(other.url).port), '127.0.0.1').resume();
    await new Promise((closed) => beyond.on('error', () => {}).on('close', closed));
    // On a slow machine the others may have been told by then that they are too slow: there was room for it.
    const isFull = sockets.every(({ closed, bytesRead }) => !closed && bytesRead === 0);
    expect(isFull && beyond.bytesRead > 0).toBe(false);
    for (const socket of sockets) socket.destroy();
    await other.stop();
  });
});

test('a port that is taken is named, with what to do', async () => {
  const port = Number(new URL(page.url).port);
  await expect(startWeb({ port }, () => webParts())).rejects.toThrow(
    `Port ${port} is taken: give the page another, as in PORT=${port + 1} npm run web.`,
  );
});

test('the files of the page are kept for good, small, and come compressed', async () => {
  const home = await (await fetch(page.url)).text();
  const files = [...home.matchAll(/(?:href|src)="(\/assets\/[^"]+)"/g)].map(([, path]) => path);
  expect(files).toHaveLength(3);
  let bytes = home.length;
  for (const file of files) {
    const response = await fetch(page.url + file, { headers: { 'accept-encoding': 'br' } });
    expect(response.headers.get('cache-control')).toContain('immutable');
    expect(response.headers.get('content-encoding')).toBe('br');
    bytes += (await response.arrayBuffer()).byteLength;
  }
  expect(bytes).toBeLessThan(60_000);
});
