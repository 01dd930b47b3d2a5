import type { types } from '@slack/bolt';
import { type Chart, chartFor, heightOf, type PayChart, type ShareChart } from '../../../src/charts/index.ts';
import type { Answer } from '../../../src/contract/answer.ts';
import { say } from '../../chat/texts.ts';
import { LIMITS, PHONE } from '../limits.ts';
import { characters } from './measure.ts';
import { label } from './text.ts';
import type { ChartBlock, Drawn, SlackBlock } from './types.ts';

/** More than the id of a file is long. */
const FILE_ID = 50;

/** The height of a native chart on a phone, in pixels, and the width that the height of a picture is for. */
const NATIVE_HEIGHT = 237;
const SVG_WIDTH = 400;

type Series = ChartBlock['chart']['series'][number];

/** Returns the chart of an answer; pay of one role alone, and what would be taller than a phone, stands in its table. */
export function chartOf(answer: Answer): Chart | undefined {
  const chart = chartFor(answer);
  if (!chart || (chart.kind === 'pay' && chart.rows.length === 1)) return undefined;
  return heightOnPhone(chart) > PHONE.screen ? undefined : chart;
}

function heightOnPhone(chart: Chart): number {
  return Math.max(NATIVE_HEIGHT, (heightOf(chart) * PHONE.width) / SVG_WIDTH);
}

/**
 * Returns the chart of an answer as a native one. Undefined for an answer without a chart, and where Slack's bars would
 * lack a value or a name would be cut: a picture can leave out the one and hold the other.
 */
export function nativeChart(answer: Answer): ChartBlock | undefined {
  const chart = chartOf(answer);
  const bars = chart && (chart.kind === 'pay' ? payBars(answer, chart) : shareBars(answer, chart));
  if (!bars || bars.series.length === 0 || bars.categories.length > LIMITS.chartPoints) return undefined;
  const { categories, series, title, unit } = bars;
  return {
    type: 'data_visualization',
    title: label(title, LIMITS.chartTitle),
    chart: { type: 'bar', series, axis_config: { categories, y_label: unit } },
  };
}

/** An uploaded picture of the same. */
function pictureBlock(fileId: string, alt: string): types.ImageBlock {
  return { type: 'image', slack_file: { id: fileId }, alt_text: label(alt, LIMITS.altText) };
}

/** Returns the chart in the form used in a message; undefined for an answer without a chart. */
export function chartBlock(answer: Answer, drawn: Drawn): SlackBlock | undefined {
  if (drawn.kind === 'picture') return pictureBlock(drawn.fileId, drawn.alt);
  return drawn.kind === 'native' ? nativeChart(answer) : undefined;
}

/** The most that the chart of an answer takes of a message, however it is drawn. */
export function chartRoom(answer: Answer): number {
  const alt = chartAlt(answer);
  return alt === undefined ? 0 : Math.max(characters(nativeChart(answer)), alt.length + FILE_ID);
}

/** The height that the chart of an answer takes on a phone, however it is drawn, in pixels. */
export function chartHeight(answer: Answer): number {
  const chart = chartOf(answer);
  return chart ? heightOnPhone(chart) + PHONE.gap : 0;
}

/** Returns the alternative text of the chart, for readers who do not see it. */
export function chartAlt(answer: Answer): string | undefined {
  return chartOf(answer)?.alt;
}

/** What a native chart is made of. */
interface Bars {
  title: string;
  unit: string;
  categories: string[];
  series: Series[];
}

/** The bars that every role of the chart has a value for, and what each of them is. */
function payBars(answer: Answer, { title, rows, ends }: PayChart): Bars | undefined {
  const categories = namesOf(
    rows.map((row) => row.title),
    answer,
  );
  if (!categories) return undefined;
  // Averages and medians are never drawn alike.
  const [statistic, ...others] = new Set(rows.map(({ middle }) => middle?.statistic));
  const middle = others.length === 0 ? rows.map((row) => row.middle?.value) : [];
  const [low = '', high = ''] = ends ?? [];
  const series = [
    ...seriesOf(
      low,
      categories,
      rows.map(({ span }) => span?.min),
    ),
    ...seriesOf(statistic === 'average' ? 'Average' : 'Median', categories, middle),
    ...seriesOf(
      high,
      categories,
      rows.map(({ span }) => span?.max),
    ),
  ];
  const [only, ...more] = series;
  // The legend names several series; a single one is named by the title.
  const named = only && more.length === 0 ? say('slack_chart_one', { name: only.name }) : title;
  return { title: named, unit: say('slack_chart_unit'), categories, series };
}

function shareBars(answer: Answer, { title, series, groups, unit }: ShareChart): Bars | undefined {
  const isOne = series.length === 1;
  const named = isOne && series[0] !== title ? `${title}: ${series[0]}` : title;
  const categories = namesOf(
    groups.map((group) => group.title),
    answer,
  );
  const names = isOne ? [label(title, LIMITS.chartLabel)] : namesOf(series, answer);
  if (!categories || !names || names.length > LIMITS.chartSeries) return undefined;
  const all = names.flatMap((name, at) =>
    seriesOf(
      name,
      categories,
      groups.map(({ bars }) => bars[at]?.value ?? undefined),
    ),
  );
  if (all.length < names.length) return undefined;
  return { title: named, unit: say(`slack_chart_${unit}`), categories, series: all };
}

/** One bar a category; none where one of them has no value. */
function seriesOf(
  name: string,
  categories: readonly string[],
  values: readonly (number | undefined)[],
): Series[] {
  const data = categories.flatMap((category, at) => {
    const value = values[at];
    return value === undefined ? [] : [{ label: category, value }];
  });
  return data.length === categories.length ? [{ name, data }] : [];
}

/** Names in full or as the short ones of roles, as Slack takes them; undefined where one would be cut or told twice. */
function namesOf(names: readonly string[], { roles }: Answer): string[] | undefined {
  const fits = (name: string | undefined) => name !== undefined && name.length <= LIMITS.chartLabel;
  const known = names.flatMap((name) => {
    const found = [name, roles.find(({ title }) => title === name)?.short].find(fits);
    return found === undefined ? [] : [label(found, LIMITS.chartLabel)];
  });
  return new Set(known).size === names.length ? known : undefined;
}
