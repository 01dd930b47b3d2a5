import { isOneKind } from '../catalogue/comparable.ts';
import type { FieldRegistry } from '../catalogue/fields.ts';
import { ASPECTS, type Aspect } from '../contract/aspects.ts';
import type { Subject } from '../contract/query.ts';
import type { Field } from '../contract/schema.ts';
import type { Column, Tools } from './intent.ts';
import { payFields } from './select-pay.ts';

/** The fields shown of an aspect, and those that were asked for and that all columns lack. */
export interface Selection {
  /** The fields of the table and the lists, in order. */
  fields: readonly Field[];
  /** Fields that were asked for and that no column has: said to be missing. */
  lacking: readonly Field[];
}

/** Queries over the columns of an answer, for selection. */
export interface Held {
  fields: FieldRegistry;
  /** Returns whether any column has a field. */
  some(field: Field): boolean;
  /** Returns whether every column has one of these fields. */
  covers(fields: readonly Field[]): boolean;
  every(field: Field): boolean;
  /** Returns the same queries for the columns that lack all of these fields. */
  without(fields: readonly Field[]): Held;
}

/** The overview shows this many figures at most: more is not read. */
const OVERVIEW_ROWS = 9;
/** Aspects whose fields are all given only on request: asking for the aspect is the request. */
const DETAIL: ReadonlySet<Aspect> = new Set(['demographics']);
/** Aspects that sources tell in lists of their own making: one list is as good as another. */
const LISTS: ReadonlySet<Aspect> = new Set(['duties', 'skills']);
/** Measures that tell what is required where a source files it under another aspect, and those that come near. */
const ASKED = ['education.asked', 'experience.asked'];
const NEARLY_ASKED = ['education.held', 'education.studied', 'experience.held', 'experience.until'];

export function heldOf(columns: readonly Column[], { catalogue, book }: Tools): Held {
  const has = (column: Column, field: Field) => book.has(column, field);
  const of = (own: readonly Column[]): Held => ({
    fields: catalogue.fields,
    some: (field) => own.some((column) => has(column, field)),
    every: (field) => own.every((column) => has(column, field)),
    covers: (fields) => own.every((column) => fields.some((field) => has(column, field))),
    without: (fields) => of(own.filter((column) => !fields.some((field) => has(column, field)))),
  });
  return of(columns);
}

/** The fields that answer a question about these columns. */
export function select(subject: Subject, held: Held): Selection {
  const parts = aspectsOf(subject).map((aspect) => ofAspect(aspect, subject, held));
  const left = new Set(subject.except);
  const chosen = [...new Set(parts.flatMap((part) => part.fields))].filter(({ aspect }) => !left.has(aspect));
  const lacking = parts.flatMap((part) => {
    const main = part.fields.find((field) => field.statistic !== undefined) ?? part.fields[0];
    const nothing = part.lacking.length === 0 && main !== undefined && !part.fields.some(held.some);
    return (nothing ? [main] : part.lacking).filter((field) => !held.some(field));
  });
  return { fields: chosen.filter(held.some), lacking: [...new Set(lacking)] };
}

/** Returns the aspects asked about: the named ones; all but those left out; else those that people compare first. */
export function aspectsOf({ aspects, except }: Subject): Aspect[] {
  const named = aspects.filter((aspect) => !except.includes(aspect));
  if (named.length > 0) return named;
  if (except.length === 0) return ['overview'];
  return ASPECTS.filter((aspect) => !except.includes(aspect) && aspect !== 'overview' && !DETAIL.has(aspect));
}

function ofAspect(aspect: Aspect, subject: Subject, held: Held): Selection {
  const { fields } = held;
  const named = subject.fields.map((id) => fields.get(id)).filter((field) => field.aspect === aspect);
  if (aspect === 'salary') return payFields(named, subject, held);
  if (named.length > 0) return withRest(named, aspect, held);
  if (aspect === 'overview') return { fields: overviewFields(held), lacking: [] };
  const ofAll = fields.ofAspect(aspect);
  const usual = ofAll.filter((field) => !field.onRequest || DETAIL.has(aspect));
  const lost = usual.filter((field) => !held.some(field));
  const all = ofAll.filter(
    (field) => usual.includes(field) || lost.some((one) => isOfKind(field, one, held)),
  );
  const shown = all.filter(held.some);
  return {
    fields: aspect === 'requirements' ? requirements(shown, held) : shown,
    lacking: shown.length > 0 ? [] : all.slice(0, 1),
  };
}

/** Returns the named fields; if a column lacks them all, the rest of the aspect stands in, so that it has some. */
function withRest(named: readonly Field[], aspect: Aspect, held: Held): Selection {
  const covered = held.covers(named);
  const ofAll = held.fields.ofAspect(aspect);
  const some = named.filter(held.some);
  const lead = some.length > 0 ? some : named.slice(0, 1);
  // An average that a source does not give is answered by its median, and said to be one.
  const alike = ofAll.filter((field) => named.some(({ measure }) => measure && measure === field.measure));
  const others = held.without(named);
  const rest = DETAIL.has(aspect) ? [] : ofAll.filter((field) => !field.onRequest && others.some(field));
  const stand = [...alike, ...rest];
  const listed = lead.every(isList) && stand.some((field) => isList(field) && held.some(field));
  const answered =
    some.length > 0 || listed || alike.some((field) => isTwin(field, named) && held.some(field));
  return {
    fields: [...new Set([...(listed ? some : lead), ...(covered ? [] : stand)])],
    lacking: answered ? [] : lead,
  };
}

/** Another source's field for the same thing ("entry education", "education required"): nothing is missing then. */
const isTwin = (field: Field, named: readonly Field[]) =>
  named.some((one) => one.measure === field.measure && one.statistic === field.statistic);

const isOfKind = (field: Field, other: Field, { fields }: Held) => isOneKind(field.id, other.id, fields);

const isList = (field: Field) => field.unit === 'list' && LISTS.has(field.aspect);

/** Returns the fields of "requirements" with those for newcomers that a source files elsewhere. */
function requirements(shown: readonly Field[], held: Held): Field[] {
  const of = (measures: readonly string[]) =>
    measures.flatMap((measure) => held.fields.ofMeasure(measure)).filter(held.some);
  const own = shown.filter((field) => ASKED.includes(field.measure ?? ''));
  const borrowed =
    own.length > 0 && held.covers(own) ? [] : of(ASKED).filter((field) => !shown.includes(field));
  const told = [...borrowed, ...shown];
  return held.covers(told) ? told : [...told, ...of(NEARLY_ASKED)];
}

function overviewFields(held: Held): Field[] {
  const ranked = held.fields.all
    .filter((field) => field.overview !== undefined && held.some(field))
    .sort((a, b) => (a.overview ?? 0) - (b.overview ?? 0));
  // A second figure of one kind, on another basis, would be compared with the first.
  const once = ranked.filter(
    (field, at) => !ranked.slice(0, at).some((one) => held.every(one) && isOfKind(field, one, held)),
  );
  const picked = new Set([...once.filter(held.every), ...once].slice(0, OVERVIEW_ROWS));
  return ranked.filter((field) => picked.has(field));
}
