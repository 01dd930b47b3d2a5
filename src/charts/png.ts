import { Worker } from 'node:worker_threads';
import { LRUCache } from 'lru-cache';
import type { Chart } from './chart.ts';
import { chartSvg, type Theme } from './svg.ts';
import type { Drawn, Wanted } from './worker.ts';

/** Pictures kept for whoever asks for the same again; one is some forty kilobytes. */
const KEPT = 200;

const drawn = new LRUCache<string, Promise<Buffer>>({ max: KEPT });
const waiting = new Map<number, { resolve(png: Buffer): void; reject(error: Error): void }>();
let worker: Worker | undefined;
let last = 0;

/**
 * A chart as a PNG of 1,200 pixels' width. Each is drawn once, by its content, on a thread of its own. Rejects when drawing
 * fails.
 */
export function renderPng(chart: Chart, theme?: Theme): Promise<Buffer> {
  const svg = chartSvg(chart, theme);
  const known = drawn.get(svg);
  if (known) return known;
  const png = draw(svg);
  drawn.set(svg, png);
  png.catch(() => drawn.delete(svg));
  return png;
}

function draw(svg: string): Promise<Buffer> {
  last += 1;
  const wanted: Wanted = { id: last, svg };
  const { promise, resolve, reject } = Promise.withResolvers<Buffer>();
  waiting.set(wanted.id, { resolve, reject });
  worker ??= begin();
  // The process lives as long as a picture is wanted.
  worker.ref();
  worker.postMessage(wanted);
  return promise;
}

function begin(): Worker {
  const begun = new Worker(new URL('worker.ts', import.meta.url));
  begun.on('message', (message: Drawn) => {
    const wanted = waiting.get(message.id);
    waiting.delete(message.id);
    if ('png' in message) wanted?.resolve(Buffer.from(message.png));
    else wanted?.reject(new Error(message.error));
    if (waiting.size === 0) begun.unref();
  });
  const lost = (error: Error) => {
    if (worker === begun) worker = undefined;
    for (const { reject } of waiting.values()) reject(error);
    waiting.clear();
  };
  begun.on('error', lost);
  begun.on('exit', (code) => lost(new Error(`The thread that draws charts ended with code ${code}.`)));
  return begun;
}
