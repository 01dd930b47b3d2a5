import type { types } from '@slack/bolt';
import { type Chart, chartFor } from '../../../src/charts/index.ts';
import type { Answer } from '../../../src/contract/answer.ts';
import { say } from '../../chat/texts.ts';
import { LIMITS } from '../limits.ts';
import { characters } from './measure.ts';
import { label } from './text.ts';
import type { ChartBlock, Drawn, SlackBlock } from './types.ts';

/** More than the id of a file is long. */
const FILE_ID = 50;

type Series = ChartBlock['chart']['series'][number];

/** Returns the chart of an answer that sets roles side by side: the figures of one role alone stand in its table. */
export function chartOf(answer: Answer): Chart | undefined {
  const chart = chartFor(answer);
  return chart && chart.rows.length > 1 ? chart : undefined;
}

/**
 * Returns the pay of an answer's roles as a native chart. Undefined for an answer without a chart, and where Slack's
 * bars would lack a value or a name would be cut: a picture can leave out the one and hold the other.
 */
export function nativeChart(answer: Answer): ChartBlock | undefined {
  const chart = chartOf(answer);
  const categories = chart && namesOf(answer, chart);
  if (!categories || chart.rows.length > LIMITS.chartPoints) return undefined;
  const series = seriesOf(chart, categories);
  if (series.length === 0) return undefined;
  const [only, ...others] = series;
  return {
    type: 'data_visualization',
    // The legend names several series; a single one is named by the title.
    title: only && others.length === 0 ? say('slack_chart_one', { name: only.name }) : chart.title,
    chart: { type: 'bar', series, axis_config: { categories, y_label: say('slack_chart_unit') } },
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

/** Returns the alternative text of the chart, for readers who do not see it. */
export function chartAlt(answer: Answer): string | undefined {
  return chartOf(answer)?.alt;
}

/** The bars that every role of the chart has a value for, and what each of them is. */
function seriesOf({ rows, ends }: Chart, categories: readonly string[]): Series[] {
  const points = (value: (row: Chart['rows'][number]) => number | undefined): Series['data'] | undefined => {
    const data = rows.map((row, at) => ({ label: categories[at] ?? '', value: value(row) }));
    return data.every((point): point is { label: string; value: number } => point.value !== undefined)
      ? data
      : undefined;
  };
  // Averages and medians are never drawn alike.
  const [statistic, ...others] = new Set(rows.map(({ middle }) => middle?.statistic));
  const middle = others.length === 0 ? points((row) => row.middle?.value) : undefined;
  const [low = '', high = ''] = ends ?? [];
  const named: [string, Series['data'] | undefined][] = [
    [low, points(({ span }) => span?.min)],
    [statistic === 'average' ? 'Average' : 'Median', middle],
    [high, points(({ span }) => span?.max)],
  ];
  return named.flatMap(([name, data]) => (data ? [{ name, data }] : []));
}

/** The names of the roles in full or short, as Slack takes them; undefined where one would be cut or told twice. */
function namesOf({ roles }: Answer, { rows }: Chart): string[] | undefined {
  const fits = (name: string | undefined) => name !== undefined && name.length <= LIMITS.chartLabel;
  const names = rows.map(({ title }, at) => [title, roles[at]?.short].find(fits));
  const known = names.filter((name) => name !== undefined).map((name) => label(name, LIMITS.chartLabel));
  return new Set(known).size === rows.length ? known : undefined;
}
