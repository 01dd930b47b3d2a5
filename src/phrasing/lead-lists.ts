import type { AnswerFact } from '../answering/answer.ts';
import { listed, showItem, upperFirst } from '../answering/display.ts';
import type { Item } from '../catalogue/schema.ts';
import type { RolesFindings } from './lead-roles.ts';
import { aRole } from './nouns.ts';
import { asClause, differenceIn } from './sentences.ts';

const NAMED_ITEMS = 3;
const NAMED_IN_COMMON = 6;

/** Shares of women, men, races: the label asked about, else all of the shortest list. */
export function shares({ focus, roles, query, facts }: RolesFindings): string | null {
  if (!focus) return null;
  const texts = roles.flatMap((role) => {
    const fact = facts.find((one) => one.role === role.id && one.field === focus.field.id);
    const items = Array.isArray(fact?.value) ? (fact.value as Item[]) : [];
    const named = items.filter((item) => item.label === query.shareLabel);
    const wanted = named.length > 0 ? named : [...items].sort((a, b) => (b.percent ?? 0) - (a.percent ?? 0));
    const shown = wanted.slice(0, NAMED_ITEMS).map((item) => showItem(item, items));
    return shown.length > 0 ? [`${role.title}: ${listed(shown)}`] : [];
  });
  const without = roles.filter(
    (role) => !facts.some((one) => one.role === role.id && one.field === focus.field.id),
  );
  const gap = without.length > 0 ? ` For ${listed(without.map(aRole))} it is not reported.` : '';
  return texts.length > 0 ? `${texts.join('; ')}${sharesApart(query.shareLabel, focus.values)}.${gap}` : null;
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
    const text = asClause(/^.*?[a-z)](?=\.\s+\p{Lu})/su.exec(fact.value)?.[0] ?? fact.value);
    const verb = /^[a-z]+s\b/.test(text);
    return [verb ? `${upperFirst(aRole(role))} ${text}` : `What ${aRole(role)} does: ${text}`];
  });
  return texts.length > 0 ? `${texts.join('. ')}.` : null;
}

/** For lists: the first items of each role. */
export function fromLists({ sections, roles, focus, fields, facts }: RolesFindings): string | null {
  if (focus && !focus.field.several) return null;
  const texts = roles.flatMap((role) => {
    const own = sections.find((section) => section.role === role.id);
    const field = fields.find((one) => one.id === (own?.field ?? focus?.field.id));
    const items =
      own?.items ??
      facts.filter((fact) => fact.role === role.id && fact.field === field?.id).map(({ display }) => display);
    if (!field || items.length === 0) return [];
    const named = items.slice(0, NAMED_ITEMS).map((item) => asClause(item, field));
    if (field.says) return [`${aRole(role)} ${field.says.replace('{value}', listed(named))}`];
    return [`${aRole(role)}'s ${field.label.toLowerCase()}: ${named.join('; ')}`];
  });
  return texts.length > 0 ? `${texts.map(upperFirst).join('. ')}.` : null;
}

/** What all of the roles have. */
export function inCommon({ common, roles }: RolesFindings): string {
  const names = listed(roles.map(aRole));
  if (!common || common.length === 0)
    return `${upperFirst(names)} have nothing in common in what the sources list here.`;
  const shown = common.slice(0, NAMED_IN_COMMON).map((label) => asClause(label));
  return `${upperFirst(names)} have this in common: ${listed(shown)}.`;
}
