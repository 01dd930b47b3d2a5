import { itemsIn } from '../catalogue/labels.ts';
import type { AnswerFact } from '../contract/answer.ts';
import type { Unit } from '../contract/aspects.ts';
import type { FactClause } from '../contract/plan.ts';
import type { Field, Item } from '../contract/schema.ts';
import { listed, upperFirst, withOptionalArticle } from './display.ts';
import { aRole, noun, nounPlural } from './nouns.ts';
import { text } from './own/texts.ts';
import { told } from './own/verdict.ts';
import { headOf, type Said } from './said.ts';
import {
  differenceIn,
  hasOwnSubject,
  itemIn,
  ofGroup,
  predicate,
  round,
  saysOf,
  valueIn,
} from './sentences.ts';
import { shareOf } from './shares.ts';

type Of<Say extends FactClause['say']> = Extract<FactClause, { say: Say }>;
type Telling = Of<'compare'>['tell'];

/** The maximum number of items of a list in a sentence; the list itself stands below. */
const MOST_ITEMS = 3;
/** "2.2 times as much" is said from this ratio on: below it the gap tells enough. */
const TELLING_RATIO = 1.5;
/** Units whose differences are told in points. */
const IN_POINTS: ReadonlySet<Unit> = new Set(['percent', 'score']);

/**
 * Returns a clause over facts as a sentence; empty where the answer does not bear it: a fact that it does not hold, one
 * named twice, values that are not alike, a label or a gap that is not there.
 */
export function printFacts(clause: FactClause, said: Said): string {
  switch (clause.say) {
    case 'compare':
      return compare(held(clause.facts, said), clause, said);
    case 'values':
      return values(held(clause.facts, said), clause, said);
    case 'items':
      return items(clause, said);
    case 'share':
      return share(held(clause.facts, said), clause.label, said);
    case 'missing':
      return missing(clause, said);
    case 'note':
      return said.notes[clause.note] ?? '';
  }
}

/** The facts with these ids; none where one is not there or stands twice. */
function held(ids: readonly string[], said: Said): AnswerFact[] {
  const found = ids.flatMap((id) => said.fact(id) ?? []);
  return found.length === ids.length && new Set(ids).size === ids.length ? found : [];
}

const fieldOf = (fact: AnswerFact, said: Said): Field => said.fields.get(fact.field);
const headOfFact = (fact: AnswerFact, said: Said) => headOf(fact.role, said);
/** The role as its field speaks of it: "job growth for nurses", but "a nurse earns". */
const subject = (fact: AnswerFact, said: Said) =>
  (hasOwnSubject(fieldOf(fact, said)) ? nounPlural : aRole)(headOfFact(fact, said));
const sentence = (says: string) => text('sentence', { says: upperFirst(says) });
const itemsOf = ({ value }: AnswerFact): Item[] => itemsIn(value);

/** Facts set against each other; the first is the one that is spoken of, told as less where it is the lower. */
function compare(facts: readonly AnswerFact[], { tell, brief }: Of<'compare'>, said: Said): string {
  const [first, second, ...more] = facts;
  if (!first || !second || new Set(facts.map(({ role }) => role)).size < facts.length) return '';
  if (!said.comparable(facts)) return '';
  if (facts.every(({ value }) => value === first.value)) return alike(facts, tell, said);
  if (more.length > 0)
    return brief ? endsAlone(facts, said) : `${values(facts, {}, said)} ${ends(facts, said)}`;
  if (tell === 'order') return order(first, second, said);
  return brief ? values(facts, {}, said) : apart(first, second, tell, said);
}

const amount = ({ value }: AnswerFact) => value as number;

/** "An operations director earns $104,050 a year on average, against $46,813 for an operations officer: $57,237 more." */
function apart(first: AnswerFact, second: AnswerFact, tell: Telling, said: Said): string {
  const more = amount(first) > amount(second);
  const [high, low] = more ? [amount(first), amount(second)] : [amount(second), amount(first)];
  const parts = {
    against: againstOf(first, second, said),
    gap: differenceIn(round(high - low, 2), first.unit),
  };
  if (tell === 'percent' && low > 0) {
    const rise = round((100 * (high - low)) / low, 1);
    const fall = round((100 * (high - low)) / high, 1);
    return more
      ? text('percent_more', { ...parts, percent: `${rise}`, reverse: `${fall}` })
      : text('percent_less', { ...parts, percent: `${fall}`, reverse: `${rise}` });
  }
  // "less, or 2.2 times as much" would turn round what it says; of percentages and scores the points say enough.
  const telling = !IN_POINTS.has(first.unit) && high / low >= TELLING_RATIO;
  if (!more || low <= 0 || (tell !== 'times' && !telling)) return text(more ? 'gap_more' : 'gap_less', parts);
  return text('gap_times', { ...parts, times: `${round(high / low, tell === 'times' ? 2 : 1)}` });
}

function againstOf(first: AnswerFact, second: AnswerFact, said: Said): string {
  const value = valueIn(second, fieldOf(second, said));
  return text('against', { first: upperFirst(told(first, said)), value, other: subject(second, said) });
}

/** Returns a statement of who has more, without a figure. */
function order(first: AnswerFact, second: AnswerFact, said: Said): string {
  const { more, less } = fieldOf(first, said);
  const says = amount(first) > amount(second) ? (more ?? text('higher')) : (less ?? text('lower'));
  return text('which', { role: noun(headOfFact(first, said)), more: says });
}

/** One figure for all; where it was published for them together, that is why. */
function alike(facts: readonly AnswerFact[], tell: Telling, said: Said): string {
  const [first, ...others] = facts as [AnswerFact, ...AnswerFact[]];
  const field = fieldOf(first, said);
  const own = hasOwnSubject(field);
  const { wider } = first;
  if (wider !== undefined && others.every((fact) => fact.wider === wider)) {
    const rest = listed(others.map((fact) => subject(fact, said)));
    return text('same_figure', { says: upperFirst(told(first, said)), others: rest, wider });
  }
  const roles = listed(facts.map((fact) => subject(fact, said)));
  const says = own ? ofGroup(roles, first, field) : '';
  if (!own) return text('same_for_all', { roles: upperFirst(roles), says: predicate(first, field) });
  if (tell === 'percent' || tell === 'times') return text('no_difference', { says });
  return text(facts.length === 2 ? 'both_alike' : 'all_alike', { says });
}

/** Returns the statement of the highest and the lowest of several; those with one figure stand together. */
function ends(facts: readonly AnswerFact[], said: Said): string {
  const amounts = facts.map(amount);
  const at = (value: number) =>
    listed(facts.filter((fact) => amount(fact) === value).map((fact) => noun(headOfFact(fact, said))));
  return text('ends', { high: at(Math.max(...amounts)), low: at(Math.min(...amounts)) });
}

/** The highest of several with its figure, and the lowest: "A pilot earns $99,000 a year, the highest of 5; lowest: baker ($34,000)." */
function endsAlone(facts: readonly AnswerFact[], said: Said): string {
  const sorted = facts.toSorted((a, b) => amount(b) - amount(a));
  const [high, low] = [sorted[0], sorted.at(-1)];
  if (!high || !low) return '';
  return text('ends_of', {
    says: upperFirst(told(high, said)),
    count: facts.length,
    low: noun(headOfFact(low, said)),
    value: low.display,
  });
}

/** The values side by side; what all have in the same words is said once. */
function values(
  facts: readonly AnswerFact[],
  { most, brief }: Pick<Of<'values'>, 'most' | 'brief'>,
  said: Said,
): string {
  const [first, ...others] = facts;
  if (!first) return '';
  const ranked = facts.every(({ value, bound }) => typeof value === 'number' && !bound);
  if (brief && others.length > 1 && ranked && said.comparable(facts)) return endsAlone(facts, said);
  const field = fieldOf(first, said);
  const single = facts.every((fact) => fact.field === first.field && itemsOf(fact).length === 0);
  const says = facts.map((fact) => predicate(fact, fieldOf(fact, said)));
  const manyRoles = new Set(facts.map(({ role }) => role)).size === facts.length;
  if (
    others.length > 0 &&
    manyRoles &&
    single &&
    !hasOwnSubject(field) &&
    says.every((one) => one === says[0])
  )
    return text('each', { says: says[0] ?? '' });
  const ofOne = facts.every((fact) => fact.role === first.role && isPredicate(fact, fieldOf(fact, said)));
  if (others.length > 0 && ofOne)
    return sentence(
      listed([told(first, said), ...others.map((fact) => predicate(fact, fieldOf(fact, said)))]),
    );
  if (others.length > 0 && single && facts.every((fact) => isShort(fact, field))) {
    const parts = [told(first, said), ...shortly(others, field, said)];
    return sentence(parts.length === 2 ? parts.join('; ') : listed(parts));
  }
  return sentence(facts.map((fact) => told(fact, said, most)).join('; '));
}

/** Returns whether the words of a fact can follow its role: a text without words of its field may name others, and needs a clause to itself. */
const isPredicate = ({ value }: AnswerFact, field: Field) =>
  !hasOwnSubject(field) && (typeof value !== 'string' || field.says !== undefined);

/** Returns whether a value can follow a role without the words of its field: a number, a phrase that takes an article, a name in quotes. */
const isShort = ({ value }: AnswerFact, { says = '', spelled }: Field) =>
  typeof value === 'number' ||
  (typeof value === 'string' && /\{a\}|“\{value\}”/.test(says) && !spelled?.[value.toLowerCase()]);

/** "a baker and a waiter no formal credential": those with one value together, without the words of the field. */
function shortly(facts: readonly AnswerFact[], field: Field, said: Said): string[] {
  return [...Map.groupBy(facts, ({ display }) => display).values()].map((alike) => {
    const [fact] = alike as [AnswerFact];
    const people = listed(alike.map((one) => subject(one, said)));
    const value = field.says?.includes('“') ? text('quoted', { item: fact.display }) : fact.display;
    if (hasOwnSubject(field)) return text('figure_for', { value, people });
    return `${people} ${typeof fact.value === 'string' ? withOptionalArticle(valueIn(fact, field)) : fact.display}`;
  });
}

/** The first items of a list. */
function items({ fact: id, most = MOST_ITEMS }: Of<'items'>, said: Said): string {
  const fact = said.fact(id);
  if (!fact || itemsOf(fact).length === 0) return '';
  const field = fieldOf(fact, said);
  if (field.unit !== 'list') return sentence(told(fact, said, most));
  const list = itemsOf(fact);
  const spokenOf = (item: Item) => {
    const occupation = item.soc ? said.occupation(item.soc) : undefined;
    return occupation ? nounPlural(occupation) : itemIn(item, list, field);
  };
  const value = listed(list.slice(0, most).map(spokenOf));
  const head = headOfFact(fact, said);
  return field.says
    ? sentence(saysOf(head, value, field))
    : sentence(text('possessive', { role: aRole(head), label: field.label.toLowerCase(), value }));
}

/** "29.4% of operations directors are female, against 22% of operations officers: 7.4 percentage points apart." */
function share(facts: readonly AnswerFact[], label: string, said: Said): string {
  const found = facts.flatMap((fact) => {
    const item = itemsOf(fact).find((one) => one.label === label);
    return item?.percent === undefined ? [] : [{ fact, item, percent: item.percent }];
  });
  const [one, other] = found;
  if (!one || found.length < facts.length || facts.some(({ field }) => field !== one.fact.field)) return '';
  const field = fieldOf(one.fact, said);
  const parts = found.map(({ fact, item }, at) => {
    return shareOf(headOfFact(fact, said), item, itemsOf(fact), field, at === 0);
  });
  const [first = '', ...rest] = parts;
  if (rest.length === 0) return sentence(first);
  const says = upperFirst(text('share_against', { first, rest: listed(rest) }));
  if (found.length > 2 || !other || one.percent === other.percent) return sentence(says);
  return text('shares_apart', {
    says,
    gap: differenceIn(Math.abs(one.percent - other.percent), 'percent'),
  });
}

/** Returns the statement of figures that the sources lack, with the reason if it is known. */
function missing({ role, field, brief }: Of<'missing'>, said: Said): string {
  const gap = said.missing.find((entry) => entry.role === role && entry.field === field);
  if (!gap) return '';
  const who = aRole(headOf(role, said));
  return gap.reason && !brief
    ? text('not_reported_why', { role: who, reason: gap.reason })
    : text('not_reported', { role: who });
}
