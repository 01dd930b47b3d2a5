import type { FieldRegistry } from '../../catalogue/fields.ts';
import { type Condition, LEVELS, type Level } from '../../contract/query.ts';
import type { Draft } from '../reading/draft.ts';
import { anyOf, is, nearestOf, type Reading, type Span } from '../reading/reading.ts';

/** The level that "a degree" means, and more. */
const ANY_DEGREE: Level = 'associate';
/**
 * A level is a condition where it is needed, bounded or had ("with a degree"), or names a kind of job; of jobs at large
 * wherever it is not asked for ("jobs that a high school grad can get").
 */
export function isLevelAsked({ spans }: Reading, at: number, wide: boolean): boolean {
  const span = spans[at] as Span;
  // "no degree beyond an associate's": what goes on to another level is bounded by that one.
  const [next, beyond] = nearestOf(spans, at, 1, 'article', 'filler');
  if (span.denied && is(next, 'joint.after', 'bound.over') && is(beyond, 'level')) return false;
  const inClause = (one: Span) => one.clause === span.clause && !is(one, 'article', 'filler', 'unknown');
  const near = spans.slice(Math.max(0, at - 4), at).filter(inClause);
  const after = spans.slice(at + 1, at + 4).filter(inClause);
  if (is(after[0], 'job', 'bound') || thanLevel(spans, at) !== null) return true;
  // "outdoors + bachelor's + 70k": a list of what is wanted, with no role and no question.
  if (!anyOf(spans, 'title', 'mention', 'question', 'auxiliary', 'owner', 'self')) return true;
  const before = near.at(-1);
  // "what degree do they need", "how many years of college" ask for the level, "my degree" is the asker's own.
  // "the ones where a diploma is enough" does not.
  if (endsAt(spans, at)) return true;
  // "which two year degrees pay the most" names the level by which jobs are chosen.
  const chooses = wide && is(before, 'question.which') && !levelOf(span).orMore;
  const asks = is(before, 'question') && !is(before, 'question.where') && !chooses;
  if (asks || is(before, 'joint.of', 'joint.after', 'owner', 'self')) return false;
  if (wide || span.denied || anyOf(near, 'bound', 'direction.least', 'turn.only', 'need')) return true;
  return is(before, 'joint.with', 'denial', 'joint.for', 'modal') || anyOf(after, 'need');
}

/** "no schooling after X", "nothing past X": the level is the last one that is asked for. */
function endsAt(spans: readonly Span[], at: number): boolean {
  const [before, noun] = nearestOf(spans, at, -1, 'article', 'filler');
  return is(before, 'joint.after', 'bound.over') && noun?.denied === true;
}

/** "no more schooling than X", "less than X": what is compared with a level bounds it. */
function thanLevel(spans: readonly Span[], at: number): 'over' | 'under' | 'atMost' | 'atLeast' | null {
  const before = spans.slice(Math.max(0, at - 5), at).filter((span) => !is(span, 'article', 'filler'));
  if (!is(before.at(-1), 'joint.than')) return null;
  const compared = before.findLast((span) => is(span, 'direction') && span.degree === 'comparative');
  if (!compared) return null;
  const more = is(compared, 'direction.most');
  // A denial in front turns the bound round and takes in the level itself.
  const denied = compared.denied || anyOf(before, 'denial');
  return more ? (denied ? 'atMost' : 'over') : denied ? 'atLeast' : 'under';
}

/** The conditions of a level, together with those that are named as its alternatives: "a master's or a bachelor's". */
export function levelConditions(
  reading: Reading,
  span: Span,
  at: number,
  fields: FieldRegistry,
): Condition[] {
  const { spans } = reading;
  const isOther = (place: number, step: 1 | -1) => {
    const [joint, other] = nearestOf(spans, place, step, 'article', 'filler');
    const found = is(joint, 'joint.or') ? other : joint;
    return !span.denied && is(found, 'level') && !found?.denied ? found : undefined;
  };
  // They are told with the last of them.
  if (isOther(at, 1)) return [];
  const levels = [levelOf(span)];
  for (let other = isOther(at, -1); other; other = isOther(spans.indexOf(other), -1))
    levels.push(levelOf(other));
  const one = levelCondition(reading, span, at, fields);
  if (levels.length === 1 || one.op !== 'level') return [one];
  const steps = levels.map(({ level }) => LEVELS.indexOf(level));
  const [low, high] = [LEVELS[Math.min(...steps)], LEVELS[Math.max(...steps)]] as [Level, Level];
  const open = high === above(high) || levels.some(({ orMore }) => orMore);
  return [
    { ...one, value: low, orMore: true },
    ...(open ? [] : [{ ...one, value: above(high), orMore: true, denied: true }]),
  ];
}

/** "needs a degree" is that or more, "only a diploma" is that alone, "less than a bachelor's" is below it. */
function levelCondition(reading: Reading, span: Span, at: number, fields: FieldRegistry): Condition {
  const { level, orMore } = levelOf(span);
  // "a 2 year degree or less (no bachelor's)": what bounds one level bounds no other.
  const from =
    reading.spans.slice(0, at).findLastIndex((one) => one.kind === 'level' || is(one, 'denial')) + 1;
  // "an associate's degree, lowest pay first": what goes on to a subject is said of that.
  const [next, beyond] = reading.spans.slice(at + 1, at + 3);
  const after = next && !(is(next, 'direction') && is(beyond, 'aspect', 'field')) ? [next] : [];
  const near = [...reading.spans.slice(Math.max(from, at - 3), at), ...after];
  const bounds = near.flatMap((one) =>
    one.kind === 'bound' ? [one.value] : is(one, 'direction.least') ? ['under'] : [],
  );
  const bound = thanLevel(reading.spans, at) ?? (endsAt(reading.spans, at) ? 'atMost' : bounds[0]);
  const only = anyOf(near, 'turn.only');
  const field = fields.ofMeasure('education.asked')[0]?.id ?? '';
  const base = { field, op: 'level' as const };
  // "no more than" and "more than" begin at the level above.
  const turned = thanLevel(reading.spans, at) !== null || !span.denied;
  if (bound === 'atMost') return { ...base, value: above(level), orMore: true, denied: turned };
  if (bound === 'over') return { ...base, value: above(level), orMore: true, denied: span.denied };
  if (bound === 'under') return { ...base, value: level, orMore: true, denied: !span.denied };
  return {
    ...base,
    value: level,
    orMore: span.denied || (orMore && !only) || bound === 'atLeast',
    denied: span.denied,
  };
}

/** "jobs without school": the condition that no degree is asked for; none where schooling is not done without. */
export function withoutSchool({ spans }: Reading, at: number, fields: FieldRegistry): Condition[] {
  // "no schooling after X" is bounded by that level.
  const ends = is(nearestOf(spans, at, 1, 'article', 'filler')[0], 'joint.after', 'bound');
  if (ends || !spans[at]?.denied || !is(spans[at - 1], 'denial.without')) return [];
  const [asked] = fields.ofMeasure('education.asked');
  return asked ? [{ field: asked.id, op: 'level', value: ANY_DEGREE, orMore: true, denied: true }] : [];
}

/** Returns the level above one; the highest level for the highest. */
export function above(level: Level): Level {
  return LEVELS[LEVELS.indexOf(level) + 1] ?? level;
}

export function levelOf({ value }: Span): { level: Level; orMore: boolean } {
  return value === 'degree' ? { level: ANY_DEGREE, orMore: true } : { level: value as Level, orMore: false };
}

/** "no college for me. what pays over 50k": the schooling that somebody has not, or wants, narrows the jobs they ask for. */
export function schooling(told: Draft, asked: readonly Condition[]): Condition[] {
  const { spans } = told.reading;
  const isLevel = (one: Condition) => one.op === 'level';
  const meant =
    spans.some((span) => is(span, 'level') && (span.denied || wants(spans, span))) && !asked.some(isLevel);
  return meant ? told.conditions.filter(isLevel) : [];
}

const wants = (spans: readonly Span[], { clause }: Span) =>
  spans.some((span) => span.clause === clause && is(span, 'want', 'turn.only'));
