import type { Field, Item } from '../../contract/schema.ts';
import type { Column, Scope, Tools } from '../intent.ts';

/** The items and phrases that all columns have in the same fields, compared without case. */
export function inCommon({ columns, fields }: Scope, { book }: Tools): string[] {
  const labels = (column: Column, field: Field): string[] =>
    book.held(column, field).flatMap(({ value }) => {
      if (Array.isArray(value)) return value.map((item: Item) => item.label);
      return typeof value === 'string' ? [value] : [];
    });
  const shared = fields.flatMap((field) => {
    const [first, ...others] = columns.map((column) => labels(column, field));
    return (first ?? []).filter((label) =>
      others.every((list) => list.some((other) => other.toLowerCase() === label.toLowerCase())),
    );
  });
  return [...new Set(shared)];
}
