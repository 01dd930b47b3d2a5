import type { Draft } from '../reading/draft.ts';
import { ASKED, OF_JOBS } from '../reading/kinds.ts';
import { anyOf, is, type Span } from '../reading/reading.ts';
import { isBlank } from '../subject/subject.ts';

/** Kinds of words that ask something of a job, or speak of jobs at large. */
const OF_A_JOB = [
  ...ASKED,
  ...OF_JOBS,
  'relation.versus',
  'relation.compare',
  'relation.similar',
  'relation.entry',
  'relation.transition',
  'relation.describe',
];
const PAST = 'ed';

/**
 * Returns whether a role is named in passing, by somebody who asks for something else than what is known of jobs: of one
 * who works for them ("my dentist says …"), of what somebody did ("a plumber quoted me $900"), of a thing for somebody
 * ("the best gift for a teacher").
 */
export function isOtherMatter({
  reading: { spans },
  mentions,
  subject,
  besides,
  conditions,
}: Draft): boolean {
  const [only, second] = mentions;
  const weighed = besides.some((one) => one.kind === 'own-facts');
  if (second || only?.at === null || conditions.length > 0 || !(isBlank(subject) || weighed)) return false;
  if (anyOf(spans, ...OF_A_JOB)) return false;
  if (!only) return isAdvised(spans);
  const { at } = only;
  return isServed(spans, at) || isToldOf(spans, at) || isThingFor(spans, at) || isAdvised(spans);
}

/** "my dentist", "my landlord is a lawyer": one who works for the asker, of whom more is told. */
function isServed(spans: readonly Span[], at: number): boolean {
  if (is(spans[at - 1], 'owner')) return true;
  const owner = spans.findIndex((span) => is(span, 'owner'));
  const told = spans.filter(({ kind }) => kind === 'unknown').length > 1;
  return owner >= 0 && owner < at && told && is(spans[owner + 1], 'unknown') && is(spans[at - 1], 'article');
}

/** "a plumber quoted me", "who played the chef": what one of them did. */
function isToldOf(spans: readonly Span[], at: number): boolean {
  const [did] = spans.slice(at + 1);
  const before = spans[is(spans[at - 1], 'article') ? at - 2 : at - 1];
  return [did, before].some((span) => is(span, 'unknown') && span?.text.toLowerCase().endsWith(PAST));
}

/** "the best gift for a teacher": a thing that nothing knows, and who it is for. */
function isThingFor(spans: readonly Span[], at: number): boolean {
  const before = spans.slice(0, at).filter((span) => !is(span, 'article'));
  const [compared, thing, led] = before.slice(-3);
  const asked = is(compared, 'direction', 'filler.adjective', 'question.what', 'question.which');
  return is(led, 'joint.for') && is(thing, 'unknown') && asked;
}

/** "should I sue", "what laptop should I get": advice on what nothing knows. */
function isAdvised(spans: readonly Span[]): boolean {
  return spans.some((span, at) => {
    if (!is(span, 'beside.opinion')) return false;
    const thing = is(spans[at - 2], 'question') ? spans[at - 1] : undefined;
    return is(spans[at + 1], 'unknown') || is(thing, 'unknown');
  });
}
