import pluralize from 'pluralize';
import type { Computation, Direction } from '../../contract/query.ts';
import { COMPARED } from '../reading/kinds.ts';
import { has, is, nearestOf, type Reading, type Span, spansOf } from '../reading/reading.ts';
import { choosesEnd, endOf, turned } from './polar.ts';

/** "faster than average", "above the average", of no pay: the word by which something is set against what is usual of all. */
export function beyondUsual({ spans }: Reading): Span | undefined {
  const at = spans.findIndex((span) => is(span, 'statistic.average', 'statistic.median'));
  const [than] = nearestOf(spans, at, -1, 'article');
  if (at < 0 || !is(than, 'joint.than', 'bound.over', 'bound.under')) return undefined;
  if (!is(than, 'joint.than')) return than;
  return spans.slice(0, at).findLast(({ degree }) => degree === 'comparative');
}

/** Returns the end that is wanted: "highest", "fewer", "lowest first". */
export function directionOf(reading: Reading): Direction | null {
  for (const span of reading.spans) {
    if (is(span, 'direction.descending')) return 'most';
    if (is(span, 'direction.ascending')) return 'least';
  }
  if (choosesEnd(reading)) return 'most';
  const compared = reading.spans.filter(
    (span, at) =>
      is(span, 'direction.most', 'direction.least', 'most', 'least') &&
      !isCountOf(span, reading) &&
      !boundsLevel(reading, span) &&
      // "less stressful": a subject without a measure does not give an order.
      !is(reading.spans[at + 1], 'unmeasured', 'unknown'),
  );
  let direction: Direction | null = null;
  for (const span of compared) {
    const end = endOf(span);
    // "the least growth", "most decline": what falls most is least, what is least dangerous is not.
    if (direction === null) direction = span.denied ? turned(end) : end;
    else if (end === 'least' && is(span, 'least') && !span.denied) direction = 'least';
    else if (end === 'least' && direction === 'most' && is(span, 'direction.least')) direction = 'least';
  }
  return direction;
}

/** "no more schooling than a bachelor's": it bounds a level, and gives no order. */
function boundsLevel({ spans }: Reading, span: Span): boolean {
  const after = spans.slice(spans.indexOf(span) + 1).filter((one) => !is(one, 'article', 'filler', 'aspect'));
  return span.degree === 'comparative' && is(after[0], 'joint.than') && is(after[1], 'level');
}

/** "many" and "much" compare nothing unless they are compared themselves. */
function isCountOf(span: Span, reading: Reading): boolean {
  if (span.kind !== 'direction' || span.degree !== null) return false;
  // "jobs with low unemployment": a field next to it is what it says that of.
  if (is(reading.spans[reading.spans.indexOf(span) + 1], 'field')) return false;
  return !['salary', 'outlook'].some((aspect) => has(reading, `aspect.${aspect}`)) || span.to - span.from > 1;
}

export function isSuperlative(reading: Reading): boolean {
  return reading.spans.some(
    (span) =>
      (is(span, ...COMPARED) && span.degree === 'superlative') ||
      is(span, 'direction.descending', 'direction.ascending'),
  );
}

/** "which museum job grows faster": one of those at hand, where jobs at large would be several. */
export function asksWhichOne({ spans }: Reading): boolean {
  const asks = spans.some((span, at) => {
    if (!is(span, 'question.which', 'question.who')) return false;
    const [job] = nearestOf(spans, at, 1, 'unknown', 'group', 'filler');
    return is(job, 'job.job') && pluralize.isSingular(job?.text ?? '');
  });
  return asks && !spans.some((one) => one.degree === 'superlative' || one.kind === 'quantity');
}

/** Returns whether what stands right behind a place is compared. */
export function comparesNext(spans: readonly Span[], at: number): boolean {
  return is(spans[at + 1], 'direction', 'most', 'least');
}

/** Returns whether a multiple is named: "twice", "3 times". */
export const isMultiple = ({ spans }: Reading) =>
  spans.some(({ kind, quantity }) => kind === 'quantity' && quantity?.unit === 'times');

/** "would that be a raise", "what a pay cut": the word for a change of pay from what somebody earns now; undefined for none. */
export const changeOf = ({ spans }: Reading): Span | undefined =>
  spans.find((span) => is(span, 'compute.raise', 'compute.cut'));

/** Returns the computation wanted over two figures. */
export function computationOf(reading: Reading): Computation | null {
  const asked = spansOf(reading, 'compute').map((span) => span.value);
  for (const one of ['percent', 'ratio', 'difference'] as const) if (asked.includes(one)) return one;
  if (asked.includes('gap')) return 'difference';
  if (changeOf(reading)) return 'difference';
  if (isMultiple(reading)) return 'ratio';
  const more = reading.spans.some(
    (span, at) => is(span, 'question.amount', 'question.count') && comparesNext(reading.spans, at),
  );
  return more ? 'difference' : null;
}
