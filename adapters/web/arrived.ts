import type { MiddlewareHandler } from 'hono';
import { LIMITS } from './limits.ts';
import { Refusal } from './refusal.ts';

/** Methods whose requests have nothing but a head. */
const HEAD_ONLY = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Has a request go on only once it is here whole, so that one that never ends takes no place of another; `large` are
 * paths that take a message instead of a body. The server itself ends what comes too slowly.
 */
export function arrived(large: readonly string[]): MiddlewareHandler {
  return async (c, next) => {
    const most = large.includes(c.req.path) ? LIMITS.message : LIMITS.body;
    if (!HEAD_ONLY.has(c.req.method)) {
      const body = await wholeBody(c.req.raw, most);
      const { url, method, headers, signal } = c.req.raw;
      c.req.raw = new Request(url, { method, headers, signal, body });
    }
    await next();
  };
}

async function wholeBody({ headers, body }: Request, most: number): Promise<Uint8Array<ArrayBuffer> | null> {
  if (Number(headers.get('content-length') ?? 0) > most) throw tooLarge(most);
  if (!body) return null;
  const chunks: Uint8Array[] = [];
  let length = 0;
  try {
    for await (const chunk of body) {
      length += chunk.length;
      if (length > most) throw tooLarge(most);
      chunks.push(chunk);
    }
  } catch (error) {
    if (error instanceof Refusal) throw error;
    throw new Refusal(400, 'The request broke off: send it again.');
  }
  return new Uint8Array(Buffer.concat(chunks));
}

function tooLarge(most: number): Refusal {
  return new Refusal(413, `The body is too large: send ${most / 1024} kB at most.`);
}
