import { once } from 'node:events';
import {
  createServer,
  type IncomingMessage,
  type Server,
  type ServerResponse,
  STATUS_CODES,
} from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import type { Mounts } from '../common/mounts.ts';
import type { Running } from '../common/running.ts';
import { LIMITS } from './limits.ts';
import { DEFAULT_HOST, type WebParts } from './parts.ts';

/** The interval between checks for requests that arrive too slowly, in milliseconds. */
const LOOK_MS = 1_000;
/** Longer than proxies keep a connection for the next request (60 s mostly), so that none is sent into a closing one. */
const KEPT_OPEN_MS = 65_000;
/** The time limit for answers under way when the process is told to end. */
const LAST_MS = 2_000;

/** The page, served. */
export interface Served extends Running {
  /** The address for a browser on this machine. */
  url: string;
}

type Listener = (request: IncomingMessage, response: ServerResponse) => unknown;

/** The host and port to listen on. */
export interface Listening {
  host?: string | undefined;
  port: number;
  /** Loads the application at the first request alone, so that whatever is started beside it need not wait. */
  lazy?: boolean | undefined;
  /** Every connection is a proxy's, so that none has a share of its own. */
  behindProxy?: boolean | undefined;
  /** Paths that another front end answers. */
  mounts?: Mounts | undefined;
}

/**
 * Serves the page on the host and the port; resolves when it can be opened. Rejects with one sentence where the port
 * cannot be had.
 */
export async function startWeb(
  { host = DEFAULT_HOST, port, lazy = false, behindProxy = false, mounts }: Listening,
  parts: () => Promise<WebParts>,
): Promise<Served> {
  let listener: Listener | undefined;
  let making: Promise<Listener> | undefined;
  const make = async () => {
    const [{ getRequestListener }, { createWebApp }] = await Promise.all([
      import('@hono/node-server'),
      import('./app.ts'),
    ]);
    listener = getRequestListener(createWebApp(await parts()).fetch);
    return listener;
  };
  if (!lazy) await make();
  const server = createServer(
    {
      requestTimeout: LIMITS.requestMs,
      headersTimeout: LIMITS.requestMs,
      connectionsCheckingInterval: LOOK_MS,
      keepAliveTimeout: KEPT_OPEN_MS,
    },
    (request, response) => {
      const other = mounts?.at(request.url) ?? listener;
      if (other) return void other(request, response);
      making ??= make();
      making.then(
        (ready) => ready(request, response),
        () => response.writeHead(500).end(JSON.stringify({ error: 'The page could not be made.' })),
      );
    },
  );
  server.maxConnections = LIMITS.connections;
  if (!behindProxy) server.on('connection', shareOfConnections());
  server.on('clientError', answerUnreadable);
  await listen(server, host, port);
  const { port: taken } = server.address() as AddressInfo;
  return { url: `http://${urlHost(host)}:${taken}`, stop: () => stop(server) };
}

/** Ends connections beyond the share of an address, so that one address cannot have them all. */
function shareOfConnections(): (socket: Socket) => void {
  const open = new Map<string, number>();
  return (socket) => {
    const { remoteAddress: address = '' } = socket;
    const before = open.get(address) ?? 0;
    if (before >= LIMITS.connectionsOfOne) return void socket.destroy();
    open.set(address, before + 1);
    socket.once('close', () => {
      const left = (open.get(address) ?? 1) - 1;
      if (left > 0) open.set(address, left);
      else open.delete(address);
    });
  };
}

async function listen(server: Server, host: string, port: number): Promise<void> {
  server.listen(port, host);
  try {
    await once(server, 'listening');
  } catch (error) {
    throw new Error(unreachable(error as NodeJS.ErrnoException, host, port), { cause: error });
  }
}

function unreachable({ code, message }: NodeJS.ErrnoException, host: string, port: number): string {
  if (code === 'EADDRINUSE') {
    return `Port ${port} is taken: give the page another, as in PORT=${port + 1} npm run web.`;
  }
  if (code === 'EACCES') return `Port ${port} may not be listened on: set PORT to one above 1023.`;
  return `${host}:${port} cannot be listened on (${message}): correct HOST and PORT.`;
}

/** Every host is this one, too. */
function urlHost(host: string): string {
  if (host === '0.0.0.0' || host === '::') return 'localhost';
  return host.includes(':') ? `[${host}]` : host;
}

/** Answers a request that is not valid HTTP, or came too slowly: one sentence, then the connection ends. */
function answerUnreadable(error: NodeJS.ErrnoException, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) return void socket.destroy();
  const slow = error.code === 'ERR_HTTP_REQUEST_TIMEOUT';
  const large = error.code === 'HPE_HEADER_OVERFLOW';
  const status = slow ? 408 : large ? 431 : 400;
  const sentence = slow
    ? 'The request came too slowly: send it again.'
    : large
      ? 'The head of the request is too large: send less in its address and headers.'
      : 'This is not a request that can be read: send HTTP/1.1.';
  const body = JSON.stringify({ error: sentence });
  socket.end(
    [
      `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
      'Content-Type: application/json',
      `Content-Length: ${Buffer.byteLength(body)}`,
      'Connection: close',
      '',
      body,
    ].join('\r\n'),
  );
}

async function stop(server: Server): Promise<void> {
  const closed = once(server, 'close');
  server.close();
  server.closeIdleConnections();
  const timer = setTimeout(() => server.closeAllConnections(), LAST_MS);
  await closed;
  clearTimeout(timer);
}
