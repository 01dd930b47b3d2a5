import type { types } from '@slack/bolt';
import { type Chart, chartFor } from '../../../src/charts/index.ts';
import type { Answer } from '../../../src/contract/answer.ts';
import { LIMITS } from '../limits.ts';
import { characters } from './measure.ts';
import { label } from './text.ts';
import type { ChartBlock, Drawn, SlackBlock } from './types.ts';

/** More than the id of a file is long. */
const FILE_ID = 50;

type Series = ChartBlock['chart']['series'][number];

/**
 * Returns the pay of an answer's roles as a native chart. Undefined for an answer without a chart, or if Slack's
 * bars would lack a value: those it cannot leave out, a picture can.
 */
export function nativeChart(answer: Answer): ChartBlock | undefined {
  const chart = chartFor(answer);
  if (!chart || chart.rows.length > LIMITS.chartPoints) return undefined;
  const categories = labels(chart);
  const series = seriesOf(chart, categories);
  if (series.length === 0) return undefined;
  return {
    type: 'data_visualization',
    title: label(titleOf(chart), LIMITS.chartTitle),
    chart: { type: 'bar', series, axis_config: { categories, y_label: 'US dollars a year' } },
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
  return chartFor(answer)?.alt;
}

/** Bars whose ends mean something else than "lowest" and "highest" are told by the title. */
function titleOf({ title, spanMeans }: Chart): string {
  return spanMeans ? `${title}: ${spanMeans}` : title;
}

function seriesOf({ rows }: Chart, categories: readonly string[]): Series[] {
  const points = (value: (row: Chart['rows'][number]) => number | undefined): Series['data'] | undefined => {
    const data = rows.map((row, at) => ({ label: categories[at] ?? '', value: value(row) }));
    return data.every((point): point is { label: string; value: number } => point.value !== undefined)
      ? data
      : undefined;
  };
  // Averages and medians are never drawn alike.
  const [statistic, ...others] = new Set(rows.map(({ middle }) => middle?.statistic));
  const middle = others.length === 0 ? points((row) => row.middle?.value) : undefined;
  const named: [string, Series['data'] | undefined][] = [
    ['Low', points(({ span }) => span?.min)],
    [statistic === 'average' ? 'Average' : 'Median', middle],
    ['High', points(({ span }) => span?.max)],
  ];
  return named.flatMap(([name, data]) => (data ? [{ name, data }] : []));
}

/** Titles as short as Slack wants them, told apart where they come out alike. */
function labels({ rows }: Chart): string[] {
  const short = rows.map(({ title }) => label(title, LIMITS.chartLabel));
  return short.map((text, at) =>
    short.indexOf(text) === at ? text : label(`${at + 1}. ${rows[at]?.title ?? ''}`, LIMITS.chartLabel),
  );
}
