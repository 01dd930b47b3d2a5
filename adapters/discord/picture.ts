import { chartFor, renderPng } from '../../src/charts/index.ts';
import type { Answer } from '../../src/contract/answer.ts';
import type { Log } from '../common/log.ts';
import { LIMITS } from './limits.ts';
import type { Picture } from './render/types.ts';

/** The chart of an answer as a picture; undefined where there is none, or where drawing it failed. */
export async function picture(answer: Answer, log: Log): Promise<Picture | undefined> {
  try {
    const chart = chartFor(answer);
    if (!chart) return undefined;
    const data = await renderPng(chart);
    return data.length <= LIMITS.fileBytes ? { name: 'chart.png', data, alt: chart.alt } : undefined;
  } catch (error) {
    // An answer without its picture is still an answer.
    log.warn({ err: error }, 'discord: the chart could not be drawn');
    return undefined;
  }
}
