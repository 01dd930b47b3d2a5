import type { Mention } from '../reading/mention.ts';
import { anyOf, has, is, type Reading } from '../reading/reading.ts';

/** Returns whether the text is "what would an X have to learn to be a Y": what is needed of one leads to being the other. */
export function isLearnt({ spans }: Reading, [one, other, ...more]: readonly Mention[]): boolean {
  if (one?.at == null || other?.at == null || more.length > 0) return false;
  const between = spans.slice(one.at + 1, other.at);
  const last = between.filter((span) => !is(span, 'article', 'filler')).slice(-2);
  const leadsOn = is(last[0], 'joint.to') && is(last[1], 'auxiliary');
  return leadsOn && anyOf(between, 'need', 'aspect.education', 'aspect.skills', 'want');
}

/** Returns whether the text is "X to Y" or "from X to Y": two roles with only that between them. */
export function isWay(reading: Reading, [from, to, ...more]: readonly Mention[]): boolean {
  if (from?.at == null || to?.at == null || more.length > 0) return false;
  const between = reading.spans.slice(from.at + 1, to.at).filter((span) => !is(span, 'article', 'filler'));
  return (
    between.length === 1 && is(between[0], 'joint.to') && !has(reading, 'relation.compare', 'relation.versus')
  );
}
