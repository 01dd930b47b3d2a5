import type { Answer } from '../contract/answer.ts';
import { tableWithShortNames } from '../layout/short-names.ts';
import { MOST_ROWS, type PayChart, payChart } from './pay.ts';
import { type ShareChart, shareChart } from './shares.ts';

/** What an answer can be drawn as; independent of platforms and picture formats. `alt` says the same in words. */
export type Chart = PayChart | ShareChart;

/** Whoever lays out an answer asks for its chart again and again. */
const known = new WeakMap<Answer, { chart: Chart | undefined }>();

/** The chart of an answer: pay of its roles, else their shares; undefined where it would show no more than the table does. */
export function chartFor(answer: Answer): Chart | undefined {
  const made = known.get(answer) ?? { chart: madeFor(answer) };
  known.set(answer, made);
  return made.chart;
}

function madeFor(answer: Answer): Chart | undefined {
  const sideBySide = answer.intent === 'compare' || answer.intent === 'describe';
  if (answer.outcome !== 'answer' || !sideBySide || answer.roles.length > MOST_ROWS) return undefined;
  const roles = answer.roles.map((role) => ({ ...role, title: role.short ?? role.title }));
  const named = { ...answer, table: tableWithShortNames(answer), roles };
  return payChart(named) ?? shareChart(named);
}
