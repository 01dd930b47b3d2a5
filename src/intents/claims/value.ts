import type { AnswerFact } from '../../contract/answer.ts';
import { numberOf } from '../../wording/sentences.ts';
import { isAsked, numbersOf } from './asked.ts';
import type { Verdict } from './verdict.ts';

/** Figures that differ by less are told as one. */
const NEAR = 0.5;

/** "the median is $67,000, right?", "can they make 100k": the figure in question against the source's. */
export const valueVerdict: Verdict<'value'> = (claim, asked, context) => {
  const { focus, columns, fields, subject } = context.scope;
  const main = focus?.values[0];
  const value = main ? numberOf(main) : null;
  if (columns.length !== 1 || !focus || !main || value === null) return null;
  const { book, catalogue } = context.tools;
  if (!isAsked(catalogue.fields.get(main.field), context) || claim.negated) return null;
  // A figure about people is told and never weighed against somebody's age.
  if (main.aspect === 'demographics') return null;
  const verdict = (yes: boolean) =>
    asked || yes
      ? { before: asked ? [{ say: 'yes-no' as const, yes, ground: null }] : [] }
      : { before: [{ say: 'not-so' as const, fact: main.id }], instead: true };
  const { value: amount } = claim;
  // "do they make 100k": who earns more does; only a named statistic ("the median is 67k") is held to the very figure.
  const earned = main.unit.startsWith('USD') && subject.statistic === null;
  const side = claim.side ?? (earned ? 'over' : null);
  const named = new Set([...subject.fields, main.field]);
  const told = book.facts.filter((fact) => named.has(fact.field));
  if (side === null)
    return verdict(told.some((fact) => numbersOf(fact).some((one) => Math.abs(one - amount) < NEAR)));
  const meets = (one: number) => (side === 'over' ? one >= amount : one <= amount);
  if (meets(value)) return verdict(true);
  const shown = new Set(fields.map((field) => field.id));
  const beyond = claim.possible
    ? book.facts.find((fact) => shown.has(fact.field) && isAlike(fact, main) && numbersOf(fact).some(meets))
    : null;
  return beyond ? { before: [{ say: 'some-do', ground: beyond.id }] } : verdict(false);
};

const isAlike = (fact: AnswerFact, main: AnswerFact) =>
  fact.aspect === main.aspect && (fact.unit === main.unit || fact.unit === 'range');
