import type { RoleHead } from '../catalogue/catalogue.ts';
import type { AnswerFact } from '../contract/answer.ts';
import type { Field, Item } from '../contract/schema.ts';
import { listed, showShare, upperFirst } from './display.ts';
import type { RolesFindings } from './lead-types.ts';
import { aRole, nounPlural } from './nouns.ts';
import { asClause, differenceIn, itemIn } from './sentences.ts';
import { labelIn, shareSays, sharesOf } from './shares.ts';

const NAMED_ITEMS = 3;
const NAMED_IN_COMMON = 6;
/** Shares that are named of one role. */
const MOST_SHARES = 5;

/** "Of operations officers, 78% are male and 22% female": the label asked about, else the largest shares. */
export function shares(findings: RolesFindings): string | null {
  const { focus, roles, query, facts } = findings;
  if (!focus) return null;
  const { field } = focus;
  const held = roles.flatMap((role) => {
    const fact = facts.find((one) => one.role === role.id && one.field === field.id);
    return fact && Array.isArray(fact.value) ? [{ role, items: fact.value as Item[] }] : [];
  });
  if (held.length === 0) return null;
  const of = ({ items }: { items: Item[] }) => items.find((item) => item.label === query.shareLabel);
  const named = held.every((one) => of(one)?.percent !== undefined);
  const texts = held.map((one, at) => {
    const item = of(one);
    if (!named || item?.percent === undefined)
      return sharesOf(one.role, one.items, field, roles.length === 1 ? MOST_SHARES : NAMED_ITEMS);
    const share = showShare(item.percent, one.items);
    return at === 0
      ? `${share} of ${nounPlural(one.role)} ${shareSays(item, field)}`
      : `${share} of ${nounPlural(one.role)}`;
  });
  const text = named ? texts.join(texts.length > 2 ? '; ' : ', against ') : texts.join('; ');
  const without = roles.filter((role) => !held.some((one) => one.role === role));
  const gap = without.length > 0 ? ` For ${listed(without.map(aRole))} it is not reported.` : '';
  return `${upperFirst(text)}${sharesApart(query.shareLabel, focus.values)}.${gap}`;
}

/** "7.4 percentage points apart": of two roles, the shares of the label asked about, else of the one that leads both lists. */
export function sharesApart(label: string | null, facts: readonly (AnswerFact | null)[]): string {
  const [first, second] = facts.map((fact) => (Array.isArray(fact?.value) ? (fact.value as Item[]) : []));
  if (facts.length !== 2 || !first || !second) return '';
  const wanted = label ?? first[0]?.label;
  const shares = [first, second].map((items) => items.find((item) => item.label === wanted)?.percent);
  const [one, other] = shares;
  if (one === undefined || other === undefined || one === other) return '';
  return `: ${differenceIn(Math.abs(one - other), 'percent')} apart`;
}

/** "An operations officer watches over …": the first sentence about roles that were asked about at large. */
export function definitions({ roles, facts }: RolesFindings): string | null {
  const texts = roles.flatMap((role) => {
    const fact = facts.find((one) => one.role === role.id && one.field === 'overview.definition');
    if (!fact || typeof fact.value !== 'string') return [];
    // An official definition goes on for several sentences; the first says what the job is.
    return [deed(role, asClause(/^.*?[a-z)](?=\.\s+\p{Lu})/su.exec(fact.value)?.[0] ?? fact.value))];
  });
  return texts.length > 0 ? `${texts.map(upperFirst).join('. ')}.` : null;
}

/** What someone does, as a sentence: sources write "plans the work" of one person and "plan the work" of several. */
function deed(role: RoleHead, text: string): string {
  if (/^\p{Ll}+s\b/u.test(text)) return `${aRole(role)} ${text}`;
  return /^(?:all|any|those|under|this|these|in|on)\b/.test(text)
    ? `${nounPlural(role)}: ${text}`
    : `${nounPlural(role)} ${text}`;
}

/** For lists: the first items of each role. */
export function fromLists({ sections, roles, focus, fields, facts }: RolesFindings): string | null {
  if (focus && !focus.field.several) return null;
  const most = roles.length === 1 ? NAMED_ITEMS : roles.length === 2 ? NAMED_ITEMS - 1 : 1;
  const texts = roles.flatMap((role) => {
    const own = sections.find((section) => section.role === role.id);
    const field = fields.find((one) => one.id === (own?.field ?? focus?.field.id));
    const stated = facts.filter((fact) => fact.role === role.id && fact.field === field?.id);
    const items = field ? stated.flatMap((fact) => inSentence(fact, field)) : [];
    if (!field || items.length === 0) return [];
    if (field.says)
      return [`${aRole(role)} ${field.says.replace('{value}', listed(items.slice(0, NAMED_ITEMS)))}`];
    const named = items.slice(0, most);
    if (field.aspect === 'duties' && named.every((item) => !/^\p{Ll}+s\b/u.test(item)))
      return [`${nounPlural(role)} ${named.join('; ')}`];
    return [`${aRole(role)}'s ${field.label.toLowerCase()}: ${named.join('; ')}`];
  });
  return texts.length > 0 ? `${texts.map(upperFirst).join('. ')}.` : null;
}

/** The items of a fact in the middle of a sentence. */
function inSentence(fact: AnswerFact, field: Field): string[] {
  const { value } = fact;
  if (!Array.isArray(value)) return [asClause(fact.display, field)];
  return (value as Item[]).map((item) => itemIn(item, value as Item[], field));
}

/** What all of the roles have; null where there is only one. */
export function inCommon({ common, roles }: RolesFindings): string | null {
  const names = listed(roles.map(aRole));
  if (roles.length < 2) return null;
  if (!common || common.length === 0)
    return `${upperFirst(names)} have nothing in common in what the sources list here.`;
  const shown = common.slice(0, NAMED_IN_COMMON).map((label) => labelIn(label));
  return `${upperFirst(names)} have this in common: ${listed(shown)}.`;
}
