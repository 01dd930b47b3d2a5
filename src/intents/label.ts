import pluralize from 'pluralize';
import type { Subject } from '../contract/query.ts';
import type { Field, Item } from '../contract/schema.ts';
import type { FactBook } from './facts.ts';
import type { Column } from './intent.ts';

/**
 * Returns a subject whose label is written as its source writes it ("Female" for "females", "Hispanic or Latino" for
 * "latino"); unchanged where no list of the fields has it.
 */
export function withSourceLabel(
  subject: Subject,
  fields: readonly Field[],
  columns: readonly Column[],
  book: FactBook,
): Subject {
  if (subject.label === null) return subject;
  const wanted = plain(subject.label);
  const labels = fields
    .filter(({ statistic, unit }) => statistic === 'share' && unit !== 'percent')
    .flatMap((field) => columns.flatMap((column) => book.held(column, field)))
    .flatMap(({ value }) => (Array.isArray(value) ? (value as Item[]).map(({ label }) => label) : []));
  const found =
    labels.find((label) => plain(label) === wanted) ??
    labels.find((label) => ` ${plain(label)} `.includes(` ${wanted} `));
  return found === undefined ? subject : { ...subject, label: found };
}

/** The words of a label without case, apostrophes and plural endings. */
const plain = (label: string) =>
  label
    .toLowerCase()
    .replace(/['’]s?\b/gu, '')
    .split(/[^\p{L}\p{N}]+/u)
    .map((word) => pluralize.singular(word))
    .join(' ');
