import { type Chart, type ChartRow, middleText, spanText } from './chart.ts';

/** The family of the font that `png.ts` brings. */
export const FONT_FAMILY = 'Inter';

const COLOURS = {
  paper: '#ffffff',
  ink: '#1f2328',
  quiet: '#59636e',
  track: '#eef1f4',
  bar: '#7cc0c6',
  mark: '#0b5d66',
};
/** Large for its width, since phones shrink a picture to half of it. */
const SIZE = { width: 640, margin: 28, title: 24, role: 22, small: 18, head: 84, row: 96, foot: 52, bar: 20 };
/** The capacity of a line of the picture at the sizes above, in characters. */
const ROLE_CHARS = 50;

/** A chart as SVG: one bar a role on a common scale from zero, with a mark for the middle. */
export function chartSvg(chart: Chart): string {
  const height = SIZE.head + chart.rows.length * SIZE.row + SIZE.foot;
  const scale = scaleFor(chart.rows);
  const fromZero = chart.spanMeans === null;
  const rows = chart.rows.map((row, at) => rowSvg(row, SIZE.head + at * SIZE.row, scale, fromZero));
  const legend = [chart.spanMeans && `Bars: ${chart.spanMeans}.`, 'The scale starts at $0.']
    .filter(Boolean)
    .join(' ');
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${SIZE.width}" height="${height}" font-family="${FONT_FAMILY}">
<rect width="100%" height="100%" fill="${COLOURS.paper}"/>
${text(chart.title, SIZE.margin, 48, SIZE.title, COLOURS.ink, 'bold')}
${rows.join('\n')}
${text(legend, SIZE.margin, height - 22, SIZE.small - 2, COLOURS.quiet)}
</svg>`;
}

/** Dollars to pixels along a bar. */
function scaleFor(rows: readonly ChartRow[]): (value: number) => number {
  const most = Math.max(...rows.flatMap(({ span, middle }) => [span?.max ?? 0, middle?.value ?? 0]), 1);
  return (value) => ((SIZE.width - 2 * SIZE.margin) * value) / most;
}

/** One role's row. `fromZero`: the middle is drawn as a bar, as where no role of the chart has a range. */
function rowSvg(
  { title, span, middle }: ChartRow,
  top: number,
  scale: (value: number) => number,
  fromZero: boolean,
): string {
  const words = [span && spanText(span), middle && middleText(middle)].filter(Boolean).join(' · ');
  const y = top + 54;
  const bar = span && rect(scale(span.min), y, scale(span.max) - scale(span.min), COLOURS.bar);
  const plain = fromZero && middle && rect(0, y, scale(middle.value), COLOURS.bar);
  const mark =
    middle &&
    `<rect x="${round(SIZE.margin + scale(middle.value) - 3)}" y="${y - 5}" width="6" height="${SIZE.bar + 10}" rx="3" fill="${COLOURS.mark}"/>`;
  return [
    text(clip(title), SIZE.margin, top + 16, SIZE.role, COLOURS.ink, '600'),
    text(words || 'not reported', SIZE.margin, top + 42, SIZE.small, COLOURS.quiet),
    rect(0, y, SIZE.width - 2 * SIZE.margin, COLOURS.track),
    bar,
    plain,
    mark,
  ]
    .filter(Boolean)
    .join('\n');
}

function rect(x: number, y: number, width: number, fill: string): string {
  return `<rect x="${round(SIZE.margin + x)}" y="${y}" width="${round(width)}" height="${SIZE.bar}" rx="4" fill="${fill}"/>`;
}

function text(words: string, x: number, y: number, size: number, fill: string, weight = 'normal'): string {
  return `<text x="${x}" y="${y}" font-size="${size}" font-weight="${weight}" fill="${fill}">${safe(words)}</text>`;
}

function clip(title: string): string {
  const characters = [...title];
  return characters.length > ROLE_CHARS ? `${characters.slice(0, ROLE_CHARS - 1).join('')}…` : title;
}

/** Titles come from data: as text of XML, without the characters that XML cannot hold. */
function safe(words: string): string {
  return words
    .replace(/[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
