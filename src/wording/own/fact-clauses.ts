import type { AnswerFact } from '../../contract/answer.ts';
import type { FactClause } from '../../contract/plan.ts';
import type { Item } from '../../contract/schema.ts';
import { nounPlural } from '../nouns.ts';
import { factsOf, headOf, type Said } from '../said.ts';
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
import { aRole, itemIn, listed, noun, showShare, upperFirst } from './speech.ts';
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
  const comparison = compareFacts(facts);
  const says = facts.map((fact) => predicate(fact, fieldOf(fact, said)));
  if (says.every((one) => one === says[0])) return alike(facts, tell, said);
  if (!comparison || facts.length > 2) return values(facts, said) + extremes(facts, said);
  const field = fieldOf(first, said);
  const other = (hasOwnSubject(field) ? nounPlural : aRole)(roleOf(second, said));
  const head = upperFirst(`${told(first, said)}, against ${valueIn(second, field)} for ${other}`);
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

/** The first items of a list. */
function items({ fact: id }: Of<'items'>, said: Said): string {
  const fact = said.fact(id);
  if (!fact || !Array.isArray(fact.value)) return '';
  const field = fieldOf(fact, said);
  const list = fact.value as Item[];
  const named = listed(list.slice(0, NAMED_ITEMS).map((item) => itemIn(item, list, field)));
  const role = aRole(roleOf(fact, said));
  return `${upperFirst(field.says ? `${role} ${field.says.replace('{value}', named)}` : `${role}'s ${field.label.toLowerCase()}: ${named}`)}.`;
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
  return texts.length > 0 ? `${upperFirst(texts.join(texts.length > 2 ? '; ' : ', against '))}.` : '';
}

function missing({ role, field }: Of<'missing'>, said: Said): string {
  const reason = said.missing.find((entry) => entry.role === role && entry.field === field)?.reason;
  return `For ${aRole(headOf(role, said))} it is not reported${reason ? `: ${reason}` : ''}.`;
}
