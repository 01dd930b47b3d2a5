import type { AnswerFact } from '../answering/answer.ts';
import { aRole, listed, lowerFirst, upperFirst } from '../answering/display.ts';
import type { Findings } from '../answering/findings.ts';
import type { RoleHead } from '../catalogue/catalogue.ts';
import type { Item } from '../catalogue/schema.ts';
import type { LeadTools } from './lead.ts';
import {
  type Comparison,
  compareValues,
  differenceIn,
  percentLess,
  percentMore,
  predicate,
  round,
  times,
  valueIn,
} from './sentences.ts';
import { verdictOf } from './verdict.ts';

type RolesFindings = Extract<Findings, { kind: 'roles' }>;

const MOST_SENTENCES = 4;
const NAMED_ITEMS = 3;

/** What was asked about one to five roles, answered first. */
export function leadOfRoles(findings: RolesFindings, tools: LeadTools): string {
  const { query } = findings;
  const sentences = [
    provenance(findings),
    verdictOf(findings, tools),
    unmeasured(findings),
    findings.common ? inCommon(findings) : null,
    lacking(findings),
    query.why ? reason(findings) : null,
    query.unmeasured || findings.common ? null : main(findings, tools),
  ].filter((sentence): sentence is string => sentence !== null && sentence !== '');
  return sentences.length > 0 ? sentences.slice(0, MOST_SENTENCES).join(' ') : fallback(findings);
}

function main(findings: RolesFindings, tools: LeadTools): string | null {
  const { focus, roles, query } = findings;
  const subjects = new Set(query.asked.aspects);
  const introduces = subjects.size === 0 || subjects.has('overview') || subjects.has('summary');
  const definition = definitions(findings);
  if (definition && introduces && (roles.length === 1 || subjects.has('summary'))) return definition;
  const parts = [
    focus ? figures(findings, tools) : null,
    secondFigures(findings, tools),
    fromLists(findings, tools),
  ];
  const said = parts.filter((part): part is string => part !== null && part !== '');
  return said.length > 0 ? said.slice(0, 2).join(' ') : definition;
}

interface Stated {
  role: RoleHead;
  fact: AnswerFact;
  /** "earns $46,813 a year on average" */
  text: string;
}

/** The figures of the focus: compared where they can be, stated side by side where not. */
function figures(findings: RolesFindings, { fields }: LeadTools): string | null {
  const { roles, focus } = findings;
  if (!focus || focus.field.unit === 'distribution') return focus ? shares(findings) : null;
  const stated = focus.values.flatMap((fact, at): Stated[] => {
    const role = roles[at];
    return fact && role ? [{ role, fact, text: predicate(fact, fields.get(fact.field)) }] : [];
  });
  if (stated.length === 0) return null;
  const comparison = compareValues(focus, roles);
  const same =
    stated.length > 1 &&
    stated.length === roles.length &&
    stated.every((one) => one.text === stated[0]?.text);
  if (same) return alike(findings, stated);
  if (comparison && roles.length === 2) return compared(findings, stated, comparison);
  const texts = stated.map((one) => `${aRole(one.role)} ${one.text}`);
  const without = roles.filter((role) => !stated.some((one) => one.role === role));
  const gap = without.length > 0 ? ` ${missingText(findings, without)}` : '';
  return `${upperFirst(texts.join('; '))}.${extremes(comparison)}${gap}`;
}

function extremes(comparison: Comparison | null): string {
  if (!comparison || comparison.equal) return '';
  const { high, low } = comparison;
  return ` Highest: ${high.role.title}; lowest: ${low.role.title}.`;
}

/** What the source says of why a figure is missing. */
function missingText({ missing, focus }: RolesFindings, roles: readonly RoleHead[]): string {
  const names = listed(roles.map(aRole));
  const reason = missing.find(
    (entry) => entry.role === roles[0]?.id && entry.field === focus?.field.id,
  )?.reason;
  return `For ${names} it is not reported${reason ? `: ${reason}` : ''}.`;
}

function alike({ roles, query }: RolesFindings, stated: readonly Stated[]): string {
  const first = stated[0];
  if (!first) return '';
  const shared = stated.every(({ fact }) => fact.wider !== undefined && fact.wider === first.fact.wider);
  const group = shared ? `; it is one figure, published for “${first.fact.wider}” together` : '';
  const verdict = query.compute !== null || query.direction !== null ? 'there is no difference: ' : '';
  const names = listed(roles.map(aRole));
  return `${upperFirst(`${verdict}${names} are the same here: each ${first.text}`)}${group}.`;
}

/** "An operations director earns $104,050 a year on average against $46,813 for an operations officer: $57,237 more." */
function compared(findings: RolesFindings, stated: readonly Stated[], comparison: Comparison): string {
  const { query, focus } = findings;
  const { high, low, difference } = comparison;
  const [first, second] = query.direction === 'least' ? [low, high] : [high, low];
  const says = stated.find((one) => one.role === first.role)?.text ?? '';
  const head = `${aRole(first.role)} ${says}, against ${valueIn(second.fact)} for ${aRole(second.role)}`;
  if (difference === 0 || !focus) return `${upperFirst(head)}.`;
  const gap = differenceIn(difference, focus.field.unit);
  const word = query.direction === 'least' ? 'less' : 'more';
  return `${upperFirst(head)}: ${gap} ${word}${computed(findings, comparison)}.`;
}

/** The percentage or ratio that was asked for; else how many times as much, where that is telling. */
function computed({ query }: RolesFindings, comparison: Comparison): string {
  if (query.compute === 'percent') {
    const [more, less] = [percentMore(comparison), percentLess(comparison)];
    return more === null || less === null
      ? ''
      : `, which is ${more}% more (the other way round, ${less}% less)`;
  }
  if (query.compute === 'ratio' && comparison.low.value > 0) {
    return `, or ${round(comparison.high.value / comparison.low.value, 2)} times as much`;
  }
  const multiple = times(comparison);
  return multiple ? `, or ${multiple} as much` : '';
}

/** A second subject of the question ("salary and education") gets a sentence of its own. */
function secondFigures(findings: RolesFindings, { fields }: LeadTools): string | null {
  const { focus, roles, query, facts } = findings;
  const first = focus?.field.aspect;
  const other = query.asked.aspects.find((aspect) => aspect !== first && aspect !== 'overview');
  if (!focus || !other) return null;
  const field = findings.fields.find((one) => one.aspect === other && one.says !== undefined);
  if (!field) return null;
  const texts = roles.flatMap((role) => {
    const fact = facts.find((one) => one.role === role.id && one.field === field.id);
    return fact ? [`${aRole(role)} ${predicate(fact, fields.get(field.id))}`] : [];
  });
  return texts.length > 0 ? `${upperFirst(texts.join('; '))}.` : null;
}

/** Shares of women, men, races: the label asked about, else all of the shortest list. */
function shares({ focus, roles, query, facts }: RolesFindings): string | null {
  if (!focus) return null;
  const texts = roles.flatMap((role) => {
    const fact = facts.find((one) => one.role === role.id && one.field === focus.field.id);
    const items = Array.isArray(fact?.value) ? (fact.value as Item[]) : [];
    const shown = fact?.display.split(/, (?![^(]*\))/) ?? [];
    const wanted = items.flatMap((item, at) =>
      query.shareLabel === null || item.label === query.shareLabel ? [shown[at] ?? ''] : [],
    );
    return wanted.length > 0 ? [`${role.title}: ${listed(wanted.slice(0, NAMED_ITEMS))}`] : [];
  });
  return texts.length > 0 ? `${texts.join('; ')}.` : null;
}

/** "An operations officer watches over …": the first sentence about roles that were asked about at large. */
function definitions({ roles, facts }: RolesFindings): string | null {
  const texts = roles.flatMap((role) => {
    const fact = facts.find((one) => one.role === role.id && one.field === 'overview.definition');
    if (!fact || typeof fact.value !== 'string') return [];
    const text = fact.value.replace(/\.$/, '');
    const verb = /^[A-Z][a-z]+s\b/.test(text);
    return [verb ? `${upperFirst(aRole(role))} ${lowerFirst(text)}` : `${role.title}: ${lowerFirst(text)}`];
  });
  return texts.length > 0 ? `${texts.join('. ')}.` : null;
}

/** For lists: the first items of each role. */
function fromLists({ sections, roles, focus }: RolesFindings, { fields }: LeadTools): string | null {
  if (focus || sections.length === 0) return null;
  const texts = roles.flatMap((role) => {
    const own = sections.find((section) => section.role === role.id);
    if (!own) return [];
    const items = listed(own.items.slice(0, NAMED_ITEMS).map(lowerFirst));
    const { says } = fields.get(own.field);
    return [
      says ? `${upperFirst(aRole(role))} ${says.replace('{value}', items)}` : `${role.title}: ${items}`,
    ];
  });
  return texts.length > 0 ? `${texts.join('. ')}.` : null;
}

function unmeasured({ query, roles }: RolesFindings): string | null {
  if (!query.unmeasured) return null;
  const names = listed(roles.map(aRole), 'or');
  return `Nothing on ${query.unmeasured} is reported for ${names}: the sources do not cover it.`;
}

function inCommon({ common, roles }: RolesFindings): string {
  const names = listed(roles.map(aRole));
  if (!common || common.length === 0)
    return `${upperFirst(names)} have nothing in common in what the sources list here.`;
  return `${upperFirst(names)} have this in common: ${listed(common.slice(0, 6).map(lowerFirst))}.`;
}

function lacking({ lacking: fields, roles, missing }: RolesFindings): string | null {
  const field = fields[0];
  if (!field) return null;
  const names = listed(roles.map(aRole), 'or');
  const reason = missing.find((entry) => entry.field === field.id)?.reason;
  return `${field.label} is not reported for ${names}${reason ? `: ${reason}` : ''}.`;
}

/** "where does that come from", "how recent is it": the sources, first. */
function provenance({ query, sources }: RolesFindings): string | null {
  if (!query.provenance || sources.length === 0) return null;
  const names = sources.map(
    (source) => `“${source.title}” (${source.publisher}, ${source.asOf ?? 'undated'})`,
  );
  return `These figures come from ${listed(names)}.`;
}

/** "why": what a source gives as the reason, or that none does. */
function reason({ facts, roles }: RolesFindings): string {
  const given = facts.find((fact) => fact.field === 'salary.reason');
  if (given) return `The source puts it so: ${lowerFirst(given.display)}.`;
  return roles.length > 1 ? 'The sources give figures, not reasons.' : '';
}

function fallback({ roles }: RolesFindings): string {
  return `Here is what the sources say of ${listed(roles.map(aRole))}.`;
}
