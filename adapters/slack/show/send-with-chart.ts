import { setTimeout as delay } from 'node:timers/promises';
import { renderPng } from '../../../src/charts/index.ts';
import type { Answer } from '../../../src/contract/answer.ts';
import type { Abilities, Version } from '../../chat/abilities.ts';
import type { Log } from '../../common/log.ts';
import { clip } from '../../common/text.ts';
import { patiently, refusal } from '../api.ts';
import type { Client } from '../bot.ts';
import { LIMITS } from '../limits.ts';
import { type AnswerView, renderAnswer, renderPlainly } from '../render/answer.ts';
import { chartOf, nativeChart } from '../render/chart.ts';
import type { Drawn, Rendered } from '../render/types.ts';
import type { AskExtra } from './extras.ts';
import { upload } from './upload.ts';

/** The time limit for Slack to process a picture, in milliseconds. */
const PROCESSING_MS = 1_500;

/** The dependencies for sending answers. */
export interface SendingWith {
  client: Client;
  log: Log;
  abilities: Abilities;
  extra: AskExtra;
}

/** Blocks that a workspace may not know yet. */
const CHART = 'data_visualization';
const TABLE = 'data_table';

/**
 * Sends an answer as well as the workspace can show it: with a native chart, else with a picture, else without, else as
 * plain text. Returns what the first sending that was not refused gave.
 */
export function sendDrawn<T>(
  with_: SendingWith,
  team: string,
  view: AnswerView,
  send: (message: Rendered) => Promise<T>,
): Promise<T> {
  const drawn = (how: Drawn) => send(renderAnswer({ ...view, drawn: how }));
  const first = view.page === 0 && chartOf(view.answer) !== undefined;
  const versions: Version<T>[] = [
    ...(first && nativeChart(view.answer)
      ? [{ needs: [CHART, TABLE], send: () => drawn({ kind: 'native' }) }]
      : []),
    ...(first && !view.plain
      ? [{ needs: ['slack_file', TABLE], send: () => withPicture(with_, team, view.answer, drawn) }]
      : []),
    { needs: [TABLE], send: () => drawn({ kind: 'none' }) },
    { needs: [], send: () => send(renderPlainly(renderAnswer(view))) },
  ];
  return with_.abilities.send(team, view.ref, versions);
}

async function withPicture<T>(
  with_: SendingWith,
  team: string,
  answer: Answer,
  drawn: (how: Drawn) => Promise<T>,
): Promise<T> {
  const picture = await drawPicture(with_, team, answer);
  try {
    return await drawn(picture);
  } catch (error) {
    if (picture.kind === 'none' || refusal(error) === undefined) throw error;
    // A file that Slack is still looking at is refused like one that does not exist.
    await delay(PROCESSING_MS);
    return await drawn(picture).catch(async (second) => {
      await discard(with_, picture.fileId);
      throw second;
    });
  }
}

/** Draws and uploads; none where either failed: an answer without its picture is still an answer. */
async function drawPicture(
  { client, log, extra }: SendingWith,
  team: string,
  answer: Answer,
): Promise<Exclude<Drawn, { kind: 'native' }>> {
  const chart = chartOf(answer);
  if (!chart) return { kind: 'none' };
  try {
    const alt = clip(chart.alt, LIMITS.fileAlt);
    const fileId = await extra(team, 'file', async () => {
      const file = await renderPng(chart);
      return upload(client, { file, filename: `${chart.kind}.png`, title: chart.title, alt });
    });
    return fileId === undefined ? { kind: 'none' } : { kind: 'picture', fileId, alt: chart.alt };
  } catch (error) {
    log.warn({ err: error }, 'slack: the chart could not be uploaded');
    return { kind: 'none' };
  }
}

async function discard({ client, log }: SendingWith, file: string): Promise<void> {
  try {
    await patiently(() => client.files.delete({ file }), true);
  } catch (error) {
    log.debug({ err: error }, 'slack: an unused picture was not deleted');
  }
}
