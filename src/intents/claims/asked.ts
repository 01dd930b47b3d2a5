import { periodOf } from '../../catalogue/fields.ts';
import { itemsIn } from '../../catalogue/labels.ts';
import type { AnswerFact } from '../../contract/answer.ts';
import type { Field } from '../../contract/schema.ts';
import type { Told } from '../intent.ts';

/**
 * Returns whether a figure is the very one that was asked about: a named field, or one of its measure. If none was
 * named, the subject must have one measure alone ("pay"): years that holders have are not years that are asked for.
 */
export function isAsked(field: Field, { scope, tools }: Told): boolean {
  const { subject, fields: shown } = scope;
  const { fields } = tools.catalogue;
  // A substitute for a statistic or a period that the sources lack is told, not judged by.
  if (subject.statistic !== null && field.statistic !== subject.statistic) return false;
  if (subject.period !== null && periodOf(field) !== null && periodOf(field) !== subject.period) return false;
  const named = subject.fields.map((id) => fields.get(id)).filter(({ aspect }) => aspect === field.aspect);
  if (named.length > 0)
    return named.some(
      (one) => one.id === field.id || (one.measure !== undefined && one.measure === field.measure),
    );
  if (!subject.aspects.includes(field.aspect)) return false;
  const measures = new Set(
    shown
      .filter(
        ({ aspect, unit, measure }) => aspect === field.aspect && unit !== 'phrase' && measure !== undefined,
      )
      .map((one) => (field.aspect === 'salary' ? familyOf(one) : one.measure)),
  );
  return measures.size <= 1;
}

const familyOf = ({ measure = '' }: Field) => measure.split('.')[0];

/** The numbers that a fact holds: one, the ends of a range, the shares of a list. */
export function numbersOf({ value }: AnswerFact): number[] {
  if (typeof value === 'number') return [value];
  if (Array.isArray(value)) return itemsIn(value).flatMap((item) => item.percent ?? []);
  return typeof value === 'object' ? [value.min, value.max] : [];
}
