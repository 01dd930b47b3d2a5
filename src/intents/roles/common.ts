import type { Field, Item } from '../../contract/schema.ts';
import { labelIn } from '../../wording/shares.ts';
import type { Column, Scope, Tools } from '../intent.ts';

/**
 * The items and phrases that all columns have in the same fields, compared without case; names keep their capitals. Null
 * where nothing of the kind is told of all of them.
 */
export function inCommon({ columns, fields }: Scope, { book }: Tools): string[] | null {
  const labels = (column: Column, field: Field): string[] =>
    book.held(column, field).flatMap(({ value }) => {
      if (Array.isArray(value)) return value.map((item: Item) => item.label);
      return typeof value === 'string' && !NONE.test(value) ? [value] : [];
    });
  const told = fields
    .filter(({ measure }) => measure !== 'definition')
    .map((field) => ({ field, lists: columns.map((column) => labels(column, field)) }))
    .filter(({ lists }) => lists.every((list) => list.length > 0));
  if (told.length === 0) return null;
  const shared = told.flatMap(({ field, lists: [first, ...others] }) => {
    const all = (first ?? []).filter((label) =>
      others.every((list) => list.some((other) => other.toLowerCase() === label.toLowerCase())),
    );
    return all.map((label) => labelIn(label, field));
  });
  return [...new Set(shared)];
}

/** The value by which sources state that nothing is required. */
const NONE = /^none$/i;
