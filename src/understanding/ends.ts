import type { FieldRegistry } from '../catalogue/fields.ts';
import { isAspect } from '../contract/aspects.ts';
import type { Direction, End } from '../contract/query.ts';
import { is, type Reading, type Span } from './reading.ts';

/** A subject of the text, and the end of it that is wanted. */
interface Topic {
  at: number;
  of: string;
  direction: Direction | null;
}

/**
 * Returns which end of each subject is wanted, in the order of the text: "less training and more pay". A word that
 * compares belongs to the subject right before it ("pays more"), else to the next one ("more pay").
 */
export function endsOf({ spans, tokens }: Reading, fields: FieldRegistry): End[] {
  const topics = spans.flatMap((span, at): Topic[] =>
    is(span, 'aspect', 'field', 'most', 'least') &&
    !(span.denied && is(span, 'aspect', 'field')) &&
    (isAspect(span.value) || fields.has(span.value))
      ? [{ at, of: span.value, direction: ownEnd(span) }]
      : [],
  );
  const isMarked = (at: number) => tokens[spans[at]?.from ?? 0]?.mark !== '';
  for (const [at, span] of spans.entries()) {
    if (!isComparing(span)) continue;
    const before = isMarked(at) ? undefined : topics.find((one) => one.at === at - 1);
    const next = spans.findIndex((one, other) => other > at && isComparing(one));
    const after = topics.find((one) => one.at > at && (next < 0 || one.at < next));
    const topic = before?.direction === null ? before : after?.direction === null ? after : undefined;
    if (topic) topic.direction = endOf(span);
  }
  const ends = topics.flatMap(({ of, direction }): End[] => (direction ? [{ of, direction }] : []));
  return [...new Map(ends.map((end) => [end.of, end])).values()];
}

/** "better", "lowest": not "good" or "low" by itself, which says what a figure is like. */
const isComparing = (span: Span) =>
  is(span, 'direction.most', 'direction.least') &&
  (span.degree === 'comparative' || span.degree === 'superlative');

/** "grows faster", "outearns": they name a subject and its end. */
function ownEnd(span: Span): Direction | null {
  return is(span, 'most', 'least') && !isVague(span) ? endOf(span) : null;
}

const isVague = ({ degree, text }: Span) => degree === null && text.includes(' ');

function endOf(span: Span): Direction {
  return is(span, 'least', 'direction.least') === span.denied ? 'most' : 'least';
}
