import { type Chart, type ChartRow, middleText, spanText } from './chart.ts';

/** The family of the font that `png.ts` brings. */
export const FONT_FAMILY = 'Inter';

/** The theme of the page or the client that the chart is shown on. */
export type Theme = 'light' | 'dark';

const COLOURS = {
  light: {
    paper: '#ffffff',
    ink: '#1f2328',
    quiet: '#59636e',
    track: '#eef1f4',
    bar: '#7cc0c6',
    mark: '#0b5d66',
  },
  dark: {
    paper: '#1e1f22',
    ink: '#f2f3f5',
    quiet: '#b5bac1',
    track: '#33353a',
    bar: '#3f8f97',
    mark: '#c9f0f3',
  },
} as const;
/** As wide as a phone shows it, so that no letter is drawn smaller than it is read. */
const SIZE = {
  width: 400,
  margin: 16,
  title: 17,
  role: 16,
  small: 14,
  head: 44,
  row: 78,
  foot: 12,
  line: 18,
  bar: 16,
};
/** The capacity of a line of the picture at the sizes above, in characters. */
const ROLE_CHARS = 44;
const SMALL_CHARS = 52;

/** A chart as SVG: one bar a role on a common scale from zero, with a mark for the middle. */
export function chartSvg(chart: Chart, theme: Theme = 'light'): string {
  const colours = COLOURS[theme];
  const fromZero = chart.spanMeans === null;
  const legend = [chart.spanMeans && `Bars: ${chart.spanMeans}.`, 'The scale starts at $0.'].filter(Boolean);
  const lines = wrap(legend.join(' '), SMALL_CHARS);
  const foot = SIZE.head + chart.rows.length * SIZE.row;
  const height = foot + lines.length * SIZE.line + SIZE.foot;
  const scale = scaleFor(chart.rows);
  const rows = chart.rows.map((row, at) =>
    rowSvg(row, SIZE.head + at * SIZE.row, { scale, fromZero, colours }),
  );
  const said = lines.map((line, at) =>
    text(line, SIZE.margin, foot + (at + 1) * SIZE.line - 4, SIZE.small - 1, colours.quiet),
  );
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${SIZE.width}" height="${height}" font-family="${FONT_FAMILY}">
<rect width="100%" height="100%" fill="${colours.paper}"/>
${text(chart.title, SIZE.margin, 30, SIZE.title, colours.ink, 'bold')}
${[...rows, ...said].join('\n')}
</svg>`;
}

/** Dollars to pixels along a bar. */
function scaleFor(rows: readonly ChartRow[]): (value: number) => number {
  const most = Math.max(...rows.flatMap(({ span, middle }) => [span?.max ?? 0, middle?.value ?? 0]), 1);
  return (value) => ((SIZE.width - 2 * SIZE.margin) * value) / most;
}

interface Drawing {
  scale(value: number): number;
  /** The middle is drawn as a bar, as where no role of the chart has a range. */
  fromZero: boolean;
  colours: (typeof COLOURS)[Theme];
}

function rowSvg(
  { title, span, middle }: ChartRow,
  top: number,
  { scale, fromZero, colours }: Drawing,
): string {
  const words = [span && spanText(span), middle && middleText(middle)].filter(Boolean).join(' · ');
  const y = top + 46;
  const bar = span && rect(scale(span.min), y, scale(span.max) - scale(span.min), colours.bar);
  const plain = fromZero && middle && rect(0, y, scale(middle.value), colours.bar);
  const mark =
    middle &&
    `<rect x="${round(SIZE.margin + scale(middle.value) - 2.5)}" y="${y - 4}" width="5" height="${SIZE.bar + 8}" rx="3" fill="${colours.mark}"/>`;
  return [
    text(clip(title), SIZE.margin, top + 16, SIZE.role, colours.ink, '600'),
    text(words || 'not reported', SIZE.margin, top + 37, SIZE.small, colours.quiet),
    rect(0, y, SIZE.width - 2 * SIZE.margin, colours.track),
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

/** Words in lines of at most so many characters. */
function wrap(words: string, most: number): string[] {
  const lines = [''];
  for (const word of words.split(' ')) {
    const line = lines.at(-1) ?? '';
    if (line && line.length + 1 + word.length > most) lines.push(word);
    else lines[lines.length - 1] = line ? `${line} ${word}` : word;
  }
  return lines;
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
