import type { Aspect } from '../../contract/aspects.ts';
import { isYearToCome } from '../../language/amounts.ts';
import { anyOf, has, is, nearestOf, type Reading, type Span } from '../reading/reading.ts';

/** Returns whether years to come are asked about; a year alone asks of them where nothing else is named ("installer 2034"). */
export function asksAhead(reading: Reading, named: ReadonlySet<Aspect>): boolean {
  if (looksAhead(reading)) return true;
  if (named.size === 0) return reading.spans.some(isSoon) || willBe(reading);
  return named.has('outlook') && has(reading, 'auxiliary.will');
}

export const isSoon = ({ kind, text }: Span) => kind === 'number' && isYearToCome(text);

/** Years to come are asked about ("in ten years", "in 2034", "down the road"). */
function looksAhead({ spans }: Reading): boolean {
  return spans.some((span, at) => {
    if (is(span, 'future')) return true;
    const before = spans.slice(Math.max(0, at - 3), at);
    // "how many more jobs over ten years".
    const lasts = span.quantity?.bound === 'over' && spans.some((one) => one.value.startsWith('outlook'));
    const ahead =
      (isSoon(span) || span.quantity?.unit === 'years') && (lasts || anyOf(before, 'joint.in', 'bound.over'));
    return ahead && !anyOf(spans, 'self.years');
  });
}

/** "aren't drivers gonna be gone", "will there be fewer": what will be of a role is asked, not what somebody will do. */
function willBe({ spans }: Reading): boolean {
  const isOfRole = (at: number, step: -1 | 1) => {
    const [more, of] = nearestOf(spans, at, step, 'auxiliary', 'filler', 'job', 'joint.for');
    const [role] = nearestOf(spans, at, step, 'all', 'article', 'filler');
    return is(role, 'title') || (is(more, 'direction') && is(of, 'title'));
  };
  return spans.some(
    (span, at) =>
      is(span, 'auxiliary.will') &&
      (isOfRole(at, -1) || isOfRole(at, 1)) &&
      !spans.some((one) => one.clause === span.clause && is(one, 'self', 'want')),
  );
}
