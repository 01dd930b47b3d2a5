import { boundBy, criteria } from '../../catalogue/fields.ts';
import type { AnswerFact } from '../../contract/answer.ts';
import { isNumeric } from '../../contract/aspects.ts';
import type { Clause } from '../../contract/plan.ts';
import type { Condition, Direction, Place, Rank } from '../../contract/query.ts';
import type { Field } from '../../contract/schema.ts';
import type { Column, Finding, Tools } from '../intent.ts';
import { NOTHING, tabulate } from '../table.ts';
import { askedEducation } from './conditions.ts';
import type { Entry } from './entries.ts';

/** The number of roles named if a question does not ask for a number, and the maximum if it does. */
const NAMED = 3;
const MOST_NAMED = 5;

/** A rank of all occupations by a figure that most of them lack says so. */
export function fewNote(about: RankFound, tools: Tools): Clause[] {
  return areFew(about, tools) ? [{ say: 'note-few', field: about.field.id }] : [];
}

const areFew = ({ query, entries, place }: RankFound, { catalogue }: Tools) =>
  query.roles === null && place === null && entries.length < catalogue.ids.length / 2;

/** One place in a rank. */
export interface Ranked {
  column: Column;
  fact: AnswerFact;
  value: number;
}

export interface RankFound {
  query: Rank;
  place: Place | null;
  field: Field;
  fields: readonly Field[];
  direction: Direction;
  ranked: readonly Ranked[];
  entries: readonly Entry[];
  met: readonly Entry[];
  /** The criterion was read, not only conditions. */
  read: boolean;
  /** Named roles whose figure does not meet the conditions, and those without one. */
  failed: readonly string[];
  unranked: readonly string[];
  /** The label of its lists whose shares put the roles in order. */
  label: string | null;
  total: number;
}

export const isNoDegree = (condition: Condition) =>
  condition.op === 'level' && condition.value === 'associate' && condition.orMore && condition.denied;

/** The best, how many met the conditions, and what could not be ranked. */
export function leadOf(about: RankFound, tools: Tools): Clause[] {
  const { query, field, ranked, direction, total, read, label } = about;
  const conditions = query.conditions.map((one) => ofRank(one, about, tools));
  const named = query.roles !== null;
  const mixed = isMixed(ranked);
  const words = conditions.some(({ op }) => op === 'level') ? wordsOf(ranked, tools) : null;
  const [best] = ranked;
  const unranked: Clause[] = about.unranked.length > 0 ? [{ say: 'unranked', roles: about.unranked }] : [];
  const among = areFew(about, tools) ? about.entries.length : null;
  if (!best && total > 0) return [{ say: 'rank-end' }];
  if (!best)
    return [
      { say: 'none-meets', few: among !== null, conditions, named, field: field.id, mixed, words, label },
      ...unranked,
    ];
  const tied = ranked.filter(
    ({ value, fact }) => value === best.value && fact.field === best.fact.field,
  ).length;
  const most = named ? ranked.length : (query.limit ?? NAMED);
  const facts = ranked.slice(0, Math.max(tied, Math.min(most, MOST_NAMED))).map(({ fact }) => fact.id);
  const { place } = about;
  const only = total === 1 && !named;
  const order: Clause = query.skip
    ? { say: 'rank-next', facts, after: query.skip, field: field.id, label, mixed, place }
    : { say: 'rank', facts, tied, only, field: field.id, label, direction, mixed, over: 'roles', place };
  // All that are counted may be of more kinds than those that are shown.
  const all = { mixed: new Set(about.met.map((one) => one.field)).size > 1 };
  const tally: Clause[] =
    conditions.length > 0 ? [{ say: 'tally', total, among, conditions, named, words, label, ...all }] : [];
  const told = read && !only ? [order, ...tally] : [...tally, order];
  return [...told, ...nationalBounds(about, tools), ...leftOut(about), ...unranked];
}

/** A bound on what puts roles in order is one on the very figure that does: hourly pay, by its median. */
function ofRank(condition: Condition, { field, label }: RankFound, { catalogue }: Tools): Condition {
  if (!('field' in condition) || label !== null) return condition;
  const { measure } = catalogue.fields.get(condition.field);
  return measure !== undefined && measure === field.measure ? { ...condition, field: field.id } : condition;
}

/** What bounds the jobs of a place without being published by place is said to be the nation's. */
function nationalBounds({ place, query, fields }: RankFound, { catalogue }: Tools): Clause[] {
  const national = place
    ? boundBy(query.conditions, catalogue.fields).filter(
        ({ id, unit, measure }) =>
          isNumeric(unit) &&
          !fields.some((field) => field.measure === measure) &&
          catalogue.columnAt(place.code, id).length === 0,
      )
    : [];
  return national.map(({ id }) => ({ say: 'not-by-place', roles: [], field: id, bounds: true }));
}

/** Named roles that do not meet the conditions. */
function leftOut({ failed }: RankFound): Clause[] {
  return failed.length > 0 ? [{ say: 'left-out', roles: failed }] : [];
}

/** Education in the words that all of them have in common. */
function wordsOf(ranked: readonly Ranked[], tools: Tools): string | null {
  const all = new Set(ranked.map(({ column }) => askedEducation(column.role.id, tools)));
  return all.size === 1 ? ([...all][0] ?? null) : null;
}

const isMixed = (ranked: readonly Ranked[]) => new Set(ranked.map(({ fact }) => fact.field)).size > 1;

/** One row a role, best first; named roles that are not ranked stand last. */
export function tableOf(about: RankFound, { catalogue, book }: Tools): Finding['found']['table'] {
  const { field, ranked } = about;
  const beside = besideOf(about, catalogue);
  if (ranked.length === 0) return null;
  const mixed = isMixed(ranked);
  const rows = ranked.map(({ column, fact }) => {
    const label = mixed ? ` (${catalogue.fields.get(fact.field).label.toLowerCase()})` : '';
    const cell = { text: `${fact.display}${label}`, facts: [fact.id] };
    const more = beside && tabulate([beside], [column], book).table?.rows[0]?.cells[0];
    return {
      field: fact.field,
      label: column.role.title,
      cells: [cell, ...(beside ? [more ?? NOTHING] : [])],
    };
  });
  const without = about.unranked.map((id) => ({
    field: field.id,
    label: catalogue.head(id).title,
    cells: beside ? [NOTHING, NOTHING] : [NOTHING],
  }));
  return {
    columns: [field, ...(beside ? [beside] : [])].map(({ label }) => label),
    rows: [...rows, ...without],
  };
}

/**
 * Returns what stands beside the figure that puts roles in order: pay or growth, where they are asked for too ("remote
 * jobs that pay well").
 */
function besideOf({ query, field, place }: RankFound, catalogue: Tools['catalogue']): Field | undefined {
  return criteria(catalogue.fields).find(
    ({ id, aspect }) =>
      aspect !== field.aspect &&
      query.subject.aspects.includes(aspect) &&
      // What is not published by place stands in no table of one.
      (place === null || catalogue.columnAt(place.code, id).length > 0),
  );
}
