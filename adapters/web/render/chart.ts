import { html } from 'hono/html';
import { type Chart, type ChartRow, middleText, spanText } from '../../../src/charts/index.ts';
import type { Html } from './types.ts';

/** The scale of the bars: the best pay of the chart. */
const FULL = 100;
/** The width of the mark of the middle. */
const MARK = 1;

/** A chart as a part of the page: words that wrap and are read out, and a bar a role on one scale from zero. */
export function chartHtml({ title, spanMeans, rows }: Chart): Html {
  const most = Math.max(...rows.flatMap(({ span, middle }) => [span?.max ?? 0, middle?.value ?? 0]), 1);
  const scale = (value: number) => Math.round((value * FULL * 10) / most) / 10;
  return html`<figure class="chart"><figcaption><strong>${title}</strong> <span class="quiet">${
    spanMeans ? `Bars: ${spanMeans}. ` : ''
  }The scale starts at $0.</span></figcaption>
${rows.map((row) => rowHtml(row, scale, spanMeans === null))}</figure>`;
}

/** `fromZero`: the middle is drawn as a bar, as where no role of the chart has a range. */
function rowHtml(
  { title, span, middle }: ChartRow,
  scale: (value: number) => number,
  fromZero: boolean,
): Html {
  const words = [span && spanText(span), middle && middleText(middle)].filter(Boolean).join(' · ');
  const [from, to] = span ? [span.min, span.max] : [0, fromZero && middle ? middle.value : 0];
  const mark = middle ? Math.min(scale(middle.value), FULL - MARK) : null;
  return html`<p><strong>${title}</strong> <span class="quiet">${words || 'not reported'}</span></p>
<svg viewBox="0 0 ${FULL} 4" preserveAspectRatio="none" aria-hidden="true"><rect class="track" width="${FULL}" height="4"/>${
    to > from
      ? html`<rect class="bar" x="${scale(from)}" width="${round(scale(to) - scale(from))}" height="4"/>`
      : ''
  }${mark === null ? '' : html`<rect class="mark" x="${mark}" width="${MARK}" height="4"/>`}</svg>`;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
