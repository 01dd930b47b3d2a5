import type { RoleHead } from '../../catalogue/catalogue.ts';
import type { FollowUp, TableRow } from '../../contract/answer.ts';
import { type Aspect, isNumeric } from '../../contract/aspects.ts';
import { isFactClause } from '../../contract/fact-clauses.ts';
import type { Clause } from '../../contract/plan.ts';
import { NATION, type Place } from '../../contract/query.ts';
import { text } from '../../wording/own/texts.ts';
import { placeName } from '../../wording/places.ts';
import { focusOf } from '../focus.ts';
import type { Column, Scope, Tools } from '../intent.ts';
import { questionFor } from '../offers.ts';
import { isLoaded } from '../places.ts';
import { type Tabulated, tabulate } from '../table.ts';
import { figures, type RolesFound } from './figures.ts';

/**
 * A table of one place with the nation's figures beside it: in a column where all of it is of one role in that place,
 * else in a row below the figure that the lead tells. Of several places, rows that are the nation's are labelled so.
 */
export function withNation(
  own: Tabulated,
  { scope, beside }: { scope: Scope; beside: readonly Column[] },
  { book, catalogue }: Tools,
): Tabulated {
  const { table, sections } = own;
  const { focus, fields, columns } = scope;
  if (!table || columns.every(({ place }) => place === null)) return own;
  const locals = new Set(book.facts.flatMap(({ id, place }) => (place === undefined ? [] : [id])));
  const isLocal = ({ cells }: TableRow) =>
    cells.every(({ facts, missing }) => missing || facts.every((id) => locals.has(id)));
  // A count of the nation right below one of a place would be read as the place's.
  const isFigure = ({ field }: TableRow) => field !== null && isNumeric(catalogue.fields.get(field).unit);
  const labelled = (row: TableRow | undefined, title: string) =>
    row ? [{ ...row, label: text('row_place', { label: row.label, place: title }) }] : [];
  if (beside.length === 0) {
    const isNational = ({ cells }: TableRow) =>
      cells.every(({ facts, missing }) => !missing && !facts.some((id) => locals.has(id)));
    const rows = table.rows.flatMap((row) =>
      isFigure(row) && isNational(row) ? labelled(row, NATION.title) : [row],
    );
    return { table: { ...table, rows }, sections };
  }
  if (beside.length === 1 && table.rows.every(isLocal))
    return { table: tabulate(fields, [...columns, ...beside], book).table, sections };
  const at = table.rows.findIndex((row) => row.field === focus?.field.id && isLocal(row));
  const [nation] = focus && at >= 0 ? (tabulate([focus.field], beside, book).table?.rows ?? []) : [];
  if (!nation) return own;
  const [place] = columns.flatMap((column) => column.place ?? []);
  const rows = table.rows.flatMap((row, index) => [
    ...(isFigure(row) ? labelled(row, isLocal(row) ? (place?.title ?? '') : NATION.title) : [row]),
    ...(index === at ? labelled(nation, NATION.title) : []),
  ]);
  return { table: { ...table, rows }, sections };
}

/** Where the places lack the figure of one of the roles, the nation's tell how they compare. */
export function ofNation(found: RolesFound, tools: Tools): Clause[] {
  const { columns, focus } = found.scope;
  const isShort = focus?.values.includes(null) && focus.values.some((fact) => fact?.place !== undefined);
  if (found.query.intent !== 'compare' || !isShort) return [];
  const heads = [...new Set(columns.map(({ role }) => role))];
  const nation = { ...found.scope, columns: heads.map((role) => ({ role, place: null })) };
  const scope = { ...nation, focus: focusOf(nation, tools) };
  if (scope.focus?.unlike !== null) return [];
  return figures({ ...found, scope }, tools).flatMap((clause) =>
    isFactClause(clause) ? [{ say: 'in-place', place: NATION, clause }] : [],
  );
}

/** Returns offers for a place that lacks a role: the nation's figures; for an area that is not loaded, those of its other states. */
export function placeOffers(
  places: readonly Place[],
  heads: readonly RoleHead[],
  asked: readonly Aspect[],
  tools: Tools,
): FollowUp[] {
  const titles = heads.map(({ title }) => title);
  const states = places.flatMap((place) =>
    isLoaded(place, tools) ? [] : statesOf(place, tools).filter(({ code }) => code !== place.within?.code),
  );
  const lacks = places.some(
    (place) =>
      place.code !== NATION.code &&
      isLoaded(place, tools) &&
      heads.some(({ id }) => !tools.book.covers(id, place)),
  );
  return [
    ...states.slice(0, MOST_STATES).map((place) => ({
      label: text('offer_place', { place: placeName(place.title) }),
      text: questionFor(titles, asked, [place]),
    })),
    ...(lacks ? [{ label: text('offer_nation'), text: questionFor(titles, asked) }] : []),
  ];
}

const MOST_STATES = 2;

/** The states that an area lies in, by its title ("Boston-Cambridge-Newton, MA-NH"). */
function statesOf({ title }: Place, { catalogue }: Tools): Place[] {
  const [, postals = ''] = title.split(', ');
  const known = catalogue.places();
  return postals.split('-').flatMap((postal) => known.filter(({ short }) => short === postal).slice(0, 1));
}
