import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { OperateSettings } from '../../src/settings/settings.ts';
import type { Running } from '../common/running.ts';
import type { Health } from './health.ts';
import type { Metrics } from './metrics.ts';

/** The server, and where it listens. */
export interface Operated extends Running {
  url: string;
}

/**
 * Serves `/healthz/live` (200 while the process runs), `/healthz` and `/healthz/ready` (200 when it can answer, else 503 with
 * the reasons) and `/metrics`. Rejects with one sentence where the port cannot be had.
 */
export async function startOperate(
  { host, port }: OperateSettings,
  health: () => Promise<Health>,
  metrics: Metrics,
): Promise<Operated> {
  const server = createServer({ requestTimeout: 5_000, headersTimeout: 5_000 }, (request, response) => {
    const path = request.url?.split('?', 1)[0] ?? '';
    const answer = request.method === 'GET' ? PATHS[path] : undefined;
    if (answer) answer(response, health, metrics).catch(() => send(response, 500, JSON_TYPE, '{}'));
    else send(response, 404, JSON_TYPE, JSON.stringify({ paths: Object.keys(PATHS) }));
  });
  server.listen(port, host);
  await once(server, 'listening').catch((error: NodeJS.ErrnoException) => {
    throw new Error(
      `OPERATE_PORT ${port} of ${host} cannot be listened on (${error.code}): free it, or set another.`,
    );
  });
  const { port: given } = server.address() as AddressInfo;
  return {
    url: `http://${host}:${given}`,
    async stop() {
      server.closeAllConnections();
      server.close();
    },
  };
}

const JSON_TYPE = 'application/json; charset=utf-8';

type Answering = (response: ServerResponse, health: () => Promise<Health>, metrics: Metrics) => Promise<void>;

const ready: Answering = async (response, health) => {
  const found = await health();
  send(response, found.ready ? 200 : 503, JSON_TYPE, JSON.stringify(found));
};

const PATHS: Readonly<Record<string, Answering>> = {
  '/healthz': ready,
  '/healthz/ready': ready,
  '/healthz/live': async (response) => send(response, 200, JSON_TYPE, '{"live":true}'),
  '/metrics': async (response, _health, metrics) => {
    const { type, body } = await metrics.text();
    send(response, 200, type, body);
  },
};

function send(response: ServerResponse, status: number, type: string, body: string): void {
  response.writeHead(status, { 'content-type': type, 'cache-control': 'no-store' }).end(body);
}
