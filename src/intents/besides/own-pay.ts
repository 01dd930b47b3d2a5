import type { Period } from '../../catalogue/fields.ts';
import type { AnswerFact } from '../../contract/answer.ts';
import type { Clause } from '../../contract/plan.ts';
import type { Column, Context, Tools } from '../intent.ts';

/** Pay below this is told by the hour, as wages are: nobody names a year's pay of so little. */
const LEAST_YEARLY = 1000;

/**
 * Returns where the asker's pay lies among the tenths, the quarters and the median of a role, as a description; null
 * where a source gives fewer than two of these figures.
 */
export function ownPay(pay: number, role: string | null, { scope, tools }: Context): Clause | null {
  const column = scope.columns.find((one) => one.role.id === role) ?? scope.columns[0];
  if (!column) return null;
  const marks = landmarks(column, periodOf(pay), tools);
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

/** "I make 48k as an X, would I make more as a Y": the usual pay of the other roles against what the asker has; null where one role is asked about, or a place. */
export function ownAgainst(
  pay: number,
  role: string | null,
  { query, scope, tools }: Context,
): Clause | null {
  const { columns, subject } = scope;
  if (query.intent !== 'compare' || !subject.aspects.includes('salary')) return null;
  const others = columns.filter((one) => one.role.id !== role);
  if (columns.some(({ place }) => place !== null)) return null;
  if (role !== null && others.length === columns.length) return null;
  const facts = others.flatMap((column) => medianOf(column, periodOf(pay), tools) ?? []);
  if (facts.length === 0) return null;
  const gapTo = (fact: AnswerFact) => {
    const gap = Math.round(Math.abs(Number(fact.value) - pay) * 100) / 100;
    return fact.bound || gap === 0 ? null : tools.book.derive(fact, 'gap', gap).id;
  };
  return { say: 'own-against', pay, others: facts.map((fact) => ({ fact: fact.id, gap: gapTo(fact) })) };
}

const periodOf = (pay: number) => (pay < LEAST_YEARLY ? 'hour' : 'year');

function medianOf(column: Column, period: Period, { book, catalogue }: Tools): AnswerFact | undefined {
  const medians = catalogue.fields.where({ measure: 'pay', statistic: 'median', period });
  const own = medians.find((field) => book.has(column, field));
  return own && book.state(column, own)[0];
}

/** The figures that divide a role's pay, the lowest first. */
function landmarks(column: Column, period: Period, tools: Tools): AnswerFact[] {
  const tenths = tools.catalogue.fields.where({ measure: 'pay', statistic: 'percentile', period });
  const median = medianOf(column, period, tools);
  return [
    ...tenths.flatMap((field) => tools.book.state(column, field).slice(0, 1)),
    ...(median ? [median] : []),
  ]
    .filter(({ value, bound }) => typeof value === 'number' && !bound)
    .sort((a, b) => (a.value as number) - (b.value as number));
}
