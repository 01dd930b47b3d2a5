import type { Catalogue } from '../../catalogue/catalogue.ts';
import { levelOf } from '../../catalogue/education.ts';
import type { Condition, Direction, QueryRole } from '../../contract/query.ts';
import type { Field, Value } from '../../contract/schema.ts';
import { aroundOf } from '../../language/amounts.ts';
import type { Draft } from '../reading/draft.ts';
import { COMPARED } from '../reading/kinds.ts';
import { has, is, nearestOf, type Reading } from '../reading/reading.ts';
import { isMultiple } from '../subject/comparison.ts';
import { above } from '../subject/levels.ts';
import { leads } from './way.ts';

/** "jobs like X that pay more", "what pays more than X": the role's own figure is the bound. */
export function beyondRole(
  { reading, mentions, subject, direction, ends, conditions, places }: Draft,
  { id }: QueryRole,
  catalogue: Catalogue,
): Condition[] {
  const compared =
    reading.spans.some((span) => is(span, ...COMPARED) && span.degree === 'comparative') ||
    outdoes(reading, mentions[0]?.at ?? null);
  const bounded = reading.spans.find((span) => is(span, 'bound.over', 'bound.under'));
  // "that pays double", "that pay the same".
  const times = reading.spans.find(({ quantity }) => quantity?.unit === 'times')?.quantity?.value ?? 1;
  const alike = has(reading, 'direction.same') && !bounded && !compared;
  const more = compared || times > 1 || alike ? (direction ?? 'most') : null;
  const end = bounded ? (is(bounded, 'bound.over') ? 'most' : 'least') : more;
  if (end === null) return [];
  const [place] = places;
  const facts = [...(place ? catalogue.atPlace(id, place.code) : []), ...(catalogue.role(id)?.facts ?? [])];
  // "jobs without a degree that pay more than X": the degree is bounded by itself.
  const isBounded = (aspect: string) =>
    conditions.some((one) => 'field' in one && catalogue.fields.get(one.field).aspect === aspect);
  const named = subject.fields.map((field) => catalogue.fields.get(field));
  const isAsked = (aspect: string) => isBounded(aspect) || named.some((field) => field.aspect === aspect);
  const others = subject.aspects.flatMap((aspect) =>
    isAsked(aspect) ? [] : [catalogue.fields.ofAspect(aspect)],
  );
  const asked = named.length > 0 ? [named, ...others] : others;
  return asked.flatMap((fields): Condition[] => {
    for (const field of fields) {
      const own = facts.find((fact) => fact.field === field.id)?.value;
      if (alike && typeof own === 'number' && field.measure !== undefined)
        return [{ field: field.id, op: 'between', value: aroundOf(own), about: own, denied: false, of: id }];
      const value = typeof own === 'number' ? own * times : own;
      const denies = deniesMore(reading, field.aspect);
      // "pays more than X but less school": each has an end of its own.
      const wanted = ends.find(({ of }) => of === field.aspect || of === field.id)?.direction ?? end;
      const bound = value === undefined ? null : boundBy(field, value, denies ? 'most' : wanted, id);
      if (bound) return [denies ? { ...bound, denied: !bound.denied } : bound];
    }
    return [];
  });
}

/** "without more school": what is compared right before a subject is denied of it. */
function deniesMore({ spans }: Draft['reading'], aspect: string): boolean {
  return spans.some(
    (span, at) => is(span, `aspect.${aspect}`) && is(spans[at - 1], 'direction') && spans[at - 1]?.denied,
  );
}

/** Returns the condition to be beyond a role's own value; null for a field that does not put roles in order. */
function boundBy(
  { id: field, measure, unit, overview }: Field,
  value: Value,
  direction: Direction,
  of: string,
): Condition | null {
  const over = direction === 'most';
  if (typeof value === 'number' && measure !== undefined && overview !== undefined && unit !== 'range')
    return { field, op: over ? 'over' : 'under', value, denied: false, of };
  const level = measure === 'education.asked' && typeof value === 'string' ? levelOf(value) : null;
  if (level === null) return null;
  return over
    ? { field, op: 'level', value: above(level), orMore: true, denied: false }
    : { field, op: 'level', value: level, orMore: true, denied: true };
}

/** "what pays more than X": all roles beyond one. */
export function rankedBeyond(draft: Draft, role: QueryRole, catalogue: Catalogue): Condition[] {
  const at = draft.mentions.find((one) => one.at !== null)?.at ?? null;
  const { spans } = draft.reading;
  const jobs = spans.findIndex((span) => is(span, 'job.job'));
  // "who earns more than a dentist".
  const who = is(spans[0], 'question.who') && draft.mentions.length === 1;
  const large =
    who || has(draft.reading, 'question.what', 'question.which') || (jobs >= 0 && jobs < (at ?? 0));
  // "which jobs pay the same as a plumber", "twice as much as a barista".
  const as = has(draft.reading, 'direction.same') ? ['joint.as'] : [];
  const times = isMultiple(draft.reading) ? ['direction.asMuch', 'question.what'] : [];
  const asks = large && (draft.compute === null || times.length > 0);
  const led =
    at !== null &&
    (outdoes(draft.reading, at) ||
      leads(draft.reading, at, 'joint.than', 'bound.over', 'bound.under', ...as, ...times));
  return asks && led ? beyondRole(draft, role, catalogue) : [];
}

/** "which jobs outearn X": a verb between the jobs and a role compares them by itself. */
function outdoes({ spans }: Reading, role: number | null): boolean {
  const [verb] = role === null ? [] : nearestOf(spans, role, -1, 'article', 'all');
  if (!verb || !is(verb, 'most', 'least') || verb.degree !== null) return false;
  return is(nearestOf(spans, spans.indexOf(verb), -1, 'filler', 'auxiliary')[0], 'job.job', 'question.who');
}
