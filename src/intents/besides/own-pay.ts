import type { AnswerFact } from '../../contract/answer.ts';
import type { Clause } from '../../contract/plan.ts';
import type { Column, Context } from '../intent.ts';

/** Pay below this is told by the hour, as wages are: nobody names a year's pay of so little. */
const LEAST_YEARLY = 1000;

/**
 * Returns where the asker's pay lies among the tenths, the quarters and the median of a role, as a description; null
 * where a source gives fewer than two of these figures.
 */
export function ownPay(pay: number, role: string | null, { scope, tools }: Context): Clause | null {
  const column = scope.columns.find((one) => one.role.id === role) ?? scope.columns[0];
  if (!column) return null;
  const marks = landmarks(column, pay < LEAST_YEARLY ? 'hour' : 'year', tools);
  if (marks.length < 2) return null;
  const over = marks.findLast(({ value }) => (value as number) < pay);
  const under = marks.find(({ value }) => (value as number) >= pay);
  const local = [over, under].every((fact) => fact === undefined || fact.place !== undefined);
  return {
    say: 'own-pay',
    pay,
    over: over?.id ?? null,
    under: under?.id ?? null,
    place: local ? column.place : null,
  };
}

/** The figures that divide a role's pay, the lowest first. */
function landmarks(
  column: Column,
  period: 'hour' | 'year',
  { book, catalogue }: Context['tools'],
): AnswerFact[] {
  const { fields } = catalogue;
  const medians = fields.where({ measure: 'pay', statistic: 'median', period });
  const [median] = medians.filter((field) => book.has(column, field));
  return [...fields.where({ measure: 'pay', statistic: 'percentile', period }), ...(median ? [median] : [])]
    .flatMap((field) => book.state(column, field).slice(0, 1))
    .filter(({ value, bound }) => typeof value === 'number' && !bound)
    .sort((a, b) => (a.value as number) - (b.value as number));
}
