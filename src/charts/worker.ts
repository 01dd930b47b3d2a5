import { createRequire } from 'node:module';
import { parentPort } from 'node:worker_threads';
import { renderAsync } from '@resvg/resvg-js';
import { FONT_FAMILY } from './drawing.ts';
import { encodePng } from './encode.ts';

/** A picture that is wanted. */
export interface Wanted {
  id: number;
  svg: string;
}

/** The picture, or the reason for its absence. */
export type Drawn = { id: number; png: Uint8Array } | { id: number; error: string };

/** Thrice the drawn size, for sharp screens. */
const ZOOM = 3;

const { resolve } = createRequire(import.meta.url);
/** The font comes as a package, so that a chart looks alike on machines without any. */
const FONT_FILES = [
  '400Regular/Inter_400Regular.ttf',
  '600SemiBold/Inter_600SemiBold.ttf',
  '700Bold/Inter_700Bold.ttf',
].map((file) => resolve(`@expo-google-fonts/inter/${file}`));

parentPort?.on('message', async ({ id, svg }: Wanted) => {
  try {
    const image = await renderAsync(svg, {
      font: { loadSystemFonts: false, fontFiles: FONT_FILES, defaultFontFamily: FONT_FAMILY },
      fitTo: { mode: 'zoom', value: ZOOM },
    });
    parentPort?.postMessage({ id, png: encodePng(image) } satisfies Drawn);
  } catch (error) {
    parentPort?.postMessage({ id, error: String(error) } satisfies Drawn);
  }
});
