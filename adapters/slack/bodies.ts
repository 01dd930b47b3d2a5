import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';

/** The longest body that Slack sends is far below this. */
const LONGEST = 1024 * 1024;
/** The time limit for receiving a body, in milliseconds. */
const ARRIVES_MS = 5_000;

/** The limits of a body: its size and its time; a body declared as JSON must also be an object. */
export interface BodyLimits {
  longest?: number;
  arrivesMs?: number;
}

/**
 * Hands on requests whose bodies have arrived whole and can be looked at; any other is refused. Bolt takes a body of four
 * megabytes, waits for it for ever, and ends the process over a signed `null`.
 */
export function withBody(listener: RequestListener, limits: BodyLimits = {}): RequestListener {
  return (request, response) => {
    const handOn = () => {
      try {
        listener(request, response);
      } catch {
        // It throws for a path that it does not serve.
        refuse(request, response, 404);
      }
    };
    if (request.method !== 'POST') return handOn();
    void arrived(request, limits).then((body) => {
      if (typeof body === 'number') return refuse(request, response, body);
      if (!isReadable(request, body)) return refuse(request, response, 400);
      // Bolt verifies and reads what is buffered so.
      Object.assign(request, { rawBody: body });
      handOn();
    });
  };
}

/** The body, or the status that the request is refused with. */
async function arrived(
  request: IncomingMessage,
  { longest = LONGEST, arrivesMs = ARRIVES_MS }: BodyLimits,
): Promise<Buffer | number> {
  if (Number(request.headers['content-length'] ?? 0) > longest) return 413;
  const timer = setTimeout(() => request.destroy(new Error('too slow')), arrivesMs);
  const chunks: Buffer[] = [];
  let length = 0;
  try {
    for await (const chunk of request as AsyncIterable<Buffer>) {
      length += chunk.length;
      if (length > longest) return 413;
      chunks.push(chunk);
    }
    return Buffer.concat(chunks);
  } catch {
    return 408;
  } finally {
    clearTimeout(timer);
  }
}

function isReadable({ headers }: IncomingMessage, body: Buffer): boolean {
  if (!headers['content-type']?.startsWith('application/json')) return true;
  try {
    const parsed: unknown = JSON.parse(body.toString('utf8'));
    return typeof parsed === 'object' && parsed !== null;
  } catch {
    return false;
  }
}

function refuse(request: IncomingMessage, response: ServerResponse, status: number): void {
  response.writeHead(status, { connection: 'close' });
  response.end(() => request.destroy());
}
