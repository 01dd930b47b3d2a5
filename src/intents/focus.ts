import type { FieldRegistry } from '../catalogue/fields.ts';
import type { AnswerFact } from '../contract/answer.ts';
import type { Asked } from '../contract/query.ts';
import type { Field } from '../contract/schema.ts';
import type { FactBook } from './facts.ts';

/** The one figure of each role that the answer's first sentence is about. */
export interface Focus {
  /** The field where all roles have it in common, else the preferred one. */
  field: Field;
  /** By role, in the order of the question; null where the role has none of the measure. */
  values: (AnswerFact | null)[];
  /** Every value is of one field, so that values may be compared. */
  comparable: boolean;
}

/** Chooses what the first sentence is about: a field that was asked for and that most roles have. */
export function focusOf(
  asked: Asked,
  shown: readonly Field[],
  roles: readonly string[],
  fields: FieldRegistry,
  book: FactBook,
): Focus | null {
  const measures = shown.filter(isStated);
  const named = measures.filter((field) => asked.fields.includes(field.id));
  const candidates = named.length > 0 ? named : measures.filter((field) => isNumeric(field));
  const wanted = candidates.length > 0 ? candidates : measures;
  const best = mostCommon(wanted, roles, book);
  if (!best) return null;
  const group = best.measure ? shown.filter((field) => field.measure === best.measure) : [best];
  const all = book.has.bind(book);
  const order = [
    best,
    ...group.filter((field) => field !== best),
    ...rest(best, asked, fields),
    ...shown.filter((field) => stands(field, best)),
  ];
  const values = roles.map((role) => {
    const own = order.find((field) => all(role, field.id));
    return own ? (book.state(role, own)[0] ?? null) : null;
  });
  const used = new Set(values.flatMap((fact) => (fact ? [fact.field] : [])));
  return { field: best, values, comparable: used.size === 1 && values.every((fact) => fact !== null) };
}

/** Other fields of the measure that are not shown: they stand in where a role lacks what is. */
function rest(best: Field, asked: Asked, fields: FieldRegistry): readonly Field[] {
  return best.measure && !asked.statistic ? fields.ofMeasure(best.measure) : [];
}

/** Figures that stand in where a role has none of the measure: pay of another period, other years of one aspect. */
function stands(field: Field, best: Field): boolean {
  if (field.statistic === 'percentile' || field.aspect !== best.aspect || !best.measure) return false;
  const pay = [field, best].every(({ measure }) => measure !== undefined && PAY.has(measure));
  return pay || (field.unit === best.unit && best.unit === 'years');
}

/** Measures of pay at large, by the year and by the hour. */
const PAY = new Set(['pay.yearly', 'pay.hourly']);

/** What one sentence can state: not the lists that stand below the table. */
function isStated(field: Field): boolean {
  return !field.several && (field.unit !== 'phrase' || field.says !== undefined);
}

function isNumeric(field: Field): boolean {
  return (
    field.better !== undefined ||
    field.measure !== undefined ||
    field.unit === 'percent' ||
    field.unit === 'years'
  );
}

/** The first field that all roles have; else the one that most have. */
function mostCommon(fields: readonly Field[], roles: readonly string[], book: FactBook): Field | undefined {
  const count = (field: Field) => roles.filter((role) => book.has(role, field.id)).length;
  return fields.reduce<Field | undefined>(
    (best, field) => (!best || count(field) > count(best) ? field : best),
    undefined,
  );
}
