import type { Catalogue } from '../catalogue/catalogue.ts';
import type { AnswerFilter } from '../contract/answer.ts';
import type { Beside } from '../contract/beside.ts';
import type { Clause } from '../contract/plan.ts';
import { rolesOf } from '../contract/queries.ts';
import type { Condition, Query } from '../contract/query.ts';
import { printClause } from '../wording/plan.ts';
import { aside } from './aside.ts';
import { FactBook } from './facts.ts';
import type { Aside, Context, Finding, Found, Intent } from './intent.ts';
import { fitted } from './length.ts';
import { list } from './list.ts';
import { withMembers } from './members.ts';
import { rank } from './rank/index.ts';
import { compare, describe } from './roles/index.ts';
import { saidOf } from './said.ts';
import { similar } from './similar.ts';
import { sourcesOf } from './sources.ts';
import { transition } from './transition/index.ts';
import { unsettled } from './unsettled.ts';
import { whereabouts } from './whereabouts.ts';

/** One answer a kind of question: a new kind that lacks one does not compile. */
const INTENTS: { [Kind in Query['intent']]: Intent<Extract<Query, { intent: Kind }>> } = {
  compare,
  describe,
  rank,
  similar,
  transition,
  list,
  unsettled,
  aside,
  whereabouts,
};

/** The order in which what was asked beside the point is answered; a kind that is left out does not compile. */
const ORDER: Record<Beside['kind'], number> = {
  'same-role': 1,
  'unknown-role': 2,
  sources: 3,
  place: 4,
  currency: 4,
  opinion: 5,
  trait: 6,
  'own-facts': 7,
  statistic: 8,
  claim: 9,
  unmeasured: 10,
  common: 11,
  why: 12,
  shortened: 13,
};

/** More notes than this are not read. */
const MOST_NOTES = 4;

/** What is asked of lists: whether an item is in one, or which roles have it. */
function itemsAsked({ besides, conditions }: Query, { fields }: Catalogue): string[] {
  const claimed = besides.flatMap((one) =>
    one.kind === 'claim' && one.claim.kind === 'item' ? one.claim.words.join(' ') : [],
  );
  const wanted = conditions.flatMap((one) =>
    'field' in one && one.op === 'is' && fields.get(one.field).unit === 'list' ? String(one.value) : [],
  );
  return [...claimed, ...wanted];
}

/** From a query to all that is answered, the lead as clauses. */
export function find(asked: Query, catalogue: Catalogue): Found {
  const query = withMembers(asked, catalogue);
  const tools = { catalogue, book: new FactBook(catalogue, itemsAsked(query, catalogue)) };
  const intent = INTENTS[query.intent] as unknown as Intent;
  const finding = intent.find(query, tools);
  const context = { query, scope: finding.scope, tools };
  const besides = query.besides
    .toSorted((a, b) => ORDER[a.kind] - ORDER[b.kind])
    .map((one) => (intent.beside[one.kind] as (beside: Beside, context: Context) => Aside)(one, context));
  return together(finding, besides, context);
}

function together(
  { found, main, spare, notes }: Finding,
  besides: readonly Aside[],
  context: Context,
): Found {
  const { query, tools } = context;
  const { catalogue, book } = tools;
  const instead = besides.some((one) => one.instead);
  const total = found.total ?? besides.find((one) => one.total !== undefined)?.total;
  const before = besides.flatMap((one) => one.before ?? []);
  const after = besides.flatMap((one) => one.after ?? []);
  // The answer comes first; how its names are read stands behind it.
  const told = oneCaution([
    ...before,
    ...(instead ? [] : main),
    ...after,
    ...(instead ? [] : readings(query)),
  ]);
  // Whose figures follow is said before any of them.
  const about = [...told.filter(isAboutPlace), ...placeNotes(query, found, told)];
  const sources = found.sources ?? sourcesOf(book.facts, catalogue);
  const notCovered = [...new Set([...found.notCovered, ...besides.flatMap((one) => one.notCovered ?? [])])];
  const all = [
    ...besides.flatMap((one) => one.notes ?? []),
    ...unusedNote(query, found, notCovered),
    ...notes,
  ];
  const printed = { facts: book.facts, missing: book.missing, notes: [] };
  const said = saidOf(printed, catalogue);
  const whole = distinct([...about, ...told.filter((clause) => !isAboutPlace(clause))]);
  const { plan, below } = fitted(whole, spare ?? [], said);
  const read = below.map((clause) => printClause(clause, said)).join(' ');
  const texts = [
    ...(read ? [read] : []),
    ...all.map((note) => (typeof note === 'string' ? note : printClause(note, said))),
  ];
  return {
    ...found,
    ...(total === undefined ? {} : { total }),
    facts: book.facts,
    missing: book.missing,
    sources,
    notes: [...new Set(texts)].slice(0, MOST_NOTES),
    filters: query.conditions.map(asFilter),
    unused: [...query.unused, ...query.besides.flatMap((one) => (one.kind === 'place' ? [one.words] : []))],
    notCovered,
    plan,
  };
}

/** Returns whether a clause says that figures are of another place than was asked for. */
const isAboutPlace = (clause: Clause) =>
  clause.say === 'not-in-place' ||
  clause.say === 'no-area' ||
  clause.say === 'no-place' ||
  clause.say === 'no-areas' ||
  (clause.say === 'not-by-place' && !clause.bounds);

/** That no figure says what suits somebody is said once: of the asker's own pay where that was told. */
function oneCaution(clauses: readonly Clause[]): Clause[] {
  const own = clauses.some(({ say }) => say === 'own-facts' || say === 'own-quarter');
  return clauses.filter(({ say }) => !(own && say === 'opinion'));
}

/** Each clause once. */
function distinct(clauses: readonly Clause[]): Clause[] {
  return [...new Map(clauses.map((clause) => [JSON.stringify(clause), clause])).values()];
}

/** Readings that are not the role's own name are said, but of names that are said to be one occupation. */
function readings(query: Query): Clause[] {
  const together = query.besides.flatMap((one) => (one.kind === 'same-role' ? one.mentions : []));
  const asks = query.intent === 'unsettled' || query.intent === 'whereabouts' || query.intent === 'aside';
  return (asks ? [] : rolesOf(query)).flatMap(({ id, reading, mention, level }): Clause[] =>
    reading && mention !== null && !together.includes(mention)
      ? [{ say: 'reading', role: id, how: reading, mention, level }]
      : [],
  );
}

/** Words that were not used are named where a reader would think that they were answered. */
function unusedNote(
  { unused }: Query,
  { outcome, intent }: Finding['found'],
  notCovered: readonly string[],
): Clause[] {
  const words = unused.filter((one) => !notCovered.includes(one));
  const told = outcome === 'answer' || intent === 'rank';
  return words.length > 0 && told ? [{ say: 'note-unused', words }] : [];
}

/** Returns the statements on places that the answer lacks, whatever kind of answer it is. */
function placeNotes(
  { places }: Query,
  { outcome, place }: Finding['found'],
  plan: readonly Clause[],
): Clause[] {
  const said = place !== null || plan.some(isAboutPlace);
  return said || outcome !== 'answer' || places.length === 0
    ? []
    : [{ say: 'note-no-places', places: places.map(({ title }) => title) }];
}

/** A condition as the wire shows it. */
function asFilter(condition: Condition): AnswerFilter {
  const value = condition.value;
  const shown = typeof value === 'string' || typeof value === 'number' ? value : [...value];
  if ('group' in condition) return { ...condition, group: [...condition.group], value: shown };
  const only = { words: undefined, of: undefined, about: undefined };
  const { words: _, of: __, about: ___, ...filter } = { ...only, ...condition };
  return { ...filter, value: shown } as AnswerFilter;
}
