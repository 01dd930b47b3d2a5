import type { FieldRegistry } from '../../catalogue/fields.ts';
import type { Direction, Subject } from '../../contract/query.ts';
import type { Mention } from '../reading/mention.ts';
import { anyOf, is, nearestOf, type Reading, type Span } from '../reading/reading.ts';

/**
 * Returns the end of what one role is paid that is asked for: "what do the best paid X make" asks for the upper tenth of
 * X, and puts nothing in order.
 */
export function tenthAsked({ spans }: Reading, [only, second]: readonly Mention[]): Direction | null {
  if (only?.at == null || second) return null;
  const asksPlace = anyOf(spans, 'question.which', 'question.where');
  const paid = asksPlace ? null : payOf(spans, only.at);
  if (paid) return paid;
  const own = spans[only.at] as Span;
  const amount = (span: Span) => is(span, 'question.amount', 'question.what') && span.clause === own.clause;
  const pays = (span: Span) => is(span, 'aspect.salary') && span.clause === own.clause;
  if (!spans.slice(0, only.at).some(amount) || !spans.slice(only.at).some(pays)) return null;
  return endOf(spans.slice(0, only.at).findLast((span) => !is(span, 'article', 'filler', 'aspect')));
}

/** "the top pay for a welder": the end is that of the pay, which is of the role. */
function payOf(spans: readonly Span[], at: number): Direction | null {
  const [of, pay] = nearestOf(spans, at, -1, 'article', 'filler');
  if (!is(of, 'joint.for', 'joint.of') || !is(pay, 'aspect.salary')) return null;
  return endOf(spans[spans.indexOf(pay as Span) - 1]);
}

function endOf(before: Span | undefined): Direction | null {
  if (before?.degree !== 'superlative') return null;
  if (is(before, 'most.salary', 'direction.most')) return 'most';
  return is(before, 'least.salary', 'direction.least') ? 'least' : null;
}

/** A subject of pay as that of its upper or lower tenth. */
export function ofTenth(subject: Subject, direction: Direction | null, fields: FieldRegistry): Subject {
  if (direction === null || subject.fields.length > 0 || !subject.aspects.includes('salary')) return subject;
  const measure = `pay.${subject.period === 'hour' ? 'hourly_' : ''}${direction === 'most' ? 'p90' : 'p10'}`;
  const named = fields.ofMeasure(measure).slice(0, 1);
  return { ...subject, fields: named.map(({ id }) => id) };
}
