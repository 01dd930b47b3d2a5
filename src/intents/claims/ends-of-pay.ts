import type { Period } from '../../catalogue/fields.ts';
import type { Field } from '../../contract/schema.ts';
import type { Column, Tools } from '../intent.ts';

/** An end of what a role is paid: a number, and the field that gives it. */
export interface EndOfPay {
  field: Field;
  value: number;
}

/** Returns the least and the most that a source gives as pay of a role: the ends of a range, else of its tenths. */
export function endsOfPay(
  column: Column,
  period: Period,
  { book, catalogue: { fields } }: Tools,
): { min: EndOfPay; max: EndOfPay } | null {
  const ranges = period === 'year' ? fields.where({ aspect: 'salary', statistic: 'range' }) : [];
  for (const field of ranges) {
    const value = book.held(column, field)[0]?.value;
    if (typeof value === 'object' && 'min' in value)
      return { min: { field, value: value.min }, max: { field, value: value.max } };
  }
  const tenths = fields
    .where({ measure: 'pay', statistic: 'percentile', period })
    .filter(({ measure }) => measure !== undefined && TENTH.test(measure))
    .flatMap((field) => {
      const value = book.held(column, field)[0]?.value;
      return typeof value === 'number' ? [{ field, value }] : [];
    })
    .sort((a, b) => a.value - b.value);
  const [min, max] = tenths;
  return min && max ? { min, max } : null;
}

/** The measures of the lowest and the highest tenth. */
const TENTH = /p[19]0$/;
