import type { RoleHead } from '../catalogue/catalogue.ts';
import type { AnswerFact } from '../contract/answer.ts';
import type { Claim } from '../contract/query.ts';
import type { Field, Item } from '../contract/schema.ts';
import type { Focus } from '../intents/focus.ts';
import { educationLevel, FIRST_DEGREE } from '../understanding/education.ts';
import { listed, showNumber } from './display.ts';
import type { LeadTools, RolesFindings } from './lead-types.ts';
import { aRole, noun } from './nouns.ts';
import { asClause, compareValues, predicate, statement } from './sentences.ts';
import { rangesMeet, rangesVerdict, valueVerdict } from './verdict-values.ts';

type ClaimOf<Kind extends Claim['kind']> = Extract<Claim, { kind: Kind }>;

/** Yes or no first, or which of the roles: null where the question wants no verdict or the facts allow none. */
export function verdictOf(findings: RolesFindings, tools: LeadTools): string | null {
  const { claim, kindOfFigure } = findings.query;
  if (kindOfFigure) return kindVerdict(findings, tools);
  return (
    trendVerdict(findings) ?? (claim ? claimVerdict(claim, findings, tools) : null) ?? winner(findings, tools)
  );
}

function claimVerdict(claim: Claim, findings: RolesFindings, tools: LeadTools): string | null {
  switch (claim.kind) {
    case 'compare':
      return compareVerdict(claim, findings, tools);
    case 'value':
      return valueVerdict(claim, findings, tools);
    case 'degree':
      return degreeVerdict(claim, findings, tools);
    case 'mostly':
      return mostlyVerdict(findings);
    case 'item':
      return itemVerdict(claim.words, findings, tools);
    case 'ranges':
      return rangesVerdict(claim, findings, tools);
  }
}

/** "is the number of jobs shrinking?": which way the growth of one role goes. */
function trendVerdict({ focus, roles, query: { yesNo, direction, claim } }: RolesFindings): string | null {
  const value = focus?.values[0]?.value;
  if (roles.length !== 1 || focus?.field.measure !== 'growth' || typeof value !== 'number') return null;
  if (!yesNo || direction === null || (claim && claim.kind !== 'item')) return null;
  return (direction === 'least' ? value < 0 : value > 0) ? 'Yes.' : 'No.';
}

/** "is that a median or a mean?" */
function kindVerdict({ focus }: RolesFindings, { fields }: LeadTools): string | null {
  const kinds = (focus?.values ?? []).flatMap((fact) =>
    fact ? (fields.get(fact.field).statistic ?? []) : [],
  );
  const named = [...new Set(kinds)].filter((kind) => kind === 'median' || kind === 'average');
  return named.length === 0
    ? null
    : `It is ${listed(named.map((kind) => (kind === 'average' ? 'an average' : 'a median')))}.`;
}

/** "does X earn more than Y", "why does X earn more than Y": what the figures say of it. */
function compareVerdict(claim: ClaimOf<'compare'>, findings: RolesFindings, tools: LeadTools): string | null {
  const { focus, roles, query } = findings;
  const comparison = focus ? compareValues(focus, roles) : null;
  if (!focus) return null;
  if (!comparison) return claim.direction === 'same' && query.yesNo ? sameVerdict(findings) : null;
  const subject = query.roles[claim.subject]?.id;
  const holds =
    claim.direction === 'same'
      ? comparison.equal
      : !comparison.equal &&
        (claim.direction === 'most' ? comparison.high : comparison.low).role.id === subject;
  if (holds) return query.yesNo ? 'Yes.' : null;
  const meet = claim.possible ? rangesMeet(claim, findings) : null;
  if (meet) return meet;
  if (query.yesNo) return 'No.';
  if (comparison.equal) return isShared(findings) ? null : 'The figures show no such difference.';
  const field = tools.fields.get(focus.field.id);
  return `It is the other way round: the ${noun(comparison.high.role)} ${field.more ?? 'has the higher figure'}.`;
}

/** The source publishes one figure for the roles together, which the sentence with the figure says. */
const isShared = ({ focus }: RolesFindings) =>
  focus?.values.every((fact) => fact?.wider !== undefined && fact.wider === focus.values[0]?.wider) ?? false;

/** "do they have the same degree": phrases and lists, by what stands first in them. */
function sameVerdict({ focus, roles }: RolesFindings): string | null {
  const values = focus?.values ?? [];
  if (values.length < roles.length || values.some((fact) => fact === null)) return null;
  const first = (fact: AnswerFact | null) =>
    Array.isArray(fact?.value) ? ((fact.value as Item[])[0]?.label ?? '') : String(fact?.value ?? '');
  if (!values.every((fact) => first(fact).toLowerCase() === first(values[0] ?? null).toLowerCase()))
    return 'No.';
  return values.every((fact) => fact?.display === values[0]?.display)
    ? 'Yes.'
    : 'Yes, though the shares differ.';
}

const REQUIRED = ['education.entry', 'education.minimum', 'requirements.education'];

/** "do they need a degree", "is a diploma enough": the education that is asked for, against the step that was named. */
function degreeVerdict(
  claim: ClaimOf<'degree'>,
  { facts, roles, query }: RolesFindings,
  { levels, fields }: LeadTools,
): string | null {
  const needs = roles.flatMap((role) => {
    const fact = facts.find((one) => one.role === role.id && REQUIRED.includes(one.field));
    const level = fact ? educationLevel(String(fact.value), levels) : null;
    return fact && level !== null ? [{ role, fact, level }] : [];
  });
  const [first] = needs;
  if (!first) return null;
  const asked = claim.level < 0 ? FIRST_DEGREE : claim.level;
  const holds = ({ level }: { level: number }) =>
    claim.sense === 'needed' ? level >= asked : claim.sense === 'without' ? level < asked : level <= asked;
  const met = needs.filter(holds);
  if (roles.length > 1) {
    if (met.length === 0) return 'Neither, as a rule.';
    if (met.length === roles.length)
      return roles.length === 2 ? 'Both, as a rule.' : 'All of them, as a rule.';
    return `The ${listed(met.map((one) => noun(one.role)))}, as a rule.`;
  }
  const text = `${aRole(first.role)} ${predicate(first.fact, fields.get(first.fact.field))}`;
  if (!query.yesNo) return !query.why || met.length > 0 ? null : `That is not so: ${text}.`;
  return `${met.length > 0 ? 'Yes' : 'No'}: ${text}.`;
}

/** "are they mostly men": the share of the label that was named, against a half. */
function mostlyVerdict({ focus, roles, query }: RolesFindings): string | null {
  const shares = roles.flatMap((_, at) => {
    const value = focus?.values[at]?.value;
    const items = Array.isArray(value) ? (value as Item[]) : [];
    return items.find((item) => item.label === query.shareLabel)?.percent ?? [];
  });
  if (shares.length === 0 || shares.length < roles.length) return null;
  if (shares.every((share) => share > 50)) return 'Yes.';
  return shares.every((share) => share <= 50) ? 'No.' : null;
}

/** "is customer service a top skill", "the best-paying company is Google, correct?" */
function itemVerdict(
  words: readonly string[],
  { facts, fields, roles }: RolesFindings,
  tools: LeadTools,
): string | null {
  const [role] = roles;
  if (roles.length !== 1 || !role) return null;
  const shown = new Set(fields.map((field) => field.id));
  const texts = facts
    .filter((fact) => shown.has(fact.field))
    .flatMap((fact): { text: string; fact: AnswerFact }[] =>
      Array.isArray(fact.value)
        ? (fact.value as Item[]).map((item) => ({ text: item.label, fact }))
        : typeof fact.value === 'string'
          ? [{ text: fact.display, fact }]
          : [],
    );
  if (texts.length === 0) return null;
  const hits = ({ text }: { text: string }) =>
    words.filter((word) => text.toLowerCase().includes(stem(word))).length;
  const [best] = [...texts].sort((a, b) => hits(b) - hits(a));
  if (best && hits(best) * 2 >= words.length)
    return `Yes: ${confirmed(role, best, tools.fields.get(best.fact.field))}.`;
  // Other words may say the same: of a list no absence is claimed.
  return texts.length === 1 ? 'No.' : null;
}

/** What bears a "yes" out, as a sentence about the role where it makes one. */
function confirmed(role: RoleHead, { text, fact }: { text: string; fact: AnswerFact }, field: Field): string {
  const clause = asClause(text, field);
  if (!Array.isArray(fact.value)) return statement(role, fact, field);
  return /^\p{Ll}+s\b/u.test(clause) && field.aspect === 'duties'
    ? `${aRole(role)} ${clause}`
    : `“${text}” is listed`;
}

/** A word without its ending, so that "managing" is found in "manages". */
const stem = (word: string) => (word.length > 5 ? word.slice(0, -2) : word);

/** "who earns more": which of the roles, by the field's own word; a tie is said as one. */
function winner(findings: RolesFindings, tools: LeadTools): string | null {
  const { focus, roles, query } = findings;
  if (!focus || roles.length < 2 || query.compute !== null) return null;
  if (query.direction === null && !query.yesNo && !query.same) return null;
  const other = shareVerdict(findings) ?? schoolingVerdict(findings, tools);
  if (other) return other;
  const comparison = compareValues(focus, roles);
  if (!comparison) return query.direction === null ? null : unlike(focus);
  if (comparison.equal) {
    if (query.direction === null) return query.same || query.yesNo ? null : '';
    return roles.length === 2 ? 'Neither.' : 'None of them.';
  }
  if (query.same) return query.yesNo ? 'No.' : null;
  if (query.direction === null) return null;
  const field = tools.fields.get(focus.field.id);
  const least = query.direction === 'least';
  const best = least ? comparison.low : comparison.high;
  const word = least ? field.less : field.more;
  return `The ${noun(best.role)} ${word ?? (least ? 'has the lower figure' : 'has the higher figure')}.`;
}

/** Why no one of them comes first: the sources give figures of two kinds. */
function unlike({ values }: Focus): string | null {
  if (values.length !== 2 || values.some((fact) => fact === null)) return null;
  const units = new Set(values.map((fact) => fact?.unit));
  if (units.has('USD/hour') && units.has('USD/year'))
    return 'Which is more cannot be told: one is paid by the hour, the other by the year.';
  const fields = values.map((fact) => fact?.field ?? '').join(' ');
  return fields.includes('median') && fields.includes('average')
    ? 'The figures are not of one kind, an average and a median, so take their order with care.'
    : null;
}

/** "who has the larger share of women": the label that the question names, compared over the roles. */
function shareVerdict({ focus, facts, roles, query }: RolesFindings): string | null {
  if (focus?.field.statistic !== 'share' || query.direction === null) return null;
  if (query.shareLabel === null && focus.field.aspect === 'skills') return null;
  const leads = focus.values.map((fact) =>
    Array.isArray(fact?.value) ? (fact.value as Item[])[0]?.label : undefined,
  );
  // A list that both lead with the same item is about that item ("bachelor's degree").
  const label = query.shareLabel ?? (leads.every((one) => one === leads[0]) ? leads[0] : undefined);
  const shares = roles.flatMap((role) => {
    const fact = facts.find((one) => one.role === role.id && one.field === focus.field.id);
    const items = Array.isArray(fact?.value) ? (fact.value as Item[]) : [];
    const item = items.find((one) => one.label === label);
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
  return `The ${noun(first.role)} has the ${query.direction === 'least' ? 'smaller' : 'larger'} share.`;
}

/** "who needs more schooling": the step of education that each role asks for. */
function schoolingVerdict({ focus, roles, query }: RolesFindings, { levels }: LeadTools): string | null {
  if (!focus || !REQUIRED.includes(focus.field.id) || query.direction === null) return null;
  const steps = roles.flatMap((role, at) => {
    const level = educationLevel(String(focus.values[at]?.value ?? ''), levels);
    return level === null ? [] : [{ role, level }];
  });
  const sorted = steps.sort((a, b) => (query.direction === 'least' ? a.level - b.level : b.level - a.level));
  const [first, second] = sorted;
  if (!first || !second || sorted.length < roles.length) return null;
  if (first.level === second.level) return roles.length === 2 ? 'Neither.' : null;
  return `The ${noun(first.role)} needs ${query.direction === 'least' ? 'less' : 'more'} education.`;
}
