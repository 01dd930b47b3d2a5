import { boundBy, type FieldRegistry } from '../../catalogue/fields.ts';
import { isAspect, isNumeric } from '../../contract/aspects.ts';
import type { Condition, Direction, End } from '../../contract/query.ts';
import type { Draft } from '../reading/draft.ts';
import { is, nearestOf, type Reading, type Span } from '../reading/reading.ts';
import { ENDS, endOf, turned } from './polar.ts';

/** A subject of the text, the end of it that is wanted, and the word that says which. */
interface Topic {
  at: number;
  of: string;
  direction: Direction | null;
  by: Span | null;
}

/** Returns which end of each subject is wanted, in the order of the text: "less training and more pay". */
export function endsOf(reading: Reading, fields: FieldRegistry): End[] {
  const ends = topicsOf(reading, fields).flatMap(({ of, direction }): End[] =>
    direction ? [{ of, direction }] : [],
  );
  return [...new Map(ends.map((end) => [end.of, end])).values()];
}

/** Returns what puts jobs in order where something else bounds them: "growing at least 10 percent, highest pay first". */
export function orderedBy(
  reading: Reading,
  order: string | null,
  conditions: readonly Condition[],
  fields: FieldRegistry,
): Draft['by'] {
  const bounded = boundBy(conditions, fields);
  const isOther = ({ of }: Pick<End, 'of'>) =>
    bounded.every(({ id, aspect }) => of !== id && of !== aspect) &&
    (isAspect(of) ? fields.ofAspect(of).filter(({ overview }) => overview) : [fields.get(of)]).some(
      ({ unit }) => isNumeric(unit),
    );
  const ends = order ? [{ of: order }] : endsOf(reading, fields).filter(isOther);
  const wanted = ends.length > 0 ? ends : likedIn(reading, fields);
  const [by, more] = bounded.length > 0 ? wanted.filter(isOther) : [];
  return by && !more ? by : null;
}

/** "sorted by pay", "jobs by growth": what they are put in order by. */
export function orderIn({ spans }: Reading): string | null {
  const named = spans.find((span, at) => {
    if (!is(span, 'aspect', 'field')) return false;
    const [by, of] = nearestOf(spans, at, -1, 'statistic', 'period', 'article', 'question.count');
    return is(by, 'joint.at') && is(of, 'relation.rank', 'job.job', 'group', 'title');
  });
  return named?.value ?? null;
}

/** "jobs that pay well and are growing": what a figure is to be like puts jobs in order as well, where nothing compares. */
function likedIn(reading: Reading, fields: FieldRegistry): End[] {
  return topicsOf(reading, fields).flatMap(({ at, of }): End[] => {
    const beside = [reading.spans[at], reading.spans[at + 1], reading.spans[at - 1]];
    const liked = beside.find((span) => is(span, ...ENDS));
    return liked ? [{ of, direction: wantedOf(liked) }] : [];
  });
}

/** Returns the subject that a comparing word compares; undefined where it names none. */
export function comparedBy(word: Span, reading: Reading, fields: FieldRegistry): string | undefined {
  return topicsOf(reading, fields).find(({ by }) => by === word)?.of;
}

/** A word that compares belongs to the subject right before it ("pays more"), else to the next one ("more pay"). */
function topicsOf({ spans, tokens }: Reading, fields: FieldRegistry): Topic[] {
  const topics = spans.flatMap((span, at): Topic[] => {
    const isNamed = isAspect(span.value) || fields.has(span.value);
    if (!isNamed || !is(span, 'aspect', 'field', 'most', 'least')) return [];
    if (span.denied && is(span, 'aspect', 'field')) return [];
    const direction = ownEnd(span);
    return [{ at, of: span.value, direction, by: direction && span }];
  });
  const isMarked = (at: number) => tokens[spans[at]?.from ?? 0]?.mark !== '';
  for (const [at, span] of spans.entries()) {
    if (!isComparing(span)) continue;
    // "pays more", "grows the most".
    const last = is(spans[at - 1], 'article.definite') && !isMarked(at - 1) ? at - 2 : at - 1;
    const before = isMarked(at) ? undefined : topics.find((one) => one.at === last);
    const next = spans.findIndex((one, other) => other > at && isComparing(one));
    const after = topics.find((one) => one.at > at && (next < 0 || one.at < next));
    const topic = before?.direction === null ? before : after?.direction === null ? after : undefined;
    if (topic) Object.assign(topic, { direction: wantedOf(span), by: span });
  }
  return topics;
}

/** "better", "lowest": not "good" or "low" by itself, which says what a figure is like. */
const isComparing = (span: Span) =>
  is(span, 'direction.most', 'direction.least') &&
  (span.degree === 'comparative' || span.degree === 'superlative');

/** "grows faster", "outearns": they name a subject and its end. */
function ownEnd(span: Span): Direction | null {
  return is(span, 'most', 'least') && !isVague(span) ? wantedOf(span) : null;
}

const isVague = ({ degree, text }: Span) => degree === null && text.includes(' ');

/** What is denied is wanted to be the other way. */
const wantedOf = (span: Span): Direction => (span.denied ? turned(endOf(span)) : endOf(span));
