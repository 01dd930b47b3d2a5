import { Agent as HttpAgent, get as httpGet, type IncomingMessage } from 'node:http';
import { Agent as HttpsAgent, get as httpsGet } from 'node:https';

/** Redirects that are followed; publishers have one or two. */
const MOST_REDIRECTS = 5;
const REDIRECTS = new Set([301, 302, 303, 307, 308]);

/**
 * Requests an address and follows redirects. A connection serves one request: publishers close them as they like, and
 * one that is kept may be closed under the next request.
 */
export async function request(
  url: string,
  headers: Readonly<Record<string, string>>,
  signal: AbortSignal,
  left = MOST_REDIRECTS,
): Promise<IncomingMessage> {
  const response = await once(new URL(url), headers, signal);
  const { statusCode = 0, headers: answered } = response;
  if (!REDIRECTS.has(statusCode) || answered.location === undefined) return response;
  response.destroy();
  if (left === 0) throw new Error(`it redirects more than ${MOST_REDIRECTS} times`);
  const next = new URL(answered.location, url);
  if (!/^https?:$/.test(next.protocol))
    throw new Error(`it redirects to ${next.protocol}, which is no web address`);
  if (url.startsWith('https:') && next.protocol === 'http:')
    throw new Error('it redirects to an address that is not encrypted');
  return request(next.href, headers, signal, left - 1);
}

function once(
  url: URL,
  headers: Readonly<Record<string, string>>,
  signal: AbortSignal,
): Promise<IncomingMessage> {
  const plain = url.protocol === 'http:';
  const agent = new (plain ? HttpAgent : HttpsAgent)({ keepAlive: false, proxyEnv: process.env });
  return new Promise((resolve, reject) => {
    const asked = (plain ? httpGet : httpsGet)(url, { headers, signal, agent }, (response) => {
      // Whoever reads it hears of its errors; one that comes before it is read must not end the process.
      response.on('error', () => undefined);
      resolve(response);
    });
    asked.on('error', reject);
  });
}
