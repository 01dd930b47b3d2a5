import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';

/** A model that takes its time between two clauses of a plan, so that an answer is being streamed for a while. */
export async function startModel(betweenMs: number): Promise<{ url: string; close(): void }> {
  const server = createServer((request, response) => {
    request.resume();
    // Whoever asked may be killed meanwhile.
    write(response, betweenMs).catch(() => response.destroy());
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}

/** A plan for "officer vs director salary", in two pieces. */
const PIECES = [
  '{"clauses":[{"say":"compare","lines":[1,2],"tell":"gap"},',
  '{"say":"values","lines":[1,2]}],"language":"en"}',
];

async function write(response: ServerResponse, betweenMs: number): Promise<void> {
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  for (const content of PIECES) {
    const choices = [{ index: 0, delta: { content }, finish_reason: null }];
    response.write(`data: ${JSON.stringify({ choices })}\n\n`);
    await delay(betweenMs);
  }
  const end = [{ index: 0, delta: {}, finish_reason: 'stop' }];
  response.end(`data: ${JSON.stringify({ choices: end })}\n\ndata: [DONE]\n\n`);
}
