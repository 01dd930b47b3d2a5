import type { Answer } from '../../../src/contract/answer.ts';
import type { Card } from '../../chat/platform.ts';
import { say } from '../../chat/texts.ts';
import { clip } from '../../common/text.ts';
import { COMFORT, LIMITS, PHONE } from '../limits.ts';
import { small } from './blocks.ts';
import { body, leadBlocks, sourceBlocks } from './body.ts';
import { chartAlt, chartBlock, chartHeight, chartRoom } from './chart.ts';
import { controls } from './controls.ts';
import { paginate } from './fit.ts';
import { heightOn } from './height.ts';
import { characters } from './measure.ts';
import { tableAsText } from './table.ts';
import { escapeLines } from './text.ts';
import type { Drawn, Rendered, SlackBlock } from './types.ts';

/** An answer, and how it is shown. */
export interface AnswerView extends Omit<Card, 'showing'> {
  drawn?: Drawn | undefined;
  /** The lead stands above already, as a stream. */
  withoutLead?: boolean | undefined;
}

/** The least that a page holds of the body, whatever stands around it. */
const LEAST_BODY = 1_000;

/** An answer as a message, always within `LIMITS`; what does not fit is behind "More". */
export function renderAnswer({
  answer,
  page,
  drawn = { kind: 'none' },
  withoutLead,
  sharedBy,
  ...of
}: AnswerView): Rendered {
  const sources = [...sourceBlocks(answer), ...(sharedBy ? small(say('shared_by', { user: sharedBy })) : [])];
  // A page in the middle has both buttons, so no page has more controls than this one.
  const around = [...sources, ...controls(answer, of, 1, 3)];
  const left = LIMITS.message - characters(around) - chartRoom(answer) - LIMITS.text / 2;
  const room = {
    chars: Math.max(LEAST_BODY, Math.min(COMFORT.pageText, left)),
    blocks: LIMITS.blocks - around.length - 1,
    height: PHONE.page - heightOn(around) - chartHeight(answer),
  };
  const max = room.chars / 2;
  // Neither the form of the chart nor a stream may affect the page breaks: it is added, the lead taken away, afterwards.
  const whole = paginate(body(answer, { max, height: room.height }), room);
  const pages = withoutLead ? withoutFirst(whole, leadBlocks(answer, max).length) : whole;
  const at = Math.min(page, pages.length - 1);
  const shown = at === 0 ? withChart(pages[0] ?? [], chartBlock(answer, drawn)) : (pages[at] ?? []);
  return {
    text: fallback(answer),
    blocks: [...shown, ...sources, ...controls(answer, of, at, pages.length)],
  };
}

function withoutFirst(pages: readonly SlackBlock[][], count: number): SlackBlock[][] {
  const begins = pages.map((_, at) => pages.slice(0, at).flat().length);
  return pages.map((page, at) => page.slice(Math.max(0, count - (begins[at] ?? 0))));
}

/** The chart stands under the figures that it draws, else at the end. */
function withChart(page: readonly SlackBlock[], chart: SlackBlock | undefined): SlackBlock[] {
  if (!chart) return [...page];
  const table = page.findIndex(({ type }) => type === 'data_table');
  return table === -1 ? [...page, chart] : page.toSpliced(table + 1, 0, chart);
}

/** Returns the text for notifications and screen readers: the lead, and the picture in words. */
function fallback(answer: Answer): string {
  const words = [answer.lead || answer.text, chartAlt(answer) ?? ''].filter(Boolean).join('\n');
  return escapeLines(clip(words, LIMITS.text / 4)) || '…';
}

/** The same for a workspace that refuses our newer blocks: tables as lines of text, no chart. */
export function renderPlainly({ blocks, text }: Rendered): Rendered {
  const plainly = blocks.flatMap((block) => {
    if (block.type === 'data_table') return tableAsText(block);
    return PLAIN.includes(block.type) ? [block] : [];
  });
  return { text, blocks: plainly.slice(0, LIMITS.blocks) };
}

/** Blocks that Slack has always known. */
const PLAIN: readonly SlackBlock['type'][] = ['section', 'context', 'actions', 'header', 'divider'];
