import { createRequire } from 'node:module';
import { renderAsync } from '@resvg/resvg-js';
import type { Chart } from './chart.ts';
import { chartSvg, FONT_FAMILY } from './svg.ts';

/** Twice the drawn size, for sharp screens. */
const ZOOM = 2;

const { resolve } = createRequire(import.meta.url);
/** The font comes as a package, so that a chart looks alike on machines without any. */
const FONT_FILES = [
  '400Regular/Inter_400Regular.ttf',
  '600SemiBold/Inter_600SemiBold.ttf',
  '700Bold/Inter_700Bold.ttf',
].map((file) => resolve(`@expo-google-fonts/inter/${file}`));

/** A chart as a PNG of 1,280 pixels' width, drawn outside the main thread. Rejects when drawing fails. */
export async function renderPng(chart: Chart): Promise<Buffer> {
  const image = await renderAsync(chartSvg(chart), {
    font: { loadSystemFonts: false, fontFiles: FONT_FILES, defaultFontFamily: FONT_FAMILY },
    fitTo: { mode: 'zoom', value: ZOOM },
  });
  return image.asPng();
}

export const drawnPng = renderPng;
