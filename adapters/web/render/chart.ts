import { raw } from 'hono/html';
import { type Chart, chartSvg } from '../../../src/charts/index.ts';
import type { Html } from './types.ts';

const SIZE = /^<svg xmlns="[^"]*" width="(\d+)" height="(\d+)"/;

/**
 * A chart as a part of the page: as wide as there is room, read out by its words. Its colours are those of the light
 * page; the style sheet replaces each by its dark counterpart.
 */
export function chartHtml(chart: Chart): Html {
  const label = chart.alt.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
  const svg = chartSvg(chart).replace(
    SIZE,
    (_, width: string, height: string) =>
      `<svg viewBox="0 0 ${width} ${height}" role="img" aria-label="${label}"`,
  );
  return raw(`<figure class="chart">${svg}</figure>`);
}
