import { readFileSync } from 'node:fs';
import type { Context } from 'hono';
import { kept, sendKept } from './kept.ts';

/** The files that the page loads. No other can be asked for: a path is looked up here, never on the disk. */
const FILES = {
  'page.css': 'text/css; charset=utf-8',
  'page.js': 'text/javascript; charset=utf-8',
  'embed.js': 'text/javascript; charset=utf-8',
  'icon.svg': 'image/svg+xml',
} as const;
export type AssetName = keyof typeof FILES;

const YEAR_S = 31_536_000;
const HOUR_S = 3_600;

const assets = new Map(
  Object.entries(FILES).map(([name, type]) => [
    name,
    kept(readFileSync(new URL(`assets/${name}`, import.meta.url)), type),
  ]),
);

/** Returns the address of a file; it changes with its content, so that a browser may keep it for good. */
export function assetUrl(name: AssetName): string {
  return `/assets/${name}?v=${assets.get(name)?.version}`;
}

/** Serves one of the files; undefined for an unknown name. */
export function serveAsset(c: Context, name: string): Response | undefined {
  const asset = assets.get(name);
  if (!asset) return undefined;
  const current = c.req.query('v') === asset.version;
  return sendKept(c, asset, `public, max-age=${current ? `${YEAR_S}, immutable` : HOUR_S}`);
}
