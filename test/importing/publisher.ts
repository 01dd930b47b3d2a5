import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** How the publisher behaves for one address, beyond handing over the file. */
export interface Manner {
  /** Answers so many times with this status before it gives the file; without a number, always. */
  refuse?: { status: number; times?: number };
  /** Ends the connection after so many bytes, so many times. */
  breakOff?: { after: number; times: number };
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
export async function publisher(files: Record<string, Buffer>): Promise<Publisher> {
  const requests: Publisher['requests'] = [];
  const manners: Publisher['manners'] = {};
  const server = createServer((request, response) => {
    const path = (request.url ?? '').slice(1);
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
  const tag = `"${file.length}"`;
  const wanted = Number(/^bytes=(\d+)-$/.exec(headers.range ?? '')?.[1] ?? 0);
  const start = manner.noRanges || headers['if-range'] !== tag ? 0 : wanted;
  const status = start > 0 ? 206 : 200;
  const rest = file.subarray(start);
  response.writeHead(status, { 'content-length': rest.length, ...(manner.noTag ? {} : { etag: tag }) });
  if (breakOff && breakOff.times > 0) {
    breakOff.times -= 1;
    response.write(rest.subarray(0, breakOff.after), () => setTimeout(() => response.destroy(), 20));
  } else response.end(rest);
  return status;
}
