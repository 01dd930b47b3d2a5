import type { Answer } from '../contract/answer.ts';
import { tableWithShortNames } from '../layout/short-names.ts';
import { ofEach } from '../memo.ts';
import { MOST_ROWS, type PayChart, payChart } from './pay.ts';
import { type ShareChart, shareChart } from './shares.ts';

/** What an answer can be drawn as; independent of platforms and picture formats. `alt` says the same in words. */
export type Chart = PayChart | ShareChart;

/**
 * The chart of an answer: pay of its roles, else their shares; undefined where it would show no more than the table
 * does. Whoever lays out an answer asks for it again and again.
 */
export const chartFor = ofEach((answer: Answer): Chart | undefined => {
  const sideBySide = answer.intent === 'compare' || answer.intent === 'describe';
  if (answer.outcome !== 'answer' || !sideBySide || answer.roles.length > MOST_ROWS) return undefined;
  const roles = answer.roles.map((role) => ({ ...role, title: role.short ?? role.title }));
  const named = { ...answer, table: tableWithShortNames(answer), roles };
  return payChart(named) ?? shareChart(named);
});
