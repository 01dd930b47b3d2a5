import { ofEach } from '../memo.ts';
import type { Chart } from './chart.ts';
import {
  type Body,
  COLOURS,
  FONT_FAMILY,
  ROLE_CHARS,
  SIZE,
  SMALL_CHARS,
  type Theme,
  text,
  wrap,
} from './drawing.ts';
import { payBody } from './pay-svg.ts';
import { sharesBody } from './shares-svg.ts';

export type { Theme } from './drawing.ts';

/** A chart as SVG. */
export function chartSvg(chart: Chart, theme: Theme = 'light'): string {
  const colours = COLOURS[theme];
  const { title, body, foot, height } = laidOut(chart, theme);
  const words = title.map((line, at) =>
    text(line, SIZE.margin, 30 + at * SIZE.line, SIZE.title, colours.ink, { weight: 'bold' }),
  );
  const said = foot.map((line, at) =>
    text(line, SIZE.margin, body.bottom + (at + 1) * SIZE.line - 4, SIZE.small - 1, colours.quiet),
  );
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${SIZE.width}" height="${height}" font-family="${FONT_FAMILY}">
<rect width="100%" height="100%" fill="${colours.paper}"/>
${[...words, ...body.parts, ...said].join('\n')}
</svg>`;
}

/** The height of a chart's SVG, whose width is 400. */
export const heightOf = ofEach((chart: Chart) => laidOut(chart, 'light').height);

function laidOut(
  chart: Chart,
  theme: Theme,
): { title: string[]; body: Body; foot: string[]; height: number } {
  const title = wrap(chart.title, ROLE_CHARS - 4);
  const top = SIZE.head + (title.length - 1) * SIZE.line;
  const colours = COLOURS[theme];
  const body = chart.kind === 'pay' ? payBody(chart, top, colours) : sharesBody(chart, top, colours);
  const foot = wrap(legendOf(chart), SMALL_CHARS);
  return { title, body, foot, height: body.bottom + foot.length * SIZE.line + SIZE.foot };
}

function legendOf(chart: Chart): string {
  if (chart.kind === 'shares') return chart.scale;
  const bars = chart.spanMeans ? `Bars: ${chart.spanMeans}. ` : '';
  return `${bars}The scale starts at $0.`;
}
