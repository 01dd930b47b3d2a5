import type { types } from '@slack/bolt';

/**
 * A native chart. https://docs.slack.dev/reference/block-kit/blocks/data-visualization-block
 * The SDK's types do not have it yet, so this is its one place.
 */
export interface ChartBlock {
  type: 'data_visualization';
  block_id?: string;
  title: string;
  chart: {
    type: 'bar';
    series: { name: string; data: { label: string; value: number }[] }[];
    axis_config: { categories: string[]; x_label?: string; y_label?: string };
  };
}

/** The blocks that we send: the SDK's and the chart. */
export type SlackBlock = types.KnownBlock | ChartBlock;

/** A message ready to be sent. */
export interface Rendered {
  /** For notifications and screen readers. */
  text: string;
  blocks: SlackBlock[];
}

/** The form of an answer's pay chart in this message, if any. */
export type Drawn = { kind: 'native' } | { kind: 'picture'; fileId: string; alt: string } | { kind: 'none' };
