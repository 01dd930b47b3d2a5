import pluralize from 'pluralize';
import type { Item, Value } from '../contract/schema.ts';

/** Returns the label that is meant by words ("latino" of "Hispanic or Latino"): the one that they are, else one that has them. */
export function labelLike(labels: readonly string[], words: string): string | undefined {
  const wanted = plain(words);
  return (
    labels.find((label) => plain(label) === wanted) ??
    labels.find((label) => ` ${plain(label)} `.includes(` ${wanted} `))
  );
}

/** Returns the labels that have some words, wherever in them: "excel" of "Microsoft Excel". */
export function labelsWith(labels: readonly string[], words: string): string[] {
  const wanted = plain(words);
  const [first = ''] = wanted.split(' ');
  return labels.filter(
    (label) => label.toLowerCase().includes(first) && ` ${plain(label)} `.includes(` ${wanted} `),
  );
}

/** The words of a label without case, apostrophes and plural endings. */
const plain = (label: string) =>
  label
    .toLowerCase()
    .replace(/['’]s?\b/gu, '')
    .split(/[^\p{L}\p{N}]+/u)
    .map((word) => pluralize.singular(word))
    .join(' ');

/** The items of a list; none of another value. */
export const itemsIn = (value: Value | undefined): Item[] => (Array.isArray(value) ? (value as Item[]) : []);

/** Returns the number that a value is, or that it gives for a label where one is wanted; undefined if it has none. */
export function numberIn(value: Value, label?: string): number | undefined {
  if (label === undefined) return typeof value === 'number' ? value : undefined;
  return itemsIn(value).find((item) => item.label === label)?.percent;
}

/** The labels of a list; none of another value. */
export const labelsIn = (value: Value): string[] => itemsIn(value).map(({ label }) => label);
