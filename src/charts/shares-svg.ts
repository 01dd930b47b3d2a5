import { type Body, type Colours, clip, rect, SIZE, text } from './drawing.ts';
import type { ShareChart } from './shares.ts';

/** The room at the right that figures are written in, and the heights of a group's parts. */
const FIGURE = 96;
const NAME = 24;
const LINE = 20;
const GAP = 12;
const BAR = 12;
const SWATCH = 10;

/** A group of bars a row, the roles told by colour and by their order in the legend. */
export function sharesBody({ title, series, groups, most }: ShareChart, top: number, colours: Colours): Body {
  const [only, ...others] = series;
  const legend = others.length > 0 ? series : [];
  const parts = legend.map((name, at) => {
    const y = top + at * LINE;
    return [
      rect(0, y + 3, SWATCH, colourOf(colours, at), SWATCH),
      text(clip(name), SIZE.margin + SWATCH + 8, y + 13, SIZE.small, colours.quiet),
    ].join('\n');
  });
  let y = top + (legend.length > 0 ? legend.length * LINE + GAP / 2 : 0);
  if (legend.length === 0 && only !== undefined && only !== title) {
    parts.push(text(clip(only), SIZE.margin, y + 8, SIZE.small, colours.quiet));
    y += LINE;
  }
  const room = SIZE.width - 2 * SIZE.margin - FIGURE;
  for (const { title: name, bars } of groups) {
    parts.push(text(clip(name), SIZE.margin, y + 18, SIZE.small + 1, colours.ink, { weight: '600' }));
    y += NAME;
    for (const [at, { value, text: words }] of bars.entries()) {
      parts.push(rect(0, y + 4, room, colours.track, BAR));
      if (value) parts.push(rect(0, y + 4, (room * value) / most, colourOf(colours, at), BAR));
      parts.push(text(words, SIZE.width - SIZE.margin, y + 15, SIZE.small, colours.ink, { anchor: 'end' }));
      y += LINE;
    }
    y += GAP - 4;
  }
  return { parts, bottom: y + 4 };
}

const colourOf = ({ series }: Colours, at: number) => series[at % series.length] ?? series[0];
