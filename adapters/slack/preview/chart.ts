import { asHtml } from '../../common/preview.ts';
import type { ChartBlock } from '../render/types.ts';

const SIZE = { width: 400, height: 190, left: 56, bottom: 34, top: 10 };
const COLOURS = ['#1d9bd1', '#2eb67d', '#e01e5a', '#ecb22e', '#611f69', '#868686'];
/** An axis that ends beyond this is named in thousands. */
const LONG = 10_000;
/** Values that the axis names, beside zero. */
const TICKS = 4;

/** A name on lines of one word each, for groups that stand close. */
function lines(name: string, x: number): string {
  return name
    .split(' ')
    .map((word, at) => `<tspan x="${x}" dy="${at === 0 ? 0 : 11}">${asHtml(word)}</tspan>`)
    .join('');
}

/** A bar chart of ours, about as Slack draws it: groups of bars by category, a legend, an axis from zero. */
export function chartHtml({ title, chart }: ChartBlock): string {
  const { series, axis_config: axis } = chart;
  const most = Math.max(...series.flatMap(({ data }) => data.map(({ value }) => value)), 1);
  const plot = SIZE.height - SIZE.bottom - SIZE.top;
  const y = (value: number) => SIZE.top + plot * (1 - value / most);
  const group = (SIZE.width - SIZE.left) / axis.categories.length;
  const bar = Math.min(36, (group * 0.7) / series.length);
  const bars = series.flatMap(({ data }, of) =>
    data.map(({ value }, at) => {
      const x = SIZE.left + group * (at + 0.5) + (of - series.length / 2) * bar;
      return `<rect x="${x}" y="${y(value)}" width="${bar - 2}" height="${plot + SIZE.top - y(value)}" fill="${COLOURS[of % COLOURS.length]}" rx="2"/>`;
    }),
  );
  const names = axis.categories.map(
    (name, at) =>
      `<text y="${SIZE.height - 14}" text-anchor="middle">${lines(name, SIZE.left + group * (at + 0.5))}</text>`,
  );
  const ticks = Array.from({ length: TICKS + 1 }, (_, at) => {
    const value = (most * at) / TICKS;
    return `<line x1="${SIZE.left}" x2="${SIZE.width}" y1="${y(value)}" y2="${y(value)}"/><text x="${SIZE.left - 6}" y="${y(value) + 4}" text-anchor="end">${most > LONG ? `${Math.round(value / 1000)}K` : Math.round(value)}</text>`;
  });
  const legend = series.map(
    ({ name }, of) =>
      `<span><i style="background:${COLOURS[of % COLOURS.length]}"></i>${asHtml(name)}</span>`,
  );
  return `<figure><b>${asHtml(title)}</b><svg viewBox="0 0 ${SIZE.width} ${SIZE.height}">${ticks.join('')}${bars.join('')}${names.join('')}</svg>
<div class="legend">${legend.join('')}<em>${asHtml(axis.y_label ?? '')}</em></div></figure>`;
}
