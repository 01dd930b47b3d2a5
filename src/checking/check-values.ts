import type { z } from 'zod';
import { placeOf } from '../contract/faults.ts';
import type { Field, Value } from '../contract/schema.ts';

/** Returns the faults of a value for the unit of its field; an empty list when it fits. */
export function faultsOfValue(value: Value, field: Field): string[] {
  const wanted = wantedFor(field);
  if (!wanted.some((shape) => fits(value, shape)))
    return [
      `${field.id} is in ${field.unit}, so its value must be ${wanted.join(' or ')}, not ${shapeOf(value)}`,
    ];
  // Growth in percent may be a loss, as may a change; no count, pay or span of years is below zero.
  return !field.signed && field.unit !== 'percent' && field.of !== 'percent' && least(value) < 0
    ? [`${field.id} is in ${field.of ?? field.unit}, so its value must not be below zero`]
    : [];
}

/** Returns the smallest number of a value: the lower end of a range; zero for values without numbers. */
function least(value: Value): number {
  if (typeof value === 'number') return value;
  return typeof value === 'object' && 'min' in value ? value.min : 0;
}

type Shape = 'a number' | 'a text' | 'a range {"min", "max"}' | 'a list of {"label", "percent"}';

function wantedFor(field: Field): Shape[] {
  if (field.unit === 'phrase') return ['a text'];
  if (field.unit === 'range') return ['a range {"min", "max"}'];
  if (field.unit === 'distribution') return ['a list of {"label", "percent"}'];
  if (field.unit === 'list') return ['a list of {"label", "percent"}', 'a text'];
  return ['a number'];
}

function fits(value: Value, shape: Shape): boolean {
  return shapeOf(value) === shape;
}

function shapeOf(value: Value): Shape {
  if (typeof value === 'number') return 'a number';
  if (typeof value === 'string') return 'a text';
  return Array.isArray(value) ? 'a list of {"label", "percent"}' : 'a range {"min", "max"}';
}

/** Returns an issue of the schema as a sentence: where, what is wrong, what is allowed. */
export function faultOfIssue(file: string, { path, message }: z.core.$ZodIssue): string {
  return `${file}: ${placeOf(path) || '(file)'}: ${message}`;
}
