import type { FieldRegistry } from '../../catalogue/fields.ts';
import type { Direction, Subject } from '../../contract/query.ts';
import type { Mention } from '../reading/mention.ts';
import { anyOf, has, is, nearestOf, type Reading, type Span, spansOf } from '../reading/reading.ts';
import { endOf, isYesNo } from './polar.ts';

/**
 * Returns the end of what one role is paid that is asked for: "what do the best paid X make" asks for the upper tenth of
 * X, and puts nothing in order.
 */
export function tenthAsked({ spans }: Reading, [only, second]: readonly Mention[]): Direction | null {
  if (only?.at == null || second) return null;
  // "states with the lowest pay for Xs": the end is of what is named before.
  const asksElse = anyOf(spans, 'question.which', 'question.where', 'field');
  const paid = asksElse ? null : payOf(spans, only.at);
  if (paid) return paid;
  const own = spans[only.at] as Span;
  const amount = (span: Span) => is(span, 'question.amount', 'question.what') && span.clause === own.clause;
  const pays = (span: Span) => is(span, 'aspect.salary') && span.clause === own.clause;
  if (!spans.slice(0, only.at).some(amount) || !spans.slice(only.at).some(pays)) return null;
  return endPaid(spans.slice(0, only.at).findLast((span) => !is(span, 'article', 'filler', 'aspect')));
}

/** "the top pay for a welder": the end is that of the pay, which is of the role. */
function payOf(spans: readonly Span[], at: number): Direction | null {
  const [of, pay] = nearestOf(spans, at, -1, 'article', 'filler');
  if (!is(of, 'joint.for', 'joint.of') || !is(pay, 'aspect.salary')) return null;
  return endPaid(spans[spans.indexOf(pay as Span) - 1]);
}

function endPaid(before: Span | undefined): Direction | null {
  const paid = is(before, 'most.salary', 'direction.most', 'least.salary', 'direction.least');
  return paid && before?.degree === 'superlative' ? endOf(before) : null;
}

/** A subject of pay as that of its upper or lower tenth. */
export function ofTenth(subject: Subject, direction: Direction | null, fields: FieldRegistry): Subject {
  if (direction === null || subject.fields.length > 0 || !subject.aspects.includes('salary')) return subject;
  return { ...subject, fields: tenth(direction, subject, fields) };
}

function tenth(end: Direction, { period }: Subject, fields: FieldRegistry): string[] {
  const measure = `pay.${period === 'hour' ? 'hourly_' : ''}${end === 'most' ? 'p90' : 'p10'}`;
  return fields
    .ofMeasure(measure)
    .slice(0, 1)
    .map(({ id }) => id);
}

/** The kinds of words that set one figure of a role beside another. */
const BESIDE = ['joint.and', 'joint.or', 'joint.to', 'relation.versus', 'relation.compare', 'joint.than'];

/**
 * Returns a subject with all figures of what one role is paid that are asked for: "starting vs top pay", "the bottom 10%
 * and the top 10", "the average and the median".
 */
export function withFigures(
  subject: Subject,
  reading: Reading,
  [, second]: readonly Mention[],
  fields: FieldRegistry,
): Subject {
  const said = spansOf(reading, 'statistic').flatMap(({ value, denied }) => (denied ? [] : [value]));
  const usual = fields.ofMeasure(subject.period === 'hour' ? 'pay.hourly' : 'pay.yearly');
  const named = (one: 'average' | 'median') => usual.filter(({ statistic }) => statistic === one).slice(0, 1);
  const beside = !second && subject.aspects.includes('salary') && has(reading, ...BESIDE, 'statistic.range');
  if (!beside || isYesNo(reading)) return subject;
  const isSaid = (one: 'average' | 'median') =>
    said.includes(one) || subject.fields.some((id) => fields.get(id).statistic === one);
  if (isSaid('average') && isSaid('median'))
    return { ...subject, fields: [...named('average'), ...named('median')].map(({ id }) => id) };
  const [starts, lasts] = [said.includes('start'), said.includes('experienced')];
  const [low, high] = (['least', 'most'] as const).map((end) =>
    reading.spans.some((span) => isEnd(span, end, tenth(end, subject, fields))),
  );
  if (!(starts || low) || !(lasts || high || (starts && said.includes('range')))) return subject;
  // "the 10th, 25th and 90th percentile": each is named by itself.
  if (subject.fields.length > 1) return subject;
  return {
    ...subject,
    statistic: starts ? 'start' : null,
    fields: [
      ...tenth('least', subject, fields),
      ...(lasts ? fields.ofMeasure('pay.experienced').map(({ id }) => id) : tenth('most', subject, fields)),
    ],
  };
}

/** "top", "lowest", "best paid", "bottom 10%": an end of what is paid, which compares no two. */
function isEnd(span: Span, end: Direction, ids: readonly string[]): boolean {
  if (is(span, 'field') && ids.includes(span.value)) return true;
  return span.degree !== 'comparative' && is(span, `direction.${end}`, `${end}.salary`);
}
