import type { FieldRegistry } from '../../catalogue/fields.ts';
import type { English } from '../../language/english.ts';
import { has, is, nearestOf, type Reading, type Span } from '../reading/reading.ts';

/** The measures of conditions of work begin with this. */
const CONDITION = 'condition.';
/** The kinds of words that may stand between a denial and the condition that it denies. */
const BETWEEN = ['article', 'filler', 'aspect.duties', 'auxiliary', 'need', 'joint.with'];

/** Returns whether a field rates a condition of work. */
export function isCondition(id: string, fields: FieldRegistry): boolean {
  return fields.get(id).measure?.startsWith(CONDITION) ?? false;
}

/**
 * Returns a reading in which a condition of work that jobs at large are to be without, or that somebody hates, is the
 * least of it ("a job where I'm not sitting all day", "I hate dealing with customers", "I hate people").
 */
export function withAvoided(reading: Reading, fields: FieldRegistry, english: English): Reading {
  const ofRoles = reading.spans.some((span) => is(span, 'title', 'mention') && span.told !== 'ability');
  if (!has(reading, 'job', 'ability.lack') || ofRoles) return reading;
  const spans = reading.spans.map((span, at) => {
    const isField = is(span, 'field');
    // "I hate managing people" is no matter of meeting them.
    const [before] = nearestOf(reading.spans, at, -1, ...(isField ? BETWEEN : ['article']));
    if (!(isField && span.denied) && !is(before, 'denial', 'ability.lack')) return span;
    const value = isField ? span.value : metWith(span, english);
    const avoided = value !== null && isCondition(value, fields);
    return avoided ? { ...span, kind: 'least', value, told: null, denied: false } : span;
  });
  return { ...reading, spans };
}

/** The field of those that one has to deal with: "people", "customers". */
function metWith(span: Span, english: English): string | null {
  if (!is(span, 'job.worker', 'unknown', 'filler', 'mention')) return null;
  for (const verb of english.file.lists.met ?? []) {
    const tokens = english.tokens(`${verb} ${span.text}`);
    const hit = english
      .senses(tokens, () => false)
      .find(({ from, to, sense }) => from === 0 && to === tokens.length && sense.kind === 'field');
    if (hit) return hit.sense.value;
  }
  return null;
}
