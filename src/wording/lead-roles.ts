import type { RoleHead } from '../catalogue/catalogue.ts';
import type { FieldRegistry } from '../catalogue/fields.ts';
import type { AnswerFact } from '../contract/answer.ts';
import type { Aspect } from '../contract/aspects.ts';
import type { Field } from '../contract/schema.ts';
import { listed, upperFirst } from './display.ts';
import { definitions, fromLists, inCommon, shares, sharesApart } from './lead-lists.ts';
import { choice, lacking, placed, provenance, reason, unmeasured } from './lead-remarks.ts';
import type { LeadTools, RolesFindings } from './lead-types.ts';
import { aRole, noun, nounPlural } from './nouns.ts';
import {
  type Comparison,
  compareValues,
  differenceIn,
  hasOwnSubject,
  numberOf,
  ofGroup,
  percentLess,
  percentMore,
  predicate,
  round,
  statement,
  times,
  valueIn,
} from './sentences.ts';
import { verdictOf } from './verdict.ts';

const MOST_SENTENCES = 4;
/** Subjects that one phrase does not answer. */
const TOLD_TWICE: ReadonlySet<Aspect> = new Set(['requirements', 'environment']);

/** What was asked about one to five roles, answered first. */
export function leadOfRoles(findings: RolesFindings, tools: LeadTools): string {
  const { query } = findings;
  const common = findings.common !== null && !query.claim ? inCommon(findings) : null;
  const verdict = verdictOf(findings, tools);
  const settled = common !== null || query.kindOfFigure;
  // Such a verdict says what it rests on.
  const confirmed =
    (query.claim?.kind === 'item' && (verdict?.startsWith('Yes') ?? false)) ||
    (query.claim?.kind === 'ranges' && verdict !== null);
  const sentences = [
    provenance(findings),
    placed(findings),
    choice(findings),
    verdict,
    unmeasured(findings),
    common,
    settled ? null : lacking(findings),
    query.why ? reason(findings) : null,
    ...(query.unmeasured || common || confirmed || isElsewhere(findings) ? [] : main(findings, tools)),
  ].filter((sentence): sentence is string => sentence !== null && sentence !== '');
  const told = withoutEchoes(sentences).slice(0, MOST_SENTENCES);
  return told.length > 0 ? told.join(' ') : fallback(findings);
}

/** The name or list that was asked for is missing, and what is at hand answers something else. */
function isElsewhere({ lacking: fields, focus, query }: RolesFindings): boolean {
  const named = fields.find((field) => query.asked.fields.includes(field.id));
  if (!named || (named.unit !== 'phrase' && named.unit !== 'list')) return false;
  return focus !== null && !query.asked.fields.includes(focus.field.id);
}

/** A sentence that an earlier one holds already is not said again. */
function withoutEchoes(sentences: readonly string[]): string[] {
  const core = (text: string) => text.toLowerCase().replace(/[.:;]/g, '').trim();
  return sentences.filter(
    (sentence, at) => !sentences.slice(0, at).some((earlier) => core(earlier).includes(core(sentence))),
  );
}

/** The figures, phrases or lists that the question is about, in one or two parts. */
function main(findings: RolesFindings, tools: LeadTools): string[] {
  const { focus, roles, query } = findings;
  const subjects = new Set(query.asked.aspects);
  const introduces = subjects.size === 0 || subjects.has('overview') || subjects.has('summary');
  const definition = definitions(findings);
  if (definition && introduces && (roles.length === 1 || subjects.has('summary'))) return [definition];
  const parts = [
    focus ? figures(findings, tools) : null,
    secondFigures(findings, tools),
    fromLists(findings),
  ];
  const said = parts.filter((part): part is string => part !== null && part !== '');
  return said.length > 0 ? said.slice(0, 2) : definition ? [definition] : [];
}

interface Stated {
  role: RoleHead;
  fact: AnswerFact;
  /** "an operations officer earns $46,813 a year on average" */
  text: string;
}

/** The figures of the focus: compared where they can be, stated side by side where not. */
function figures(findings: RolesFindings, { fields }: LeadTools): string | null {
  const { roles, focus, query } = findings;
  if (!focus || focus.field.unit === 'distribution') return focus ? shares(findings) : null;
  if (focus.field.several) return fromLists(findings);
  const stated = focus.values.flatMap((fact, at): Stated[] => {
    const role = roles[at];
    return fact && role ? [{ role, fact, text: statement(role, fact, fields.get(fact.field)) }] : [];
  });
  if (stated.length === 0) return null;
  const comparison = compareValues(focus, roles);
  const every = stated.length > 1 && stated.length === roles.length;
  const values = stated.map(({ fact }) => predicate(fact, fields.get(fact.field)));
  if (every && values.every((value) => value === values[0])) return alike(findings, stated, fields);
  if (comparison && roles.length === 2) return compared(findings, stated, comparison);
  const run = inOneRun(stated, focus.field);
  const without = roles.filter((role) => !stated.some((one) => one.role === role));
  const gap = without.length > 0 ? ` ${missingText(findings, without)}` : '';
  const apart = query.compute === null ? '' : sharesApart(query.shareLabel, focus.values);
  return `${upperFirst(run ?? stated.map((one) => one.text).join('; '))}${apart}.${extremes(comparison, stated)}${gap}`;
}

/** "A baker earns a median of $37,160 a year, a chef $62,470 and …": figures of one field, its verb said once. */
function inOneRun(stated: readonly Stated[], field: Field): string | null {
  const [first, ...others] = stated;
  const alike = stated.every(({ fact }) => fact.field === field.id && typeof fact.value === 'number');
  if (!first || others.length < 2 || !alike) return null;
  const rest = others.map(({ role, fact }) =>
    hasOwnSubject(field) ? `${fact.display} for ${nounPlural(role)}` : `${aRole(role)} ${fact.display}`,
  );
  return rest.some((text) => text.includes(', ')) ? null : listed([first.text, ...rest]);
}

/** Who stands highest and who lowest of several; those with one figure stand together. */
function extremes(comparison: Comparison | null, stated: readonly Stated[]): string {
  if (!comparison || comparison.equal) return '';
  const at = ({ value }: Comparison['high']) =>
    listed(stated.filter(({ fact }) => numberOf(fact) === value).map(({ role }) => noun(role)));
  return ` Highest: ${at(comparison.high)}; lowest: ${at(comparison.low)}.`;
}

/** What the source says of why a figure is missing. */
function missingText({ missing, focus }: RolesFindings, roles: readonly RoleHead[]): string {
  const names = listed(roles.map(aRole));
  const reason = missing.find(
    (entry) => entry.role === roles[0]?.id && entry.field === focus?.field.id,
  )?.reason;
  return `For ${names} it is not reported${reason ? `: ${reason}` : ''}.`;
}

/** One figure for all; where it was published for them together, that is why. */
function alike({ roles, query }: RolesFindings, stated: readonly Stated[], fields: FieldRegistry): string {
  const [first, ...others] = stated;
  if (!first) return '';
  const field = fields.get(first.fact.field);
  const { wider } = first.fact;
  if (wider !== undefined && others.every(({ fact }) => fact.wider === wider)) {
    const rest = listed(others.map(({ role }) => (hasOwnSubject(field) ? nounPlural(role) : aRole(role))));
    return `${upperFirst(first.text)}, and the same goes for ${rest}: one figure is published for “${wider}” together, so there is no difference to report.`;
  }
  const verdict = query.compute !== null ? 'there is no difference to report: ' : '';
  const says = hasOwnSubject(field)
    ? ofGroup(listed(roles.map(nounPlural)), first.fact, field)
    : `${listed(roles.map(aRole))} are the same here: each ${predicate(first.fact, field)}`;
  const both =
    hasOwnSubject(field) && verdict === '' ? `${roles.length === 2 ? 'both' : 'all'} are alike: ` : '';
  return `${upperFirst(`${verdict}${both}${says}`)}.`;
}

/** "An operations director earns $104,050 a year on average, against $46,813 for an operations officer: $57,237 more." */
function compared(findings: RolesFindings, stated: readonly Stated[], comparison: Comparison): string {
  const { query, focus } = findings;
  const { high, low, difference } = comparison;
  const fewer = query.direction === 'least';
  const [first, second] = fewer ? [low, high] : [high, low];
  const says = stated.find((one) => one.role === first.role)?.text ?? '';
  if (!focus) return `${upperFirst(says)}.`;
  const other = hasOwnSubject(focus.field) ? nounPlural(second.role) : aRole(second.role);
  const head = `${says}, against ${valueIn(second.fact, focus.field)} for ${other}`;
  if (difference === 0) return `${upperFirst(head)}${endsApart(comparison)}.`;
  const gap = differenceIn(difference, focus.field.unit);
  return `${upperFirst(head)}: ${gap} ${fewer ? 'less' : 'more'}${computed(findings, comparison)}.`;
}

/** How far apart the ends of two ranges are. */
function endsApart({ high, low }: Comparison): string {
  const [a, b] = [high.fact.value, low.fact.value];
  if (typeof a !== 'object' || typeof b !== 'object' || !('min' in a) || !('min' in b)) return '';
  const unit = high.fact.display.includes('$') ? 'USD/year' : 'years';
  const [top, bottom] = [Math.abs(a.max - b.max), Math.abs(a.min - b.min)];
  return `: ${differenceIn(top, unit)} apart at the top, ${differenceIn(bottom, unit)} at the bottom`;
}

/** The percentage or ratio that was asked for; else how many times as much, where that is telling. */
function computed({ query }: RolesFindings, comparison: Comparison): string {
  if (query.compute === 'percent') {
    const [more, less] = [percentMore(comparison), percentLess(comparison)];
    if (more === null || less === null) return '';
    return query.direction === 'least'
      ? `, which is ${less}% less (the other way round, ${more}% more)`
      : `, which is ${more}% more (the other way round, ${less}% less)`;
  }
  if (query.direction === 'least' && query.compute === null) return '';
  if (query.compute === 'ratio' && comparison.low.value > 0) {
    return `, or ${round(comparison.high.value / comparison.low.value, 2)} times as much`;
  }
  const multiple = times(comparison);
  return multiple ? `, or ${multiple} as much` : '';
}

/** A second subject of the question ("salary and education"), or the next of one that is told in phrases. */
function secondFigures(findings: RolesFindings, { fields }: LeadTools): string | null {
  const { focus, roles, query, facts } = findings;
  if (!focus) return null;
  const other = query.asked.aspects.find((aspect) => aspect !== focus.field.aspect && aspect !== 'overview');
  const told = new Set(query.asked.fields);
  const next = findings.fields.find((field) => {
    if (field.says === undefined || field.id === focus.field.id || field.several) return false;
    if (other) return field.aspect === other;
    const asked = told.has(field.id) || (told.size === 0 && TOLD_TWICE.has(field.aspect));
    return asked && field.aspect === focus.field.aspect && field.measure !== (focus.field.measure ?? '');
  });
  if (!next) return null;
  const field = fields.get(next.id);
  const held = roles.flatMap(
    (role) => facts.find((one) => one.role === role.id && one.field === next.id) ?? [],
  );
  const same = new Set(held.map((fact) => predicate(fact, field))).size === 1;
  if (held.length > 1 && held.length === roles.length && same && !hasOwnSubject(field) && held[0])
    return field.unit === 'distribution' ? null : `Each ${predicate(held[0], field)}.`;
  const texts = roles.flatMap((role) => {
    const fact = held.find((one) => one.role === role.id);
    const known = focus.values.some((one) => one?.role === role.id && one.display === fact?.display);
    return fact && !known ? [statement(role, fact, field)] : [];
  });
  return texts.length > 0 ? `${upperFirst(texts.join('; '))}.` : null;
}

function fallback({ roles }: RolesFindings): string {
  return `Here is what the sources say of ${listed(roles.map(aRole))}.`;
}
