import { setTimeout as delay } from 'node:timers/promises';
import { chartFor, renderPng } from '../../../src/charts/index.ts';
import type { Answer } from '../../../src/contract/answer.ts';
import { clip } from '../../common/text.ts';
import { isRefused, patiently } from '../api.ts';
import type { Bot, Client } from '../bot.ts';
import { LIMITS } from '../limits.ts';
import { type AnswerView, renderAnswer, renderPlainly } from '../render/answer.ts';
import { nativeChart } from '../render/chart.ts';
import type { Drawn, Rendered } from '../render/types.ts';

/** How long a picture may take until Slack can show it, in milliseconds. */
const PROCESSING_MS = 1_500;

/** Whose workspace, and how to call it. */
export interface Team {
  id: string;
  client: Client;
}

/**
 * Sends an answer as well as the workspace can show it: with a native chart, else with a picture, else
 * without, else as plain text. Gives what the first sending that was not refused gave.
 */
export async function sendDrawn<T>(
  bot: Bot,
  team: Team,
  view: AnswerView,
  send: (message: Rendered) => Promise<T>,
): Promise<T> {
  const plainly = () => send(renderPlainly(renderAnswer(view)));
  const drawn = (how: Drawn) => unlessRefused(bot, () => send(renderAnswer({ ...view, drawn: how })));
  if (bot.refusals.has(team.id, 'tables')) return plainly();
  const first = (view.page ?? 0) === 0 && chartFor(view.answer) !== undefined;
  if (first && nativeChart(view.answer) && !bot.refusals.has(team.id, 'charts')) {
    const sent = await drawn({ kind: 'native' });
    if (sent) return sent.value;
    bot.refusals.add(team.id, 'charts');
  }
  const sent =
    (first && (await withPicture(bot, team, view.answer, drawn))) || (await drawn({ kind: 'none' }));
  if (sent) return sent.value;
  bot.refusals.add(team.id, 'tables');
  return plainly();
}

/** Undefined where Slack refused the blocks; any other failure is thrown. */
async function unlessRefused<T>(bot: Bot, send: () => Promise<T>): Promise<{ value: T } | undefined> {
  try {
    return { value: await send() };
  } catch (error) {
    if (!isRefused(error)) throw error;
    bot.log.warn({ err: error }, 'slack: blocks were refused, sent more simply');
    return undefined;
  }
}

async function withPicture<T>(
  bot: Bot,
  team: Team,
  answer: Answer,
  drawn: (how: Drawn) => Promise<{ value: T } | undefined>,
): Promise<{ value: T } | undefined> {
  const picture = await upload(bot, team, answer);
  if (!picture) return undefined;
  const sent = await drawn(picture);
  if (sent) return sent;
  // A file that Slack is still looking at is refused like one that does not exist.
  await delay(PROCESSING_MS);
  const again = await drawn(picture);
  if (!again) await discard(bot, team, picture.fileId);
  return again;
}

/** Draws and uploads; undefined where either failed: an answer without its picture is still an answer. */
async function upload(
  bot: Bot,
  { client }: Team,
  answer: Answer,
): Promise<Extract<Drawn, { kind: 'picture' }> | undefined> {
  const chart = chartFor(answer);
  if (!chart) return undefined;
  try {
    const file = await renderPng(chart);
    const request = {
      file,
      filename: 'pay.png',
      title: chart.title,
      alt_text: clip(chart.alt, LIMITS.fileAlt),
    };
    const { files } = await patiently(() => client.filesUploadV2(request), true);
    const id = files[0]?.files?.[0]?.id;
    return id ? { kind: 'picture', fileId: id, alt: chart.alt } : undefined;
  } catch (error) {
    bot.log.warn({ err: error }, 'slack: the chart could not be uploaded');
    return undefined;
  }
}

async function discard(bot: Bot, { client }: Team, file: string): Promise<void> {
  try {
    await patiently(() => client.files.delete({ file }), true);
  } catch (error) {
    bot.log.debug({ err: error }, 'slack: an unused picture was not deleted');
  }
}
