import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import type { Context } from 'hono';

/** The files that the page loads. No other can be asked for: a path is looked up here, never on the disk. */
const FILES = {
  'page.css': 'text/css; charset=utf-8',
  'page.js': 'text/javascript; charset=utf-8',
  'embed.js': 'text/javascript; charset=utf-8',
  'icon.svg': 'image/svg+xml',
} as const;
export type AssetName = keyof typeof FILES;

interface Asset {
  type: string;
  body: Uint8Array<ArrayBuffer>;
  br: Uint8Array<ArrayBuffer>;
  gzip: Uint8Array<ArrayBuffer>;
  version: string;
}

const YEAR_S = 31_536_000;
const HOUR_S = 3_600;
const HASH_LENGTH = 10;

const assets = new Map(Object.entries(FILES).map(([name, type]) => [name, readAsset(name, type)]));

function readAsset(name: string, type: string): Asset {
  const body = new Uint8Array(readFileSync(new URL(`assets/${name}`, import.meta.url)));
  const version = createHash('sha256').update(body).digest('base64url').slice(0, HASH_LENGTH);
  return {
    type,
    body,
    br: new Uint8Array(brotliCompressSync(body)),
    gzip: new Uint8Array(gzipSync(body)),
    version,
  };
}

/** Returns the address of a file; it changes with its content, so that a browser may keep it for good. */
export function assetUrl(name: AssetName): string {
  return `/assets/${name}?v=${assets.get(name)?.version}`;
}

/** Serves one of the files, compressed as the browser likes; undefined for an unknown name. */
export function serveAsset(c: Context, name: string): Response | undefined {
  const asset = assets.get(name);
  if (!asset) return undefined;
  const current = c.req.query('v') === asset.version;
  c.header('Content-Type', asset.type);
  c.header('ETag', `"${asset.version}"`);
  c.header('Vary', 'Accept-Encoding');
  c.header('Cache-Control', current ? `public, max-age=${YEAR_S}, immutable` : `public, max-age=${HOUR_S}`);
  if (c.req.header('if-none-match') === `"${asset.version}"`) return c.body(null, 304);
  const accepted = c.req.header('accept-encoding') ?? '';
  const encoding = (['br', 'gzip'] as const).find((one) => accepted.includes(one));
  if (!encoding) return c.body(asset.body);
  c.header('Content-Encoding', encoding);
  return c.body(asset[encoding]);
}
