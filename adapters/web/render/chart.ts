import { html } from 'hono/html';
import {
  type Chart,
  middleText,
  type PayChart,
  type PayRow,
  type ShareChart,
  spanText,
} from '../../../src/charts/index.ts';
import type { Html } from './types.ts';

/** The width of a picture of a bar. */
const FULL = 100;
/** The width of the mark of the middle. */
const MARK = 1;

/** A chart as a part of the page: words that wrap and are read out, and bars on one scale from zero. */
export function chartHtml(chart: Chart): Html {
  return chart.kind === 'pay' ? payHtml(chart) : sharesHtml(chart);
}

function payHtml({ title, spanMeans, rows }: PayChart): Html {
  const most = Math.max(...rows.flatMap(({ span, middle }) => [span?.max ?? 0, middle?.value ?? 0]), 1);
  return html`<figure class="chart"><figcaption><strong>${title}</strong> <span class="quiet">${
    spanMeans ? `Bars: ${spanMeans}. ` : ''
  }The scale starts at $0.</span></figcaption>
${rows.map((row) => rowHtml(row, scaleTo(most), spanMeans === null))}</figure>`;
}

/** `fromZero`: the middle is drawn as a bar, as where no role of the chart has a range. */
function rowHtml({ title, span, middle }: PayRow, scale: (value: number) => number, fromZero: boolean): Html {
  const words = [span && spanText(span), middle && middleText(middle)].filter(Boolean).join(' · ');
  const [from, to] = span ? [span.min, span.max] : [0, fromZero && middle ? middle.value : 0];
  const mark = middle ? Math.min(scale(middle.value), FULL - MARK) : null;
  return html`<p><strong>${title}</strong> <span class="quiet">${words || 'not reported'}</span></p>
${barHtml(scale(from), scale(to), mark)}`;
}

/** A list of groups: what the bars are of, and a bar for each role under its name. */
function sharesHtml({ title, series, groups, most, scale }: ShareChart): Html {
  const [only, ...others] = series;
  const whose = others.length === 0 && only !== title ? `${only}. ` : '';
  const to = scaleTo(most);
  const bars = groups.map((group) => {
    const head = others.length > 0 ? html`<p><strong>${group.title}</strong></p>` : '';
    return html`${head}${group.bars.map(({ value, text }, at) => {
      const name =
        others.length > 0
          ? html`<span class="quiet">${series[at]}</span>`
          : html`<strong>${group.title}</strong>`;
      return html`<p>${name} <span>${text}</span></p>${barHtml(0, to(value ?? 0), null)}`;
    })}`;
  });
  return html`<figure class="chart${others.length > 0 ? ' grouped' : ''}"><figcaption><strong>${title}</strong> <span class="quiet">${whose}${scale}</span></figcaption>
${bars}</figure>`;
}

function barHtml(from: number, to: number, mark: number | null): Html {
  return html`<svg viewBox="0 0 ${FULL} 4" preserveAspectRatio="none" aria-hidden="true"><rect class="track" width="${FULL}" height="4"/>${
    to > from ? html`<rect class="bar" x="${from}" width="${round(to - from)}" height="4"/>` : ''
  }${mark === null ? '' : html`<rect class="mark" x="${mark}" width="${MARK}" height="4"/>`}</svg>`;
}

const scaleTo = (most: number) => (value: number) => round((value * FULL) / most);

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
