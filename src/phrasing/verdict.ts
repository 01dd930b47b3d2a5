import type { AnswerFact } from '../answering/answer.ts';
import { aRole, listed, lowerFirst, showNumber, spoken } from '../answering/display.ts';
import type { Findings } from '../answering/findings.ts';
import type { RoleHead } from '../catalogue/catalogue.ts';
import type { Item } from '../catalogue/schema.ts';
import { educationLevel, FIRST_DEGREE } from '../understanding/education.ts';
import type { Claim } from '../understanding/query.ts';
import type { LeadTools } from './lead.ts';
import { compareValues, numberOf } from './sentences.ts';

type RolesFindings = Extract<Findings, { kind: 'roles' }>;

/** Yes or no first, or which of the roles: null where the question wants no verdict or the facts allow none. */
export function verdictOf(findings: RolesFindings, tools: LeadTools): string | null {
  const { claim } = findings.query;
  if (claim) return claimVerdict(claim, findings, tools) ?? winner(findings, tools);
  return winner(findings, tools);
}

function claimVerdict(claim: Claim, findings: RolesFindings, tools: LeadTools): string | null {
  switch (claim.kind) {
    case 'compare':
      return compareVerdict(claim, findings, tools);
    case 'value':
      return valueVerdict(claim.value, findings);
    case 'degree':
      return degreeVerdict(claim, findings, tools);
    case 'name':
      return nameVerdict(claim.text, findings);
    case 'ranges':
      return rangesVerdict(claim, findings);
  }
}

/** "does X earn more than Y", "why does X earn more than Y": what the figures say of it. */
function compareVerdict(
  claim: Extract<Claim, { kind: 'compare' }>,
  findings: RolesFindings,
  tools: LeadTools,
): string | null {
  const { focus, roles, query } = findings;
  const comparison = focus ? compareValues(focus, roles) : null;
  if (!comparison || !focus) return null;
  const subject = query.roles[claim.subject]?.id;
  const holds =
    claim.direction === 'same'
      ? comparison.equal
      : !comparison.equal &&
        (claim.direction === 'most' ? comparison.high : comparison.low).role.id === subject;
  if (holds) return query.yesNo ? 'Yes.' : null;
  if (query.yesNo) return 'No.';
  if (comparison.equal) return 'The figures show no such difference.';
  const field = tools.fields.get(focus.field.id);
  return `It is the other way round: the ${spoken(comparison.high.role.title)} ${field.more ?? 'has the higher figure'}.`;
}

/** "the median is $67,000, right?": the figure in question against the source's. */
function valueVerdict(value: number, findings: RolesFindings): string | null {
  const { focus, facts, roles } = findings;
  if (roles.length !== 1) return null;
  const asked = facts.filter((fact) => findings.fields.some((field) => field.id === fact.field));
  const numbers = (focus ? focus.values : []).flatMap((fact) => (fact ? [fact] : []));
  const main = numbers[0];
  const near = (fact: AnswerFact) => numbersOf(fact).some((one) => Math.abs(one - value) < 0.5);
  if (asked.some(near) || numbers.some(near)) return 'Yes.';
  if (!main || numberOf(main) === null) return null;
  return 'No.';
}

function numbersOf(fact: AnswerFact): number[] {
  if (typeof fact.value === 'number') return [fact.value];
  if (Array.isArray(fact.value)) return (fact.value as Item[]).flatMap((item) => item.percent ?? []);
  return typeof fact.value === 'object' ? [fact.value.min, fact.value.max] : [];
}

const REQUIRED = ['education.entry', 'education.minimum', 'requirements.education'];

/** "do they need a degree": the education that is asked for, against the step that was named. */
function degreeVerdict(
  claim: Extract<Claim, { kind: 'degree' }>,
  { facts, roles, query }: RolesFindings,
  { levels }: LeadTools,
): string | null {
  const needs = roles.flatMap((role) => {
    const fact = facts.find((one) => one.role === role.id && REQUIRED.includes(one.field));
    const level = fact ? educationLevel(String(fact.value), levels) : null;
    return fact && level !== null ? [{ role, fact, level }] : [];
  });
  const [first] = needs;
  if (!first) return null;
  const asked = claim.level < 0 ? FIRST_DEGREE : claim.level;
  const met = needs.filter((one) => one.level >= asked);
  const text = (one: { role: RoleHead; fact: AnswerFact }) =>
    `${aRole(one.role)} is generally asked for: ${lowerFirst(one.fact.display)}`;
  if (needs.length > 1) {
    if (met.length === 0) return 'Neither needs one as a rule.';
    if (met.length === needs.length) return 'All of them do as a rule.';
    return `The ${listed(met.map((one) => spoken(one.role.title)))} does as a rule.`;
  }
  const same = claim.level >= 0 && first.level === claim.level;
  if (!query.yesNo) return same ? null : `Not quite: ${text(first)}.`;
  return met.length > 0 ? `Yes: ${text(first)}.` : `No: ${text(first)}.`;
}

/** "the best-paying company is Google, correct?" */
function nameVerdict(text: string, { facts, fields }: RolesFindings): string | null {
  const wanted = text.toLowerCase();
  const phrases = facts.filter((fact) => typeof fact.value === 'string' && fields[0]?.id === fact.field);
  if (phrases.length === 0) return null;
  const hit = phrases.some((fact) => {
    const value = String(fact.value).toLowerCase();
    return value.includes(wanted) || wanted.includes(value);
  });
  return hit ? 'Yes.' : 'No.';
}

/** "could an experienced X out-earn a starting Y": the top of one range against the bottom of the other. */
function rangesVerdict(
  claim: Extract<Claim, { kind: 'ranges' }>,
  { facts, query, roles }: RolesFindings,
): string | null {
  const find = (at: number, field: string) =>
    facts.find((fact) => fact.role === query.roles[at]?.id && fact.field === field);
  const experienced = find(claim.subject, 'salary.experienced');
  const start = find(claim.object, 'salary.start');
  const [high, low] = [rangeOf(experienced), rangeOf(start)];
  const [subject, object] = [roles[claim.subject], roles[claim.object]];
  if (!high || !low || !experienced || !start || !subject || !object) return null;
  const verdict = high.min > low.max ? 'Yes' : high.max > low.min ? 'Yes, it can happen' : 'No';
  return `${verdict}: ${aRole(subject)} with experience earns ${experienced.display} a year, ${aRole(object)} starts at ${start.display}.`;
}

function rangeOf(fact: AnswerFact | undefined): { min: number; max: number } | null {
  return fact && typeof fact.value === 'object' && 'min' in fact.value ? fact.value : null;
}

/** "who earns more": which of the roles, by the field's own word; a tie is said as one. */
function winner(findings: RolesFindings, tools: LeadTools): string | null {
  const { focus, roles, query } = findings;
  if (!focus || roles.length < 2 || query.compute !== null) return null;
  if (query.direction === null && !query.yesNo && !query.same) return null;
  const shares = shareVerdict(findings);
  if (shares) return shares;
  const comparison = compareValues(focus, roles);
  if (!comparison) return null;
  if (comparison.equal) return query.direction === null ? null : roles.length === 2 ? 'Neither:' : 'None:';
  if (query.same) return query.yesNo ? 'No.' : null;
  if (query.direction === null) return null;
  const field = tools.fields.get(focus.field.id);
  const least = query.direction === 'least';
  const best = least ? comparison.low : comparison.high;
  const word = least ? field.less : field.more;
  return `The ${spoken(best.role.title)} ${word ?? (least ? 'has the lower figure' : 'has the higher figure')}.`;
}

/** "who has the larger share of women": the label that the question names, compared over the roles. */
function shareVerdict({ focus, facts, roles, query }: RolesFindings): string | null {
  if (focus?.field.unit !== 'distribution' || query.shareLabel === null) return null;
  const shares = roles.flatMap((role) => {
    const fact = facts.find((one) => one.role === role.id && one.field === focus.field.id);
    const items = Array.isArray(fact?.value) ? (fact.value as Item[]) : [];
    const item = items.find((one) => one.label === query.shareLabel);
    return item?.percent === undefined ? [] : [{ role, percent: item.percent }];
  });
  if (shares.length < roles.length) return null;
  const sorted = [...shares].sort((a, b) =>
    query.direction === 'least' ? a.percent - b.percent : b.percent - a.percent,
  );
  const [first, second] = sorted;
  if (!first || !second) return null;
  if (first.percent === second.percent)
    return `Neither: the share is the same, ${showNumber(first.percent, 'percent')}.`;
  return `The ${spoken(first.role.title)}: ${listed(
    sorted.map((one) => `${showNumber(one.percent, 'percent')} of ${spoken(one.role.plural)}`),
    'against',
  )}.`;
}
