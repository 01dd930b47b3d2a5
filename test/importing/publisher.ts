import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** How the publisher behaves for one address, beyond handing over the file. */
export interface Manner {
  /** Answers so many times with this status before it gives the file; without a number, always. */
  refuse?: { status: number; times?: number };
  /** Ends the connection after so many bytes, so many times. */
  breakOff?: { after: number; times: number };
  /** Never gives more of the file than so many bytes. */
  endsAt?: number;
  /** Resets the connection where it would end it. */
  resets?: boolean;
  /** Sends the file in pieces of so many bytes, each in a packet of its own. */
  pieces?: number;
  /** Answers the first so many requests with no byte at all. */
  silent?: { times: number };
  /** Sends the asker on to another path, or to an address. */
  redirect?: string;
  /** Cannot go on from the middle of a file. */
  noRanges?: boolean;
  /** Names no edition of its files, so that a part cannot be told to fit. */
  noTag?: boolean;
}

export interface Publisher {
  url: string;
  requests: { path: string; headers: IncomingHttpHeaders; status: number }[];
  manners: Record<string, Manner>;
  files: Record<string, Buffer>;
  close(): void;
}

/** A publisher on this machine that hands over files by path. */
export async function publisher(
  files: Record<string, Buffer>,
  { keepAlive = true }: { keepAlive?: boolean } = {},
): Promise<Publisher> {
  const requests: Publisher['requests'] = [];
  const manners: Publisher['manners'] = {};
  const server = createServer((request, response) => {
    const path = (request.url ?? '').slice(1);
    if (!keepAlive) response.setHeader('connection', 'close');
    const status = answer(request.headers, response, files[path], manners[path] ?? {});
    requests.push({ path, headers: request.headers, status });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const close = () => {
    server.closeAllConnections();
    server.close();
  };
  return { url, requests, manners, files, close };
}

function answer(
  headers: IncomingHttpHeaders,
  response: ServerResponse,
  file: Buffer | undefined,
  manner: Manner,
): number {
  const { refuse, breakOff } = manner;
  if (file === undefined || (refuse && (refuse.times ?? 1) > 0)) {
    if (refuse?.times !== undefined) refuse.times -= 1;
    const status = file === undefined ? 404 : (refuse?.status ?? 404);
    response.writeHead(status).end('no');
    return status;
  }
  if (manner.redirect !== undefined) {
    response.writeHead(302, { location: manner.redirect }).end();
    return 302;
  }
  if (manner.silent && manner.silent.times > 0) {
    manner.silent.times -= 1;
    return 0;
  }
  const tag = `"${file.length}"`;
  const wanted = Number(/^bytes=(\d+)-$/.exec(headers.range ?? '')?.[1] ?? 0);
  const start = manner.noRanges || headers['if-range'] !== tag ? 0 : wanted;
  const status = start > 0 ? 206 : 200;
  const rest = file.subarray(start);
  response.writeHead(status, { 'content-length': rest.length, ...(manner.noTag ? {} : { etag: tag }) });
  const end = () => (manner.resets ? response.socket?.resetAndDestroy() : response.destroy());
  const stopAt = manner.endsAt === undefined ? undefined : Math.max(0, manner.endsAt - start);
  if (breakOff && breakOff.times > 0) {
    breakOff.times -= 1;
    response.write(rest.subarray(0, breakOff.after), () => setTimeout(end, 20));
  } else if (stopAt !== undefined) response.write(rest.subarray(0, stopAt) || '', () => setTimeout(end, 20));
  else if (manner.pieces !== undefined) sendSlowly(response, rest, manner.pieces);
  else response.end(rest);
  return status;
}

function sendSlowly(response: ServerResponse, rest: Buffer, size: number): void {
  if (rest.length === 0) response.end();
  else
    response.write(rest.subarray(0, size), () =>
      setImmediate(sendSlowly, response, rest.subarray(size), size),
    );
}
