/** The family of the font that `worker.ts` brings. */
export const FONT_FAMILY = 'Inter';

/** The theme of the page or the client that the chart is shown on. */
export type Theme = 'light' | 'dark';

/** `series`: of roles side by side, apart for eyes that tell no colours by their lightness. */
export const COLOURS = {
  light: {
    paper: '#ffffff',
    ink: '#1f2328',
    quiet: '#59636e',
    track: '#eef1f4',
    bar: '#7cc0c6',
    mark: '#0b5d66',
    series: ['#0b5d66', '#c46d10', '#7b5bb5', '#3a8a57', '#8b2e4b'],
  },
  dark: {
    paper: '#1e1f22',
    ink: '#f2f3f5',
    quiet: '#b5bac1',
    track: '#33353a',
    bar: '#3f8f97',
    mark: '#c9f0f3',
    series: ['#6ccad3', '#e39a4c', '#b9a2e8', '#4f9a69', '#e58aa6'],
  },
} as const;
export type Colours = (typeof COLOURS)[Theme];

/** As wide as a phone shows it, so that no letter is drawn smaller than it is read. */
export const SIZE = {
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
export const ROLE_CHARS = 44;
export const SMALL_CHARS = 52;

/** What is drawn below the title, and how far down it reaches. */
export interface Body {
  parts: string[];
  bottom: number;
}

export function rect(x: number, y: number, width: number, fill: string, height = SIZE.bar): string {
  return `<rect x="${round(SIZE.margin + x)}" y="${y}" width="${round(width)}" height="${height}" rx="4" fill="${fill}"/>`;
}

/** `anchor` "end": `x` is where the words end. */
export function text(
  words: string,
  x: number,
  y: number,
  size: number,
  fill: string,
  { weight = 'normal', anchor = 'start' } = {},
): string {
  return `<text x="${x}" y="${y}" font-size="${size}" font-weight="${weight}" text-anchor="${anchor}" fill="${fill}">${safe(words)}</text>`;
}

export function clip(title: string, most = ROLE_CHARS): string {
  const characters = [...title];
  return characters.length > most ? `${characters.slice(0, most - 1).join('')}…` : title;
}

/** Words in lines of at most so many characters. */
export function wrap(words: string, most: number): string[] {
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

export function round(value: number): number {
  return Math.round(value * 10) / 10;
}
