import { hash, randomBytes } from 'node:crypto';
import { getConnInfo } from '@hono/node-server/conninfo';
import type { Context, MiddlewareHandler } from 'hono';
import { secureHeaders } from 'hono/secure-headers';
import type { WebSettings } from '../../src/settings/settings.ts';
import type { WebEnv } from './parts.ts';
import { rateLimit } from './rate.ts';
import { Refusal } from './refusal.ts';

type SecureHeadersOptions = NonNullable<Parameters<typeof secureHeaders>[0]>;

/** Names of this machine as its own browsers and tools write them. */
const LOOPBACK = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/;
/** The paths that other sites load. */
const FOR_OTHERS = new Set(['/embed.js', '/assets/embed.js']);
const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Headers of every answer: nothing from elsewhere is loaded, nothing inline runs, only listed sites may frame it. */
export function headers({ embedOrigins }: Pick<WebSettings, 'embedOrigins'>): MiddlewareHandler {
  const self = ["'self'"];
  const options: SecureHeadersOptions = {
    contentSecurityPolicy: {
      defaultSrc: ["'none'"],
      scriptSrc: self,
      styleSrc: self,
      imgSrc: self,
      connectSrc: self,
      formAction: self,
      baseUri: ["'none'"],
      frameAncestors: [...self, ...embedOrigins],
    },
    // Old browsers do not support a list: if origins are listed, only the policy above decides.
    xFrameOptions: embedOrigins.length === 0 ? 'SAMEORIGIN' : false,
    referrerPolicy: 'no-referrer',
    permissionsPolicy: { camera: [], geolocation: [], microphone: [] },
    // Said by the proxy that speaks TLS, where there is one.
    strictTransportSecurity: false,
  };
  const [own, shared] = ['same-origin', 'cross-origin'].map((crossOriginResourcePolicy) =>
    secureHeaders({ ...options, crossOriginResourcePolicy }),
  ) as [MiddlewareHandler, MiddlewareHandler];
  return (c, next) => (FOR_OTHERS.has(c.req.path) ? shared : own)(c, next);
}

/**
 * Refuses requests under a foreign host name where only this machine is listened to (a name that was bound to its
 * address by somebody else), and those that another site's script sends to change something.
 */
export function ownOrigin(loopback: boolean, corsOrigins: readonly string[]): MiddlewareHandler {
  return async (c, next) => {
    const host = c.req.header('host') ?? new URL(c.req.url).host;
    if (loopback && !LOOPBACK.test(host.replace(/:\d+$/, ''))) {
      throw new Refusal(
        403,
        'This address is not served here: open the page as http://127.0.0.1 with its port.',
      );
    }
    const origin = c.req.header('origin')?.toLowerCase();
    const foreign = origin !== undefined && !isOwn(origin, host, loopback) && !corsOrigins.includes(origin);
    if (foreign && (!SAFE.has(c.req.method) || c.req.path.startsWith('/mcp'))) {
      throw new Refusal(
        403,
        'Requests of other sites are not taken: their origin must be in WEB_CORS_ORIGINS.',
      );
    }
    await next();
  };
}

/** Returns whether a request comes from this very page; on this machine, from any page of it. */
function isOwn(origin: string, host: string, loopback: boolean): boolean {
  if (!URL.canParse(origin)) return false;
  const url = new URL(origin);
  return url.host === host.toLowerCase() || (loopback && LOOPBACK.test(url.hostname));
}

/** Refuses an address that asks for more than its share. */
export function fairShare({ behindProxy, requestsPerMinute }: WebSettings): MiddlewareHandler<WebEnv> {
  const take = rateLimit(requestsPerMinute);
  return async (c, next) => {
    const visitor = mark(addressOf(c, behindProxy));
    c.set('visitor', visitor);
    const seconds = take(visitor);
    if (seconds > 0) {
      c.header('Retry-After', String(seconds));
      const when = seconds === 1 ? 'in a second' : `in ${seconds} seconds`;
      throw new Refusal(429, `Too many requests from your address: please try again ${when}.`);
    }
    await next();
  };
}

/** Known to this process alone, so that no mark that was kept can be traced to an address. */
const KEY = randomBytes(32).toString('hex');
const MARK_CHARACTERS = 16;

function mark(address: string): string {
  return hash('sha256', KEY + address, 'base64url').slice(0, MARK_CHARACTERS);
}

/** The visitor's network address; requests that come over no network share one. */
function addressOf(c: Context, behindProxy: boolean): string {
  const forwarded = behindProxy ? c.req.header('x-forwarded-for')?.split(',').at(-1)?.trim() : undefined;
  if (forwarded) return forwarded;
  try {
    return getConnInfo(c).remote.address ?? '';
  } catch {
    // Called without a socket, as tests do.
    return '';
  }
}
