import { periodOf } from '../../catalogue/fields.ts';
import type { AnswerFact } from '../../contract/answer.ts';
import type { Claim } from '../../contract/beside.ts';
import type { Clause } from '../../contract/plan.ts';
import type { TenthsHow } from '../../contract/verdict-clauses.ts';
import { ownPay } from '../besides/own-pay.ts';
import type { Aside, Context } from '../intent.ts';
import { type EndOfPay, endsOfPay } from './ends-of-pay.ts';

type ValueClaim = Extract<Claim, { kind: 'value' }>;
/** An end of a role's pay with the fact that states it. */
type StatedEnd = EndOfPay & { fact: AnswerFact };

/** Round amounts are so only roughly. */
const ROUGHLY = 0.02;

/**
 * What is said of all of a role, of none, of one person or of an end of its pay, held against the ends of its tenths; null
 * where the usual figure decides.
 */
export function byTenths(
  claim: ValueClaim,
  main: AnswerFact,
  asked: boolean,
  context: Context,
): Aside | null {
  const { of, side, negated } = claim;
  if (of === 'one') return negated ? null : ofOne(claim, asked, context);
  if (of !== 'all' && of !== 'none' && of !== 'end') return null;
  const ends = statedEnds(main, context);
  if (!ends || (negated && of !== 'all')) return null;
  const under = side === 'under';
  const meets = ({ value }: StatedEnd) => (under ? value <= claim.value : value >= claim.value);
  const told = (how: TenthsHow, yes: boolean | null, end: StatedEnd): Aside => ({
    before: [{ say: 'by-tenths', how, yes, ground: end.fact.id, ...(asked ? {} : { as: 'wrong' as const }) }],
  });
  const [nearer, farther] = under ? [ends.max, ends.min] : [ends.min, ends.max];
  if (of === 'end') return ofEnd(claim.value, under, farther, told);
  if (of === 'all') return meets(nearer) ? told('nine', null, nearer) : told('not-all', negated, nearer);
  return meets(farther) ? told('ten', false, farther) : told('few', null, farther);
}

/** "do welders max out at 60k": whether as many as a tenth earn more. */
function ofEnd(
  amount: number,
  under: boolean,
  end: StatedEnd,
  told: (how: TenthsHow, yes: boolean | null, end: StatedEnd) => Aside,
): Aside {
  const room = ROUGHLY * amount;
  const beyond = under ? end.value < amount - room : end.value > amount + room;
  if (beyond) return told(under ? 'less' : 'more', false, end);
  return told(under ? 'no-less' : 'no-more', null, end);
}

/** "my cousin makes 90k as an X, is that possible": where the amount lies, and whether few have it. */
function ofOne({ value }: ValueClaim, asked: boolean, context: Context): Aside | null {
  const among = ownPay(value, null, context);
  if (!among) return null;
  const { over, under } = among;
  const beyond = under === null ? 'over' : over === null ? 'under' : null;
  const verdict: Clause = { say: 'may-be', yes: asked, beyond };
  return { before: [verdict, among] };
}

/** The ends of what the one role is paid, in the period of a figure, as they are stated; null where they are not tenths. */
export function statedEnds(
  main: AnswerFact,
  { scope: { columns }, tools }: Context,
): { min: StatedEnd; max: StatedEnd } | null {
  const [column] = columns;
  const period = periodOf(tools.catalogue.fields.get(main.field));
  const ends = column && period ? endsOfPay(column, period, tools) : null;
  if (!column || !ends) return null;
  const [min] = tools.book.state(column, ends.min.field);
  const [max] = tools.book.state(column, ends.max.field);
  return min && max ? { min: { ...ends.min, fact: min }, max: { ...ends.max, fact: max } } : null;
}
