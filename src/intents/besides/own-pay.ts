import type { Period } from '../../catalogue/fields.ts';
import type { AnswerFact } from '../../contract/answer.ts';
import type { Beside } from '../../contract/beside.ts';
import type { Clause } from '../../contract/plan.ts';
import { HOURS, isHourly } from '../../language/amounts.ts';
import type { Column, Context, Tools } from '../intent.ts';

type OwnFacts = Extract<Beside, { kind: 'own-facts' }>;
type OwnPay = Extract<Clause, { say: 'own-pay' }>;

/**
 * Returns where the asker's pay lies among the tenths, the quarters and the median of a role, as a description; null
 * where a source gives fewer than two of these figures.
 */
export function ownPay(
  told: number,
  role: string | null,
  { scope, tools }: Context,
): Extract<Clause, { say: 'own-pay' }> | null {
  const column = scope.columns.find((one) => one.role.id === role) ?? scope.columns[0];
  if (!column) return null;
  const { pay, hourly, marks } = among(told, (period) => landmarks(column, period, tools), 2);
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
    hourly,
  };
}

/** "I make 48k as an X, would I make more as a Y": the usual pay of the other roles against what the asker has; null where one role is asked about, or a place. */
export function ownAgainst(
  { pay: told, role, asks }: OwnFacts,
  { query, scope, tools }: Context,
): Clause | null {
  const { columns, subject } = scope;
  const [first] = columns;
  if (told === null || !first || !subject.aspects.includes('salary')) return null;
  if (columns.some(({ place }) => place?.code !== first.place?.code)) return null;
  // A member may stand in for the asker's own group.
  const isOwn = (one: Column) =>
    role === null
      ? one === first && query.intent === 'describe'
      : [role, ...tools.catalogue.members(role)].includes(one.role.id);
  // "would I earn more there": of the asker's own role elsewhere, and of a role that stands alone.
  const alone = query.intent === 'describe' && (asks === 'more' || !isOwn(first));
  const others = alone ? columns : columns.filter((one) => !isOwn(one));
  if (!alone && (query.intent !== 'compare' || (role !== null && others.length === columns.length)))
    return null;
  const {
    pay,
    hourly,
    marks: facts,
  } = among(told, (period) => others.flatMap((column) => medianOf(column, period, tools) ?? []), 1);
  if (facts.length === 0) return null;
  const local = facts.every(({ place }) => place !== undefined);
  const gapTo = (fact: AnswerFact) => {
    const gap = Math.round(Math.abs(Number(fact.value) - pay) * 100) / 100;
    return fact.bound || gap === 0 ? null : tools.book.derive(fact, 'gap', gap).id;
  };
  return {
    say: 'own-against',
    pay,
    others: facts.map((fact) => ({ fact: fact.id, gap: gapTo(fact) })),
    place: local ? first.place : null,
    hourly,
  };
}

/** An amount among figures of its own period; pay of an hour among those of a year where there are too few of the hour. */
function among(
  told: number,
  marksOf: (period: 'hour' | 'year') => AnswerFact[],
  least: number,
): { pay: number; hourly: number | null; marks: AnswerFact[] } {
  const marks = marksOf(periodOf(told));
  if (periodOf(told) === 'year' || marks.length >= least) return { pay: told, hourly: null, marks };
  return { pay: Math.round(told * HOURS), hourly: told, marks: marksOf('year') };
}

/** "is that low?", "am I underpaid?": the quarter of a role's pay that the asker's lies in, where figures tell it. */
export function ownQuarter(
  { asks, plainly }: OwnFacts,
  { over, under, place }: OwnPay,
  { tools }: Context,
): Clause[] {
  if (asks === undefined || asks === 'more') return [];
  const { book, catalogue } = tools;
  const partOf = (id: string | null) => {
    const fact = book.facts.find((one) => one.id === id);
    return fact && Number(PERCENTILE.exec(catalogue.fields.get(fact.field).measure ?? '')?.[1] ?? MEDIAN);
  };
  const [low = 0, high = 100] = [partOf(over), partOf(under)];
  const quarter = high <= QUARTER ? 'lowest' : low >= 100 - QUARTER ? 'best' : 'middle';
  // Between the first tenth and the median, of figures without quarters, neither is known.
  if (quarter === 'middle' && (low < QUARTER || high > 100 - QUARTER)) return [];
  const role = book.facts.find(({ id }) => id === over || id === under)?.role;
  const yes = quarter === (asks === 'little' ? 'lowest' : 'best');
  return role ? [{ say: 'own-quarter', role, quarter, place, yes: plainly ? yes : null }] : [];
}

const PERCENTILE = /p(\d+)$/u;
const [QUARTER, MEDIAN] = [25, 50];

const periodOf = (pay: number) => (isHourly(pay) ? 'hour' : 'year');

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
