import { stripVTControlCharacters } from 'node:util';
import { asHtml } from '../../common/preview.ts';

/** A piece of a line and the second in which it appears; its text may hold the colours of a terminal. */
interface Piece {
  text: string;
  at: number;
}

/** The output shown in a terminal, line by line. */
export interface Recording {
  lines: Piece[][];
  columns: number;
  rows: number;
  seconds: number;
}

const FONT = 14;
const LINE = 18;
const CHARACTER = 8.43;
const MARGIN = 16;
/** The depth of letters below their baseline, in pixels. */
const BELOW = 5;
/** The colours that are used here, by the codes that switch them on. */
const COLOURS: Readonly<Record<string, string>> = { '1': 'b', '2': 'd', '32': 'g', '36': 'c' };
// biome-ignore lint/suspicious/noControlCharactersInRegex: that is how terminals are told of colours.
const PAINTED = /\u001b\[(\d+)m([^\u001b]*)/g;
const STYLE = `svg{font:${FONT}px ui-monospace,SFMono-Regular,Menlo,Consolas,"DejaVu Sans Mono",monospace}
text{fill:#d7dde3;white-space:pre}.b{font-weight:700;fill:#fff}.d{fill:#97a1ab}.g{fill:#6fc276}.c{fill:#6cc7d2}`;

/** Returns a recording as a picture that moves by itself, over and over; without motion for who asked for none. */
export function recordingSvg({ lines, columns, rows, seconds }: Recording): string {
  const [width, height] = [Math.ceil(columns * CHARACTER) + 2 * MARGIN, rows * LINE + 2 * MARGIN];
  const inner = width - 2 * MARGIN;
  const moments = [...new Set(lines.flat().map(({ at }) => round(at)))].filter((at) => at > 0);
  const frames = moments.map((at, index) => appear(index, at, seconds)).join('\n');
  const classOf = (at: number) => (at > 0 ? ` class="s${moments.indexOf(round(at))}"` : '');
  const texts = lines.map((pieces, row) => {
    const spans = pieces.map(({ text, at }) => `<tspan${classOf(at)}>${painted(text)}</tspan>`).join('');
    return stripVTControlCharacters(pieces.map(({ text }) => text).join('')).trim() === ''
      ? ''
      : `<text y="${(row + 1) * LINE}">${spans}</text>`;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-label="A chat in the terminal">
<style>
${STYLE}
${frames}
${scroll(lines, rows, seconds)}
@media(prefers-reduced-motion){*{animation-play-state:paused!important;animation-delay:-${round(seconds - 0.1)}s!important}}
</style>
<rect width="${width}" height="${height}" rx="10" fill="#14181c"/>
<svg x="${MARGIN}" y="${MARGIN}" width="${inner}" height="${rows * LINE}" viewBox="0 ${BELOW} ${inner} ${rows * LINE}"><g class="all">
${texts.filter(Boolean).join('\n')}
</g></svg>
</svg>
`;
}

/** Returns the style of an element that is hidden until its moment in each round. */
function appear(index: number, at: number, seconds: number): string {
  return `@keyframes s${index}{0%{opacity:0}${percent(at, seconds)}{opacity:1}}.s${index}{animation:s${index} ${round(seconds)}s step-end infinite}`;
}

/** Lines move up when those below them need the room. */
function scroll(lines: Recording['lines'], rows: number, seconds: number): string {
  const steps = lines.slice(rows).map(([first], index) => {
    return `${percent(first?.at ?? 0, seconds)}{transform:translateY(${-(index + 1) * LINE}px)}`;
  });
  return `@keyframes up{0%{transform:none}${steps.join('')}}.all{animation:up ${round(seconds)}s step-end infinite}`;
}

/** Text with the classes of its colours. */
function painted(text: string): string {
  const [plain = ''] = text.split('\u001b', 1);
  const parts = [...text.matchAll(PAINTED)].map(([, code = '', words = '']) => {
    const colour = COLOURS[code];
    return colour && words ? `<tspan class="${colour}">${asHtml(words)}</tspan>` : asHtml(words);
  });
  return asHtml(plain) + parts.join('');
}

function percent(at: number, seconds: number): string {
  return `${round((at / seconds) * 100)}%`;
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
