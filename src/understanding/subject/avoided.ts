import type { FieldRegistry } from '../../catalogue/fields.ts';
import { has, is, nearestOf, type Reading } from '../reading/reading.ts';

/** The measures of conditions of work begin with this. */
const CONDITION = 'condition.';
/** The kinds of words that may stand between a denial and the condition that it denies. */
const BETWEEN = ['article', 'filler', 'aspect.duties', 'auxiliary', 'need', 'joint.with'];

/** Returns whether a field rates a condition of work. */
export function isCondition(id: string, fields: FieldRegistry): boolean {
  return fields.get(id).measure?.startsWith(CONDITION) ?? false;
}

/**
 * Returns a reading in which a condition of work that jobs at large are to be without is the least of it ("a job where
 * I'm not sitting all day", "without having to deal with angry customers").
 */
export function withAvoided(reading: Reading, fields: FieldRegistry): Reading {
  if (!has(reading, 'job') || has(reading, 'title', 'mention')) return reading;
  const spans = reading.spans.map((span, at) => {
    if (!is(span, 'field') || !isCondition(span.value, fields)) return span;
    const [before] = nearestOf(reading.spans, at, -1, ...BETWEEN);
    return span.denied || is(before, 'denial') ? { ...span, kind: 'least', denied: false } : span;
  });
  return { ...reading, spans };
}
