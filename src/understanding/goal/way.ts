import type { Draft } from '../reading/draft.ts';
import { type Mention, roleOf } from '../reading/mention.ts';
import { allOf, anyOf, has, is, nearestOf, type Reading, type Span, spansOf } from '../reading/reading.ts';
import { isYesNo } from '../subject/polar.ts';

/** The words for a next step, where nothing asks which. */
export function stepsIn(reading: Reading): Span[] {
  const asks = has(
    reading,
    'question.what',
    'question.which',
    'question.where',
    'job.job',
    'relation.similar',
    'direction.same',
  );
  return asks ? [] : spansOf(reading, 'relation.transitionOut');
}

/** "aiming to be an X", "his heart is set on being an X": what is wanted is to be something. */
function wishes({ spans }: Reading): Span[] {
  return spans.filter((span, at) => {
    const [after, next] = nearestOf(spans, at, 1, 'filler', 'joint.to', 'joint.about');
    return is(span, 'want') && is(after, 'auxiliary.aux') && is(next, 'article.indefinite');
  });
}

/** Returns whether the text is "what would an X have to learn to be a Y": what is needed of one leads to being the other. */
function isLearnt({ spans }: Reading, [one, other, ...more]: readonly Mention[]): boolean {
  if (one?.at == null || other?.at == null || more.length > 0) return false;
  const between = spans.slice(one.at + 1, other.at);
  const last = between.filter((span) => !is(span, 'article', 'filler')).slice(-2);
  const leadsOn = is(last[0], 'joint.to') && is(last[1], 'auxiliary');
  return leadsOn && anyOf(between, 'need', 'aspect.education', 'aspect.skills', 'want');
}

/** Returns whether the text is "X to Y" or "from X to Y": two roles with only that between them. */
function isWay(reading: Reading, [from, to, ...more]: readonly Mention[]): boolean {
  if (from?.at == null || to?.at == null || more.length > 0) return false;
  const between = reading.spans.slice(from.at + 1, to.at).filter((span) => !is(span, 'article', 'filler'));
  return (
    between.length === 1 && is(between[0], 'joint.to') && !has(reading, 'relation.compare', 'relation.versus')
  );
}

/** "go from there to X": the way on has an end that is named. */
export function ledOn({ spans }: Reading): Span[] {
  return spans.filter((span, at) => is(span, 'relation.transitionOut') && is(spans[at + 1], 'joint.to'));
}

/** Returns whether a way from one role to another is asked for. */
export function isTransition({ reading, mentions, self, direction }: Draft): boolean {
  const first = mentions.find((one) => one.at !== null)?.at ?? Number.POSITIVE_INFINITY;
  const moves = [
    ...spansOf(reading, 'relation.transition', 'relation.transitionFrom', 'relation.entry'),
    ...(self || (mentions.length > 1 && isYesNo(reading)) ? stepsIn(reading) : []),
    ...ledOn(reading),
    ...wishes(reading),
  ];
  // "I'm an X thinking about Y".
  if (moves.length === 0)
    return (
      [isWay, isLed, isEntered, isLearnt].some((is) => is(reading, mentions)) ||
      wants({ reading, mentions, self })
    );
  // "how do I start?", after two: how one comes to be either.
  const entered = allOf(moves, 'relation.entry');
  if (self === null && entered && mentions.every(({ at }) => at === null)) return false;
  const [one, other] = mentions;
  const between = one?.at != null && other?.at != null ? reading.spans.slice(one.at, other.at) : [];
  // "X → Y → Z" sets its steps side by side.
  if (mentions.length > 2 && !leadsFrom(reading, one) && self === null) return false;
  // "should I become X or Y" sets them side by side.
  if (anyOf(between, 'joint.or', 'joint.than', 'relation.versus')) return false;
  // So does "how do I become X and Y".
  if (anyOf(between, 'joint.and') && allOf(between, 'title', 'joint.and', 'article')) return false;
  // "she wants to be X, I say Y: who earns more" does too.
  const chooses =
    has(reading, 'question.who', 'pronoun.among') || (has(reading, 'question.which') && direction !== null);
  if (mentions.length > 1 && chooses && !leadsFrom(reading, one)) return false;
  return (
    mentions.length > 1 || self !== null || moves.some((span) => span.from <= first || mentions.length === 1)
  );
}

export function leadsFrom(reading: Reading, one: Mention | undefined): boolean {
  return one?.at != null && leads(reading, one.at, 'joint.from', 'relation.transitionFrom');
}

/** Returns whether one of some words leads to a mention: only small words stand between. */
export function leads(reading: Reading, at: number, ...names: readonly string[]): boolean {
  for (let before = at - 1, steps = 0; before >= 0 && steps < 3; before -= 1, steps += 1) {
    const span = reading.spans[before];
    if (is(span, ...names)) return true;
    if (!is(span, 'article', 'filler', 'self', 'job', 'auxiliary', 'joint.as', 'unknown')) return false;
  }
  return false;
}

/** The asker has one role and thinks of another, of which nothing else is asked. */
function wants({ reading, mentions, self }: Pick<Draft, 'reading' | 'mentions' | 'self'>): boolean {
  const [only, second] = mentions;
  if (only?.at == null || second || self === null || roleOf(self) === roleOf(only)) return false;
  return leads(reading, only.at, 'want', 'joint.into') || has(reading, 'relation.common');
}

/** "to X from Y": each has the word that leads to it. */
function isLed(reading: Reading, mentions: readonly Mention[]): boolean {
  if (mentions.length !== 2) return false;
  const led = (...names: readonly string[]) =>
    mentions.some(({ at }) => at !== null && leads(reading, at, ...names));
  return led('joint.to') && led('joint.from') && !has(reading, 'direction', 'compute');
}

/** "what would I need to get into X from Y": what the one asks for, and the other that is left for it. */
function isEntered(reading: Reading, mentions: readonly Mention[]): boolean {
  if (mentions.length !== 2 || !has(reading, 'aspect.requirements')) return false;
  return mentions.some(({ at }) => at !== null && leads(reading, at, 'joint.from'));
}
