import type { AnswerFact } from '../../contract/answer.ts';
import type { FactClause } from '../../contract/plan.ts';
import type { Item } from '../../contract/schema.ts';
import { nounPlural } from '../nouns.ts';
import {
  compareFacts,
  differenceIn,
  hasOwnSubject,
  numberOf,
  ofGroup,
  percentLess,
  percentMore,
  predicate,
  ratio,
  times,
  valueIn,
} from '../sentences.ts';
import { shareSays } from '../shares.ts';
import { factsOf, headOf, type Said } from './said.ts';
import { aRole, asClause, itemIn, listed, noun, showShare, upperFirst } from './speech.ts';
import { text } from './texts.ts';
import { told } from './verdict.ts';

type Of<Say extends FactClause['say']> = Extract<FactClause, { say: Say }>;

/** A clause over facts as a sentence; empty where its facts are not in the answer. */
export function printClause(clause: FactClause, said: Said): string {
  switch (clause.say) {
    case 'compare':
      return compare(clause, said);
    case 'values':
      return values(factsOf(clause.facts, said), said);
    case 'items':
      return items(clause, said);
    case 'share':
      return share(clause, said);
    case 'missing':
      return missing(clause, said);
    case 'note':
      return said.notes[clause.note] ?? '';
  }
}

const fieldOf = (fact: AnswerFact, said: Said) => said.fields.get(fact.field);
const roleOf = (fact: AnswerFact, said: Said) => headOf(fact.role, said);

/** "An operations director earns $104,050 a year on average, against $46,813 for an operations officer: $57,237 more." */
function compare({ facts: ids, tell }: Of<'compare'>, said: Said): string {
  const facts = factsOf(ids, said);
  const [first, second] = facts;
  if (!first || !second) return values(facts, said);
  if (Array.isArray(first.value)) return sharesApart(facts, said);
  const comparison = compareFacts(facts);
  const says = facts.map((fact) => predicate(fact, fieldOf(fact, said)));
  if (says.every((one) => one === says[0])) return alike(facts, tell, said);
  if (!comparison || facts.length > 2) return values(facts, said) + extremes(facts, said);
  const field = fieldOf(first, said);
  const other = (hasOwnSubject(field) ? nounPlural : aRole)(roleOf(second, said));
  const head = upperFirst(`${told(first, said)}, against ${valueIn(second, field)} for ${other}`);
  const ends = endsApart(first, second, field.of ?? field.unit);
  if (ends !== null) return `${head}${ends}.`;
  const more = comparison.high.fact === first;
  const gap = differenceIn(comparison.difference, field.unit);
  const [up, down] = [percentMore(comparison), percentLess(comparison)];
  const multiple = tell === 'times' ? ratio(comparison) : more ? times(comparison) : null;
  const rest =
    tell === 'percent' && up !== null && down !== null
      ? more
        ? `, which is ${up}% more (the other way round, ${down}% less)`
        : `, which is ${down}% less (the other way round, ${up}% more)`
      : multiple
        ? `, or ${multiple} as much`
        : '';
  return `${head}: ${gap} ${more ? 'more' : 'less'}${rest}.`;
}

/** One figure for all. */
function alike(facts: readonly AnswerFact[], tell: Of<'compare'>['tell'], said: Said): string {
  const [first, ...others] = facts;
  if (!first) return '';
  const field = fieldOf(first, said);
  const own = hasOwnSubject(field);
  const { wider } = first;
  if (wider !== undefined && others.every((fact) => fact.wider === wider)) {
    const rest = listed(others.map((fact) => (own ? nounPlural : aRole)(roleOf(fact, said))));
    return text('same_figure', { says: upperFirst(told(first, said)), others: rest, wider });
  }
  const says = own
    ? ofGroup(listed(facts.map((fact) => nounPlural(roleOf(fact, said)))), first, field)
    : `${listed(facts.map((fact) => aRole(roleOf(fact, said))))} are the same here: each ${predicate(first, field)}`;
  const worked = tell === 'percent' || tell === 'times';
  const before = worked
    ? 'there is no difference to report: '
    : own
      ? `${facts.length === 2 ? 'both' : 'all'} are alike: `
      : '';
  return `${upperFirst(`${before}${says}`)}.`;
}

/** How far apart the ends of two ranges are; null where the facts are none. */
function endsApart(
  one: AnswerFact,
  other: AnswerFact,
  unit: Parameters<typeof differenceIn>[1],
): string | null {
  const [a, b] = [one.value, other.value];
  if (typeof a !== 'object' || typeof b !== 'object' || !('min' in a) || !('min' in b)) return null;
  const [top, bottom] = [Math.abs(a.max - b.max), Math.abs(a.min - b.min)];
  return `: ${differenceIn(top, unit)} apart at the top, ${differenceIn(bottom, unit)} at the bottom`;
}

/** Lists side by side, and how far apart the shares of what the first leads with are. */
function sharesApart(facts: readonly AnswerFact[], said: Said): string {
  const [one, other] = facts.map(({ value }) => (Array.isArray(value) ? (value as Item[]) : []));
  const lead = one?.[0];
  const same = other?.find(({ label }) => label === lead?.label);
  const says = values(facts, said);
  if (facts.length !== 2 || lead?.percent === undefined || same?.percent === undefined) return says;
  const gap = Math.abs(lead.percent - same.percent);
  return gap === 0 ? says : `${says.replace(/\.$/, '')}: ${differenceIn(gap, 'percent')} apart.`;
}

/** Who stands highest and who lowest of several; those with one figure stand together. */
function extremes(facts: readonly AnswerFact[], said: Said): string {
  const comparison = compareFacts(facts);
  if (!comparison || comparison.equal) return '';
  const at = (value: number) =>
    listed(facts.filter((fact) => numberOf(fact) === value).map((fact) => noun(roleOf(fact, said))));
  return ` Highest: ${at(comparison.high.value)}; lowest: ${at(comparison.low.value)}.`;
}

/** The values side by side; what all have in the same words is said once. */
function values(facts: readonly AnswerFact[], said: Said): string {
  const [first, ...others] = facts;
  if (!first) return '';
  const field = fieldOf(first, said);
  const lists = facts.some(({ value }) => Array.isArray(value));
  const same = facts.every(
    (fact) => fact.field === first.field && predicate(fact, field) === predicate(first, field),
  );
  if (others.length > 0 && same && !lists && !hasOwnSubject(field)) return `Each ${predicate(first, field)}.`;
  const run =
    facts.every((fact) => fact.field === first.field && typeof fact.value === 'number') && others.length > 1;
  const rest = others.map((fact) =>
    hasOwnSubject(field)
      ? `${fact.display} for ${nounPlural(roleOf(fact, said))}`
      : `${aRole(roleOf(fact, said))} ${fact.display}`,
  );
  if (run && !rest.some((text) => text.includes(', ')))
    return `${upperFirst(listed([told(first, said), ...rest]))}.`;
  return `${upperFirst(facts.map((fact) => told(fact, said)).join('; '))}.`;
}

const NAMED_ITEMS = 3;
const NAMED_LINES = 2;

/** The first items of a list, which several facts of one field may make up. */
function items({ fact: id }: Of<'items'>, said: Said): string {
  const fact = said.fact(id);
  if (!fact) return '';
  const field = fieldOf(fact, said);
  const role = roleOf(fact, said);
  const own = said.facts.filter((one) => one.role === fact.role && one.field === fact.field);
  const all = own.flatMap((one) =>
    Array.isArray(one.value)
      ? (one.value as Item[]).map((item) => itemIn(item, one.value as Item[], field))
      : [asClause(one.display, field)],
  );
  if (field.says)
    return `${upperFirst(`${aRole(role)} ${field.says.replace('{value}', listed(all.slice(0, NAMED_ITEMS)))}`)}.`;
  const named = all.slice(0, NAMED_LINES);
  if (field.aspect === 'duties' && named.every((item) => !/^\p{Ll}+s\b/u.test(item)))
    return `${upperFirst(`${nounPlural(role)} ${named.join('; ')}`)}.`;
  return `${upperFirst(`${aRole(role)}'s ${field.label.toLowerCase()}: ${named.join('; ')}`)}.`;
}

/** "29.4% of operations directors are female, against 22% of operations officers: 7.4 percentage points apart." */
function share({ facts: ids, label }: Of<'share'>, said: Said): string {
  const held = factsOf(ids, said).flatMap((fact) => {
    const list = Array.isArray(fact.value) ? (fact.value as Item[]) : [];
    const item = list.find((one) => one.label === label);
    return item?.percent === undefined ? [] : [{ fact, list, item, percent: item.percent }];
  });
  const texts = held.map(({ fact, list, item, percent }, at) => {
    const part = `${showShare(percent, list)} of ${nounPlural(roleOf(fact, said))}`;
    return at === 0 ? `${part} ${shareSays(item, fieldOf(fact, said))}` : part;
  });
  const [one, other] = held;
  const gap =
    held.length === 2 && one && other && one.percent !== other.percent
      ? `: ${differenceIn(Math.abs(one.percent - other.percent), 'percent')} apart`
      : '';
  return texts.length > 0 ? `${upperFirst(texts.join(texts.length > 2 ? '; ' : ', against '))}${gap}.` : '';
}

function missing({ role, field }: Of<'missing'>, said: Said): string {
  const reason = said.missing.find((entry) => entry.role === role && entry.field === field)?.reason;
  return `For ${aRole(headOf(role, said))} it is not reported${reason ? `: ${reason}` : ''}.`;
}
