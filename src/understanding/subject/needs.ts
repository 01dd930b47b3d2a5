import type { FieldRegistry } from '../../catalogue/fields.ts';
import type { Condition } from '../../contract/query.ts';
import type { Field } from '../../contract/schema.ts';
import { is, nearestOf, type Reading, type Span, without } from '../reading/reading.ts';

/** A part of a reading: `words` that narrow jobs by what they ask for, as conditions. */
interface Need {
  words: readonly Span[];
  conditions: readonly Condition[];
}

/**
 * Returns the conditions of what jobs at large are to ask little of, where it is pay that puts them in order: "what pays
 * best for the least schooling", "jobs over 80k with short training"; and the reading without the words for it.
 */
export function leastNeeded(
  reading: Reading,
  fields: FieldRegistry,
): { rest: Reading; least: readonly Condition[] } {
  const { spans } = reading;
  const pays = spans.some(
    ({ value, quantity }) =>
      quantity?.unit === 'USD' ||
      value === 'salary' ||
      (fields.has(value) && fields.get(value).aspect === 'salary'),
  );
  const needs = pays ? spans.flatMap((_, at) => needAt(reading, at, fields)) : [];
  const words = needs.flatMap((one) => one.words);
  return { rest: without(reading, words), least: needs.flatMap(({ conditions }) => conditions) };
}

function needAt({ spans, lost }: Reading, at: number, fields: FieldRegistry): Need[] {
  const span = spans[at] as Span;
  const [schooling] = fields.ofMeasure('education.asked');
  const named = is(span, 'field', 'least') && fields.has(span.value) ? fields.get(span.value) : null;
  // "short training" is short schooling, too: its own words tell which of them is meant.
  const within = lost.filter(({ from, to }) => from >= span.from && to <= span.to);
  const fieldsNamed = [span, ...within].flatMap((one) =>
    is(one, 'field', 'least') && fields.has(one.value) ? [fields.get(one.value)] : [],
  );
  const training = named && fieldsNamed.find(({ lasts }) => lasts);
  const schools = is(span, 'aspect.education') || named?.measure === schooling?.measure;
  if (span.denied || !schooling || !(training || schools)) return [];
  const [before] = nearestOf(spans, at, -1, 'article', 'filler', 'joint.of', 'question.count');
  const little = is(before, 'direction.least') && !before?.denied;
  if (!little && !is(span, 'least')) return [];
  const none: Condition = { field: schooling.id, op: 'level', value: 'none', orMore: false, denied: false };
  // Whoever wants the least training wants no years at school instead.
  const most = little || span.degree !== null ? [none] : [];
  return [
    {
      words: before && little ? [before, span] : [span],
      conditions: training ? [...most, ...shortest(training)] : [none],
    },
  ];
}

/** The value of a field that lasts, but no longer than any other. */
function shortest({ id, lasts = {} }: Field): Condition[] {
  const [first] = Object.entries(lasts)
    .filter(([, [, until]]) => until !== 0)
    .toSorted(([, [a]], [, [b]]) => a - b);
  return first ? [{ field: id, op: 'is', value: first[0], denied: false }] : [];
}
