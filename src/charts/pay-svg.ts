import { type Body, type Colours, clip, rect, round, SIZE, text } from './drawing.ts';
import { middleText, type PayChart, type PayRow, spanText } from './pay.ts';

/** One bar a role on a common scale from zero, with a mark for the middle. */
export function payBody({ rows, spanMeans }: PayChart, top: number, colours: Colours): Body {
  const drawing = { scale: scaleFor(rows), fromZero: spanMeans === null, colours };
  const parts = rows.map((row, at) => rowSvg(row, top + at * SIZE.row, drawing));
  return { parts, bottom: top + rows.length * SIZE.row };
}

/** Dollars to pixels along a bar. */
function scaleFor(rows: readonly PayRow[]): (value: number) => number {
  const most = Math.max(...rows.flatMap(({ span, middle }) => [span?.max ?? 0, middle?.value ?? 0]), 1);
  return (value) => ((SIZE.width - 2 * SIZE.margin) * value) / most;
}

interface Drawing {
  scale(value: number): number;
  /** The middle is drawn as a bar, as where no role of the chart has a range. */
  fromZero: boolean;
  colours: Colours;
}

function rowSvg({ title, span, middle }: PayRow, top: number, { scale, fromZero, colours }: Drawing): string {
  const words = [span && spanText(span), middle && middleText(middle)].filter(Boolean).join(' · ');
  const y = top + 46;
  const bar = span && rect(scale(span.min), y, scale(span.max) - scale(span.min), colours.bar);
  const plain = fromZero && middle && rect(0, y, scale(middle.value), colours.bar);
  const mark =
    middle &&
    `<rect x="${round(SIZE.margin + scale(middle.value) - 2.5)}" y="${y - 4}" width="5" height="${SIZE.bar + 8}" rx="3" fill="${colours.mark}"/>`;
  return [
    text(clip(title), SIZE.margin, top + 16, SIZE.role, colours.ink, { weight: '600' }),
    text(words || 'not reported', SIZE.margin, top + 37, SIZE.small, colours.quiet),
    rect(0, y, SIZE.width - 2 * SIZE.margin, colours.track),
    bar,
    plain,
    mark,
  ]
    .filter(Boolean)
    .join('\n');
}
