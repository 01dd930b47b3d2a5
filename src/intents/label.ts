import { labelLike, labelsIn } from '../catalogue/labels.ts';
import type { Subject } from '../contract/query.ts';
import type { FactBook } from './facts.ts';
import type { Scope } from './intent.ts';

/**
 * Returns a subject whose label is written as its source writes it ("Female" for "females", "Hispanic or Latino" for
 * "latino"); unchanged where no list of the fields has it.
 */
export function withSourceLabel({ subject, fields, columns }: Omit<Scope, 'focus'>, book: FactBook): Subject {
  if (subject.label === null) return subject;
  const labels = fields
    .filter(({ statistic, unit }) => statistic === 'share' && unit !== 'percent')
    .flatMap((field) => columns.flatMap((column) => book.held(column, field)))
    .flatMap(({ value }) => labelsIn(value));
  const found = labelLike(labels, subject.label);
  return found === undefined ? subject : { ...subject, label: found };
}
