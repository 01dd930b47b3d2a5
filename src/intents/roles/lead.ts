import type { AnswerFact } from '../../contract/answer.ts';
import type { Aspect } from '../../contract/aspects.ts';
import type { Clause } from '../../contract/plan.ts';
import type { Compare, Describe, Direction } from '../../contract/query.ts';
import type { Field } from '../../contract/schema.ts';
import { withholdsVerdict } from '../claims/index.ts';
import type { Scope, Tools } from '../intent.ts';
import { idsOf } from '../table.ts';
import { figures, itemsOf, type RolesFound } from './figures.ts';
import { type Part, partsOf } from './parts.ts';
import { unlikeClause, winner } from './winner.ts';

/** Parts of a lead: more is not read before the table. */
const MOST_PARTS = 2;
/** Subjects that one phrase does not answer. */
const TOLD_TWICE: ReadonlySet<Aspect> = new Set(['requirements', 'environment']);

/** The lead about one role or several: which of them, what is missing, then the figures, phrases or lists. */
export function leadOf(found: RolesFound, tools: Tools): Clause[] {
  const { query, scope, lacking } = found;
  const kinds = new Set(query.besides.map(({ kind }) => kind));
  if (scope.fields.length === 0 && kinds.has('unmeasured')) return [];
  const parts = partsOf(scope, query, tools);
  const which = kinds.has('claim') ? null : whichOf(found, scope, parts[0]?.direction ?? null, tools);
  const gap = kinds.has('statistic') || asksNeed(query) ? null : lackingClause(lacking, scope, tools);
  const main = isElsewhere(found)
    ? []
    : parts.length > 1
      ? eachOf(found, parts, tools)
      : mainOf(found, tools);
  const told = [...(which ? [which] : []), ...(gap ? [gap] : []), ...main, ...whyNot(query, scope)];
  return told.length > 0 ? told : [{ say: 'see-below', roles: idsOf(scope.columns) }];
}

function whichOf(
  { query }: RolesFound,
  scope: Scope,
  direction: Direction | null,
  tools: Tools,
): Clause | null {
  if (withholdsVerdict(query) || (query.intent === 'compare' && query.compute !== null)) return null;
  return winner({ scope, tools }, direction);
}

/** Several subjects one after the other, each with which of the roles it is, its figures or its lists. */
function eachOf(found: RolesFound, parts: readonly Part[], tools: Tools): Clause[] {
  const wanted = parts.filter(({ direction }) => direction !== null).length;
  const lacks = ({ scope: { subject } }: Part) =>
    subject.fields.length > 0 && subject.fields.every((id) => found.lacking.some((field) => field.id === id));
  // Where the very field is missing, what comes near it answers better than the rest of its aspect.
  const told = parts
    .filter((part) => !lacks(part))
    .map(({ scope, direction }, at) => {
      const own = { ...found, scope, direction };
      const which = at > 0 ? whichOf(found, scope, direction, tools) : null;
      const shown = figures(own, tools);
      return [...(which ? [which] : []), ...(shown.length > 0 ? shown : lists(own, tools))];
    });
  return told
    .filter((part) => part.length > 0)
    .slice(0, Math.max(MOST_PARTS, wanted))
    .flat();
}

/** Figures of two kinds stand side by side: why no difference is worked out, where no verdict says so. */
function whyNot({ besides }: Compare | Describe, { focus }: Scope): Clause[] {
  const clause = besides.some(({ kind }) => kind === 'claim') ? null : unlikeClause(focus?.unlike ?? null);
  return clause ? [clause] : [];
}

/** "does it need college" asks for no college by name. */
const asksNeed = ({ besides }: Compare | Describe) =>
  besides.some((one) => one.kind === 'claim' && one.claim.kind === 'need');

/** Returns the clause on fields asked for that all roles lack, with the reason if a source gives one. */
function lackingClause(
  lacking: readonly Field[],
  { columns, subject, fields }: Scope,
  { book, catalogue }: Tools,
): Clause | null {
  const [field] = lacking;
  if (!field) return null;
  const roles = idsOf(columns);
  const named = subject.fields.includes(field.id) && field.unit !== 'list';
  const whole = !named && !fields.some((one) => one.aspect === field.aspect) ? field.aspect : null;
  const alike = field.measure ? catalogue.fields.ofMeasure(field.measure) : [field];
  const reasons = columns.flatMap(({ role, place }) =>
    alike.flatMap(({ id }) => book.reason(role.id, id, place) ?? []),
  );
  const label = field.unit === 'distribution' ? (subject.label ?? undefined) : undefined;
  return { say: 'lacking', roles, field: field.id, whole, reason: reasons[0] ?? null, label };
}

/** The name or list that was asked for is missing, and what is at hand answers something else. */
function isElsewhere({ lacking, scope: { focus, subject } }: RolesFound): boolean {
  const named = lacking.find((field) => subject.fields.includes(field.id));
  if (!named || (named.unit !== 'phrase' && named.unit !== 'list')) return false;
  return focus !== null && !subject.fields.includes(focus.field.id);
}

/** The figures, phrases or lists that the question is about, in one or two parts. */
function mainOf(found: RolesFound, tools: Tools): Clause[] {
  const { scope } = found;
  const subjects = new Set(scope.subject.aspects);
  const introduces = subjects.size === 0 || subjects.has('overview') || subjects.has('summary');
  const definition = definitionOf(scope, tools);
  const alone = idsOf(scope.columns).length === 1 || subjects.has('summary');
  const placed = found.query.places.length > 0;
  if (definition && introduces && alone && !placed) return [definition];
  const parts = [
    figures(found, tools),
    otherEnd(scope, tools),
    second(scope, tools),
    lists(found, tools),
  ].filter((part) => part.length > 0);
  if (parts.length === 0) return definition ? [definition] : [];
  return [...whatItIs(found, tools), ...parts.slice(0, MOST_PARTS).flat()];
}

/** "what does an actuary do": what one is comes before the activities of its list, which are in no order of weight. */
function whatItIs({ scope }: RolesFound, tools: Tools): Clause[] {
  const { subject, columns } = scope;
  const deeds = subject.aspects.every((aspect) => aspect === 'duties') && subject.fields.length === 0;
  if (!deeds || columns.length !== 1) return [];
  const fields = tools.catalogue.fields.ofMeasure('definition');
  const definition = definitionOf({ ...scope, fields }, tools);
  return definition ? [definition] : [];
}

function definitionOf({ columns, fields: shown }: Scope, { book }: Tools): Clause | null {
  const fields = shown.filter(({ measure }) => measure === 'definition');
  const facts = columns.flatMap((column) => fields.flatMap((field) => book.state(column, field).slice(0, 1)));
  return facts.length > 0 ? { say: 'definition', facts: facts.map(({ id }) => id) } : null;
}

/** The upper end of a range of pay that is told by its tenths. */
function otherEnd({ focus, columns, subject }: Scope, { book, catalogue: { fields } }: Tools): Clause[] {
  const ranged =
    subject.statistic === 'range' || subject.fields.some((id) => fields.get(id).statistic === 'range');
  if (focus?.field.statistic !== 'percentile' || !ranged) return [];
  const near = fields.ofAspect('salary').filter(({ statistic }) => statistic === 'range');
  const last = near.flatMap((field) => field.near ?? []).map((id) => fields.get(id));
  const end = last.findLast(({ statistic, id }) => statistic === 'percentile' && id !== focus.field.id);
  const facts = end ? columns.flatMap((column) => book.state(column, end).slice(0, 1)) : [];
  return facts.length > 0 ? [{ say: 'values', facts: facts.map(({ id }) => id) }] : [];
}

/** The next subject of one that is told in phrases. */
function second({ focus, columns, subject, fields }: Scope, { book }: Tools): Clause[] {
  if (!focus) return [];
  const told = new Set(subject.fields);
  const next = fields.find((field) => {
    if (field.says === undefined || field.id === focus.field.id || field.several) return false;
    const asked = told.has(field.id) || (told.size === 0 && TOLD_TWICE.has(field.aspect));
    // "the average and the median": figures of one measure are told beside each other where both are named.
    const other = field.measure !== (focus.field.measure ?? '') || field.statistic !== focus.field.statistic;
    return asked && field.aspect === focus.field.aspect && other;
  });
  if (!next) return [];
  const isTold = (fact: AnswerFact) =>
    focus.values.some((one) => one?.role === fact.role && one.display === fact.display);
  const facts = columns
    .flatMap((column) => book.state(column, next).slice(0, 1))
    .filter((fact) => !isTold(fact));
  return facts.length > 0 ? [{ say: 'values', facts: facts.map(({ id }) => id) }] : [];
}

/** The first items of the lists below the table, where no figure is told. */
function lists({ scope, sections }: RolesFound, tools: Tools): Clause[] {
  const { focus, fields, columns } = scope;
  if (focus && !focus.field.several) return [];
  return columns.flatMap((column) => {
    const own = sections.find((section) => section.role === column.role.id);
    const field = fields.find((one) => one.id === (own?.field ?? focus?.field.id));
    return field ? itemsOf(column, field, tools) : [];
  });
}
