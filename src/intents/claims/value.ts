import { periodOf } from '../../catalogue/fields.ts';
import type { AnswerFact } from '../../contract/answer.ts';
import { aroundOf } from '../../language/amounts.ts';
import { numberOf } from '../../wording/sentences.ts';
import type { Aside, Context } from '../intent.ts';
import { isAsked, numbersOf } from './asked.ts';
import { byTenths, statedEnds } from './tenths.ts';
import type { Verdict } from './verdict.ts';

/** Figures that differ by less are told as one. */
const NEAR = 0.5;
/** Round amounts ("67k", "a quarter") stand for what comes so near: a share of money, and points of a percentage. */
const ROUND = { money: 0.02, percent: 1 };
const isRound = (amount: number, unit: string) => amount % (unit.startsWith('USD') ? 1000 : 5) === 0;

/** "the median is $67,000, right?", "can they make 100k": the figure in question against the source's. */
export const valueVerdict: Verdict<'value'> = (claim, asked, context) => {
  const { focus, columns, subject } = context.scope;
  const main = focus?.values[0];
  const value = main ? numberOf(main) : null;
  if (columns.length !== 1 || !focus || !main || value === null) return null;
  const { book, catalogue } = context.tools;
  const earned = main.unit.startsWith('USD') && subject.statistic === null;
  // "do they make 100k": who earns more does; only a named statistic ("the median is 67k") is held to the very figure.
  const side = claim.side ?? (earned ? 'over' : null);
  const tenths = main.unit.startsWith('USD') ? byTenths({ ...claim, side }, main, asked, context) : null;
  if (tenths) return tenths;
  if (!isAsked(catalogue.fields.get(main.field), context) || claim.negated) return null;
  // A figure about people is told and never weighed against somebody's age.
  if (main.aspect === 'demographics') return null;
  const verdict = (yes: boolean) =>
    asked || yes
      ? { before: asked ? [{ say: 'yes-no' as const, yes, ground: null }] : [] }
      : { before: [{ say: 'not-so' as const, fact: main.id }], instead: true };
  const { value: amount } = claim;
  if (claim.of === 'share')
    return side && side !== 'near' && earned ? shareOfPay(amount, side, main, context) : null;
  const named = new Set([...subject.fields, main.field]);
  const told = book.facts.filter(({ field, of }) => named.has(field) && !of);
  if (side === null)
    return verdict(told.some((fact) => numbersOf(fact).some((one) => isNear(one, amount, fact.unit))));
  const [from, to] = side === 'near' ? aroundOf(amount) : [amount, amount];
  const meets = (one: number) => (side === 'under' ? one <= to : one >= from);
  if (meets(value) && (side !== 'near' || value <= to || isNear(value, amount, main.unit)))
    return verdict(true);
  if (side === 'near' && asked && (value > to || !earned))
    return { before: [{ say: 'margin', yes: false, than: value > to ? 'more' : 'less' }] };
  return (
    ((asked || claim.of === 'some') && earned && claim.of !== 'figure'
      ? bySpread(claim.of === 'some', side, meets, main, context)
      : null) ?? verdict(false)
  );
};

/** Returns whether a figure is the amount that somebody says, which round ones are only roughly. */
function isNear(figure: number, amount: number, unit: string): boolean {
  const room = unit.startsWith('USD') ? ROUND.money * Math.abs(amount) : ROUND.percent;
  return Math.abs(figure - amount) < (isRound(amount, unit) ? Math.max(NEAR, room) : NEAR);
}

/** What a median denies of most may hold of some: the best or the worst paid of the role decide. */
function bySpread(
  some: boolean,
  side: 'over' | 'under' | 'near',
  meets: (one: number) => boolean,
  main: AnswerFact,
  context: Context,
): Aside | null {
  const ends = statedEnds(main, context);
  const end = side === 'under' ? ends?.min : ends?.max;
  if (!end) return null;
  const told = (how: 'some' | 'few'): Aside => ({
    before: [{ say: 'by-tenths', how, yes: some ? null : false, ground: end.fact.id }],
  });
  if (meets(end.value)) return told('some');
  // Beyond a figure that its source caps nothing is known.
  if (end.fact.bound) return { before: [] };
  return end.field.statistic === 'percentile' ? told('few') : null;
}

/** How many of a role are paid more or less than an amount, by the tenths and quarters of its pay on either side of it. */
function shareOfPay(
  amount: number,
  side: 'over' | 'under',
  main: AnswerFact,
  { scope: { columns }, tools: { book, catalogue } }: Context,
): Aside | null {
  const { fields } = catalogue;
  const [column] = columns;
  const period = periodOf(fields.get(main.field));
  if (!column || !period) return null;
  const parts = fields.where({ measure: 'pay', period }).flatMap((field) => {
    const percent = field.statistic === 'median' ? HALF : Number(PERCENTILE.exec(field.measure ?? '')?.[1]);
    const fact = Number.isNaN(percent) ? undefined : book.held(column, field)[0];
    return fact && typeof fact.value === 'number' ? [{ percent, field, value: fact.value }] : [];
  });
  if (parts.length < 2) return null;
  const ordered = parts.sort((a, b) => a.value - b.value);
  const [below, above] = [
    ordered.findLast((one) => one.value <= amount),
    ordered.find((one) => one.value > amount),
  ];
  const ends = [below, above].map((one) =>
    one ? (side === 'under' ? one.percent : WHOLE - one.percent) : null,
  );
  const [low = null, high = null] = side === 'under' ? ends : ends.reverse();
  const grounds = [below, above].flatMap((one) => (one ? (book.state(column, one.field)[0]?.id ?? []) : []));
  return { before: [{ say: 'share-of-pay', low, high, grounds }] };
}

const PERCENTILE = /p(\d+)$/u;
const [HALF, WHOLE] = [50, 100];
