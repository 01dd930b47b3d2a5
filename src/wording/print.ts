import type { RoleHead } from '../catalogue/catalogue.ts';
import type { AnswerFact } from '../contract/answer.ts';
import type { FactClause } from '../contract/plan.ts';
import type { Item } from '../contract/schema.ts';
import { listed, showNumber, showShare, upperFirst } from './display.ts';
import { fill } from './fill.ts';
import { aRole, noun, nounPlural } from './nouns.ts';
import type { Said } from './said.ts';
import { hasOwnSubject, itemIn, ofGroup, predicate, round, statement, valueIn } from './sentences.ts';
import { shareSays } from './shares.ts';

/** So many items of a list are said; the list itself stands below. */
const MOST_ITEMS = 4;
/** "2.2 times as much" is said from this ratio on: below it a percentage tells more. */
const TELLING_RATIO = 1.5;

/** A fact and the role that it is of. */
interface Spoken {
  fact: AnswerFact;
  role: RoleHead;
}

/**
 * Returns a clause as one sentence with its full stop, or null where its facts do not bear it: a fact that the answer
 * does not hold, values that are not alike, a label or a gap that is not there.
 */
export function printFacts(clause: FactClause, said: Said): string | null {
  const text = wordsOf(clause, said);
  return text === null || text === '' ? null : ended(upperFirst(text));
}

/** Returns the text as a sentence: with a full stop, unless it ends with a mark already. */
export function ended(text: string): string {
  return /[.!?]["”’)]*$/.test(text) ? text : `${text}.`;
}

function wordsOf(clause: FactClause, said: Said): string | null {
  switch (clause.say) {
    case 'compare':
      return compared(clause.facts, clause.tell, said);
    case 'values':
      return values(spokenOf(clause.facts, said), said);
    case 'items':
      return items(spokenOf([clause.fact], said)?.[0], said);
    case 'share':
      return shares(spokenOf(clause.facts, said), clause.label, said);
    case 'missing':
      return missing(clause.role, clause.field, said);
    case 'note':
      return said.notes[clause.note] ?? null;
  }
}

/** The facts with their roles; null where one is unknown or stands there twice. */
function spokenOf(ids: readonly string[], said: Said): Spoken[] | null {
  if (ids.length === 0 || new Set(ids).size < ids.length) return null;
  const found = ids.flatMap((id): Spoken[] => {
    const fact = said.fact(id);
    const role = fact && said.role(fact.role);
    return fact && role ? [{ fact, role }] : [];
  });
  return found.length === ids.length ? found : null;
}

const amount = ({ fact }: Spoken): number => (typeof fact.value === 'number' ? fact.value : Number.NaN);
const fieldOf = ({ fact }: Spoken, { fields }: Said) => fields.get(fact.field);
/** The role as its field speaks of it: "job growth for nurses", but "a nurse earns". */
const subject = (one: Spoken, said: Said) =>
  hasOwnSubject(fieldOf(one, said)) ? nounPlural(one.role) : aRole(one.role);

type Telling = Extract<FactClause, { say: 'compare' }>['tell'];

/** The first of the facts is what is spoken of: where it is the lower one, it is told as less. */
function compared(ids: readonly string[], tell: Telling, said: Said): string | null {
  const all = spokenOf(ids, said);
  if (!all || !said.comparable(all.map(({ fact }) => fact))) return null;
  const [first, second, ...more] = all;
  if (!first || !second) return null;
  if (all.every((one) => amount(one) === amount(first))) return tied(all, said);
  if (more.length > 0) return ranged(all, said);
  if (tell === 'order') return ordered(first, second, said);
  const { clauses } = said.wording;
  const against = fill(clauses.against, {
    first: statement(first.role, first.fact, fieldOf(first, said)),
    value: valueIn(second.fact, fieldOf(second, said)),
    other: subject(second, said),
  });
  return gap(against, first, second, tell, said);
}

function gap(statement: string, first: Spoken, second: Spoken, tell: Telling, said: Said): string {
  const { clauses } = said.wording;
  const [one, other] = [amount(first), amount(second)];
  const more = one > other;
  const [high, low] = more ? [one, other] : [other, one];
  const values = { statement, gap: difference(high - low, first, said) };
  if (tell === 'percent' && low > 0) {
    const rise = String(round((100 * (high - low)) / low, 1));
    const fall = String(round((100 * (high - low)) / high, 1));
    return more
      ? fill(clauses.percentMore, { statement, percent: rise, reverse: fall })
      : fill(clauses.percentLess, { statement, percent: fall, reverse: rise });
  }
  const telling = more && low > 0 && (tell === 'times' || high / low >= TELLING_RATIO);
  if (!telling) return fill(more ? clauses.gapMore : clauses.gapLess, values);
  return fill(clauses.gapTimes, { ...values, times: String(round(high / low, tell === 'times' ? 2 : 1)) });
}

/** A difference in the unit of its field: "$57,237", "7.4 percentage points", "3 years". */
function difference(value: number, { fact }: Spoken, { wording: { clauses } }: Said): string {
  if (fact.unit !== 'percent') return showNumber(round(value, 2), fact.unit);
  const points = round(value, 1);
  return fill(points === 1 ? clauses.point : clauses.points, { gap: String(points) });
}

/** The same figure for all; where it was published for them together, that is why. */
function tied(all: readonly Spoken[], said: Said): string {
  const { clauses } = said.wording;
  const [first, ...others] = all as [Spoken, ...Spoken[]];
  const field = fieldOf(first, said);
  const group = first.fact.wider;
  if (group !== undefined && others.every(({ fact }) => fact.wider === group))
    return fill(clauses.together, {
      statement: statement(first.role, first.fact, field),
      others: listed(others.map((one) => subject(one, said))),
      group,
    });
  if (hasOwnSubject(field))
    return ofGroup(listed(all.map(({ role }) => nounPlural(role))), first.fact, field);
  return fill(clauses.tie, {
    roles: listed(all.map(({ role }) => aRole(role))),
    says: predicate(first.fact, field),
  });
}

/** Who earns more, without a figure. */
function ordered(first: Spoken, second: Spoken, said: Said): string {
  const field = fieldOf(first, said);
  const more = amount(first) > amount(second);
  const says = more ? field.more : field.less;
  const { clauses } = said.wording;
  if (says) return fill(clauses.order, { role: noun(first.role), says });
  const high = more ? first : second;
  return fill(clauses.orderPlain, { role: noun(high.role), label: field.label.toLowerCase() });
}

/** Three figures or more: all of them, and who stands at the ends. */
function ranged(all: readonly Spoken[], said: Said): string {
  const sorted = [...all].sort((a, b) => amount(b) - amount(a));
  const at = (end: Spoken | undefined) =>
    listed(all.filter((one) => end && amount(one) === amount(end)).map(({ role }) => noun(role)));
  const ends = fill(said.wording.clauses.ends, { high: at(sorted[0]), low: at(sorted.at(-1)) });
  return `${ended(values(all, said) ?? '')} ${ends}`;
}

/** Values side by side, nothing worked out; the verb is said once where they are of one field. */
function values(all: readonly Spoken[] | null, said: Said): string | null {
  const [first, ...others] = all ?? [];
  if (!first) return null;
  const of = (one: Spoken) => statement(one.role, one.fact, fieldOf(one, said));
  const alike = others.every(({ fact }) => fact.field === first.fact.field && typeof fact.value === 'number');
  if (others.length < 2 || !alike) return [of(first), ...others.map(of)].join('; ');
  const rest = others.map((one) =>
    hasOwnSubject(fieldOf(one, said))
      ? `${valueIn(one.fact, fieldOf(one, said))} for ${nounPlural(one.role)}`
      : `${aRole(one.role)} ${valueIn(one.fact, fieldOf(one, said))}`,
  );
  return rest.some((text) => text.includes(', '))
    ? [of(first), ...others.map(of)].join('; ')
    : listed([of(first), ...rest]);
}

/** The first items of a list. */
function items(one: Spoken | undefined, said: Said): string | null {
  if (!one || !Array.isArray(one.fact.value)) return null;
  const field = fieldOf(one, said);
  if (field.unit === 'distribution') return statement(one.role, one.fact, field);
  const list = one.fact.value as Item[];
  const named = listed(list.slice(0, MOST_ITEMS).map((item) => itemIn(item, list, field)));
  if (field.says) return statement(one.role, { ...one.fact, value: list.slice(0, MOST_ITEMS) }, field);
  return fill(said.wording.clauses.possessive, {
    role: aRole(one.role),
    label: field.label.toLowerCase(),
    value: named,
  });
}

/** "78% of operations officers are male, against 76% of operations directors". */
function shares(all: readonly Spoken[] | null, label: string, said: Said): string | null {
  const { clauses } = said.wording;
  const found = (all ?? []).flatMap((one) => {
    const list = Array.isArray(one.fact.value) ? (one.fact.value as Item[]) : [];
    const item = list.find((entry) => entry.label === label);
    return item?.percent === undefined ? [] : [{ one, item, share: showShare(item.percent, list) }];
  });
  const [first, ...others] = found;
  if (!first || found.length < (all?.length ?? 0)) return null;
  const field = fieldOf(first.one, said);
  if (field.unit !== 'distribution' || others.some(({ one }) => one.fact.field !== field.id)) return null;
  const text = fill(clauses.shareOf, {
    share: first.share,
    people: nounPlural(first.one.role),
    says: shareSays(first.item, field),
  });
  if (others.length === 0) return text;
  const rest = listed(others.map(({ one, share }) => `${share} of ${nounPlural(one.role)}`));
  return fill(clauses.shareAgainst, { first: text, rest });
}

/** What the sources do not give, with the reason where one is known. */
function missing(role: string, field: string, said: Said): string | null {
  const gapped = said.missing.find((entry) => entry.role === role && entry.field === field);
  const head = said.role(role);
  if (!gapped || !head) return null;
  const { clauses } = said.wording;
  const known = { role: aRole(head), label: said.fields.get(field).label.toLowerCase() };
  return gapped.reason === clauses.noReason
    ? fill(clauses.missing, known)
    : fill(clauses.missingWhy, { ...known, reason: gapped.reason });
}
