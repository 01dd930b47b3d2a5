import { labelsIn } from '../../catalogue/labels.ts';
import type { AnswerFact } from '../../contract/answer.ts';
import type { Claim, Margin } from '../../contract/beside.ts';
import type { Clause } from '../../contract/plan.ts';
import type { Field } from '../../contract/schema.ts';
import { compareFacts, numberOf } from '../../wording/sentences.ts';
import type { Aside, Column, Context } from '../intent.ts';
import { unlikeClause, winner } from '../roles/winner.ts';
import { isAsked, numbersOf } from './asked.ts';
import { endsOfPay } from './ends-of-pay.ts';
import { holdsMargin } from './margin.ts';
import { neededOf } from './need.ts';
import type { Verdict } from './verdict.ts';

/** "does X earn more than Y", "why does X earn more than Y": what the figures say of it. */
export const compareVerdict: Verdict<'compare'> = (claim, asked, context) => {
  const { focus, columns } = context.scope;
  const [subject, object] = [columns[claim.subject], columns[claim.object]];
  if (claim.direction === 'same' && context.scope.subject.aspects.every((aspect) => aspect === 'overview'))
    return subject && object ? asOne(subject, object, context) : null;
  if (!focus || !subject || !object) return null;
  if (focus.unlike === 'each') return byStatistics(claim.direction === 'least', focus.values);
  if (focus.unlike !== null) return said(unlikeClause(focus.unlike));
  // "do X need a degree, and do they earn more than Y": what leads is not what is claimed.
  if (claim.of !== undefined && !isOf(focus.field, claim.of, context)) return {};
  if (!isAsked(focus.field, context)) return null;
  // "in Ohio and Texas": which of two earns more is said where it is so in each place.
  const inPlaces =
    subject.role.id === object.role.id && columns.some(({ role }) => role.id !== subject.role.id);
  if (inPlaces) return said(winner(context, claim.direction === 'same' ? null : claim.direction));
  const facts = [claim.subject, claim.object].map((at) => focus.values[at]).filter((fact) => fact != null);
  if (claim.margin) return byMargin(claim, claim.margin, asked, facts);
  const comparison = compareFacts(facts) ?? bySchooling(facts, context);
  if (!comparison) return asked && claim.direction === 'same' ? sameWords(facts) : null;
  // "Yes" to a denial may mean either.
  if (claim.negated) return said(winner(context, claim.direction === 'same' ? null : claim.direction));
  const high = comparison.high.fact === facts[0];
  const holds =
    claim.direction === 'same'
      ? comparison.equal
      : !comparison.equal && (claim.direction === 'most') === high;
  const alone = subject.role.id === object.role.id;
  const ofPay = !alone && focus.field.aspect === 'salary';
  const meet = (least: boolean) => ofPay && rangesMeet(least, subject, object, context);
  if (holds && claim.always && meet(claim.direction === 'most')) return said({ say: 'not-always' });
  if (holds) return asked ? said(yesNo(true)) : {};
  if (claim.possible && meet(claim.direction === 'least'))
    return said({ say: 'may-happen', roles: [subject.role.id, object.role.id], facts: [] });
  if (asked) return said(yesNo(false));
  if (comparison.equal) return isShared(facts) ? null : said({ say: 'no-such-difference' });
  const { id, role, field } = comparison.high.fact;
  return said(
    alone ? { say: 'which-place', fact: id, direction: 'most' } : { say: 'other-way', role, field },
  );
};

/** "does X make twice what Y makes": what the ratio or the difference is beside what is said. */
function byMargin(
  { direction, negated }: CompareClaim,
  margin: Margin,
  asked: boolean,
  facts: readonly AnswerFact[],
): Aside | null {
  const [one, other] = facts.map(numberOf);
  if (one == null || other == null || facts.some(({ bound }) => bound)) return null;
  const held = holdsMargin(margin, direction, one, other);
  if (!held) return null;
  const { holds, than } = held;
  if (asked && !negated) return said({ say: 'margin', yes: holds, than });
  // "Yes" to a denial may mean either, and a premise that holds needs no word.
  return than === null ? {} : said({ say: 'margin', yes: null, than });
}

/** "is X the same as Y": two occupations are told apart by what each does; what a group takes in is said beside it. */
function asOne(one: Column, other: Column, { tools: { book, catalogue } }: Context): Aside {
  const roles = [one.role.id, other.role.id];
  const within = [catalogue.members(one.role.id), catalogue.members(other.role.id)].flat();
  if (new Set(roles).size === 1 || roles.some((id) => within.includes(id))) return {};
  const fields = catalogue.fields.ofMeasure('definition');
  const facts = [one, other].flatMap((column) =>
    fields.flatMap((field) => book.state(column, field).map(({ id }) => id)).slice(0, 1),
  );
  const definition: Clause = { say: 'definition', facts };
  return { before: [{ say: 'not-one', roles }, ...(facts.length > 0 ? [definition] : [])], instead: true };
}

/** Steps of education, in the order of the ladder; "the same" asks for the same words. */
function bySchooling(facts: readonly AnswerFact[], context: Context): Order | null {
  const { focus } = context.scope;
  const ranks = focus?.field.measure === 'education.asked' ? neededOf(context) : [];
  const steps = facts.flatMap((fact) => ranks.filter((one) => one.fact.role === fact.role).slice(0, 1));
  const [high, low] = steps.toSorted((a, b) => b.rank - a.rank);
  return high && low ? { high, low, equal: high.rank === low.rank } : null;
}

type CompareClaim = Extract<Claim, { kind: 'compare' }>;

/** Two facts, the higher first. */
type Order = { high: { fact: AnswerFact }; low: { fact: AnswerFact }; equal: boolean };

function isOf(field: Field, of: string, { tools: { catalogue } }: Context): boolean {
  if (field.aspect === of || field.id === of) return true;
  const { measure } = catalogue.fields.has(of) ? catalogue.fields.get(of) : {};
  return measure !== undefined && measure === field.measure;
}

const yesNo = (yes: boolean): Clause => ({ say: 'yes-no', yes, ground: null });
const said = (clause: Clause | null) => (clause ? { before: [clause] } : null);

/** One figure is published for the roles together, which the sentence with the figure says. */
const isShared = (facts: readonly AnswerFact[]) =>
  facts.every(({ wider }) => wider !== undefined && wider === facts[0]?.wider);

/** "do they have the same degree": phrases and lists, by what stands first in them. */
function sameWords(facts: readonly AnswerFact[]) {
  const first = ({ value }: AnswerFact) =>
    (Array.isArray(value) ? (labelsIn(value)[0] ?? '') : String(value)).toLowerCase();
  const [one] = facts;
  if (!one || facts.length < 2) return null;
  if (!facts.every((fact) => first(fact) === first(one))) return said(yesNo(false));
  return said(
    facts.every(({ display }) => display === one.display) ? yesNo(true) : { say: 'same-but-shares' },
  );
}

/** "could an experienced X out-earn a starting Y": the ends of one figure against those of the other. */
function byStatistics(least: boolean, values: readonly (AnswerFact | null)[]) {
  const [one, other] = values;
  if (!one || !other || values.length !== 2) return null;
  const facts = [one.id, other.id];
  const [a, b] = [numbersOf(one), numbersOf(other)];
  const sure = least ? Math.max(...a) < Math.min(...b) : Math.min(...a) > Math.max(...b);
  const may = least ? Math.min(...a) < Math.max(...b) : Math.max(...a) > Math.min(...b);
  const clause: Clause =
    !sure && may ? { say: 'may-happen', roles: [], facts } : { say: 'grounds', yes: sure, facts };
  return { before: [clause], instead: true };
}

/** Returns whether the best paid of one are paid more than the least paid of the other. */
function rangesMeet(least: boolean, one: Column, other: Column, { tools }: Context): boolean {
  const [a, b] = [endsOfPay(one, 'year', tools), endsOfPay(other, 'year', tools)];
  if (!a || !b) return false;
  return least ? a.min.value < b.max.value : a.max.value > b.min.value;
}
