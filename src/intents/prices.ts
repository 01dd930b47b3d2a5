import type { AnswerTable, TableCell } from '../contract/answer.ts';
import type { Clause } from '../contract/plan.ts';
import type { Place, Subject } from '../contract/query.ts';
import type { Field } from '../contract/schema.ts';
import { show } from '../wording/display.ts';
import type { Column, Scope, Tools } from './intent.ts';
import { idsOf, NOTHING } from './table.ts';

/** Returns whether a field is a place's price level, the country being 100: shown beside pay, never in its stead. */
export const isPrices = ({ measure }: Field) => measure === 'prices';

/** Returns whether a subject asks for prices. */
export function asksPrices({ fields }: Subject, { catalogue }: Pick<Tools, 'catalogue'>): boolean {
  return fields.some((id) => isPrices(catalogue.fields.get(id)));
}

/** A subject without price levels: they are told of places, not of roles. */
export function withoutPrices(subject: Subject, { catalogue }: Pick<Tools, 'catalogue'>): Subject {
  return { ...subject, fields: subject.fields.filter((id) => !isPrices(catalogue.fields.get(id))) };
}

/** A cell of what prices are in a place. */
export function priceLevel(role: string, place: Place, { catalogue, book }: Tools): TableCell {
  const [field] = catalogue.fields.ofMeasure('prices');
  const fact = catalogue.placeFacts(place.code).find((one) => one.field === field?.id);
  if (!fact || !field) return NOTHING;
  const { id, display } = book.putAt(role, place, field, fact);
  return { text: display, facts: [id] };
}

/** Returns the clauses on pay in each place, converted to the prices of the whole country. */
export function atPrices({ focus, columns }: Scope, tools: Tools): Clause[] {
  if (idsOf(columns).length > 1) return [];
  return columns.flatMap(({ role, place }, at): Clause[] => {
    const pay = focus?.values[at];
    if (!place || pay?.unit !== 'USD/year' || pay.place === undefined) return [];
    const [level] = priceLevel(role.id, place, tools).facts;
    return level === undefined ? [] : [{ say: 'at-prices', pay: pay.id, level }];
  });
}

/** A table with a row of price levels; that of the nation is what all others are told by. */
export function withPrices(
  table: AnswerTable | null,
  columns: readonly Column[],
  tools: Tools,
): AnswerTable | null {
  const [field] = tools.catalogue.fields.ofMeasure('prices');
  if (!table || !field || columns.every(({ place }) => place === null)) return table;
  const whole = { text: show(WHOLE, field), facts: [] };
  const cells = columns
    .slice(0, table.columns.length)
    .map(({ role, place }) => (place ? priceLevel(role.id, place, tools) : whole));
  return { ...table, rows: [...table.rows, { field: field.id, label: field.label, cells }] };
}

/** The price level of the nation, which those of places are percentages of. */
const WHOLE = 100;
