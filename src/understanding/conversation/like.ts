import type { Conversation } from '../../contract/conversation.ts';
import { asksInstead, asksWhereTo } from '../goal/goal.ts';
import type { Draft } from '../reading/draft.ts';
import { knownMention } from '../reading/mention.ts';
import { allOf, has, type Reading } from '../reading/reading.ts';
import { isYesNo } from '../subject/polar.ts';

/** "similar jobs", "what could I move into": asked of the role at hand, or of the asker's own; null where neither is known. */
export function likeOne(draft: Draft, { self, focus, compared }: Conversation): Draft | null {
  const { reading, mentions } = draft;
  if (mentions.some(({ at }) => at !== null)) return null;
  const out = has(reading, 'relation.transitionOut') || asksWhereTo(draft);
  // "I'm an X. What jobs pay the same?"
  const same = has(reading, 'direction.same') && has(reading, 'job.job') && !isYesNo(reading);
  if (!out && !same && !asksForLike(reading)) return null;
  const role = (out || same ? self : null) ?? focus[0] ?? compared[0];
  return role === undefined ? null : { ...draft, wide: false, mentions: [knownMention(role)] };
}

/** Jobs like one, or another than it, are asked for, not whether two are alike. */
function asksForLike(reading: Reading): boolean {
  if (asksInstead(reading)) return true;
  if (!has(reading, 'relation.similar') || (isYesNo(reading) && !has(reading, 'all'))) return false;
  const small = ['relation.similar', 'article', 'filler', 'courtesy', 'turn'];
  const alone = allOf(reading.spans, ...small, 'joint', 'pronoun');
  // "what is similar about them" asks what they share.
  const whats = allOf(reading.spans, ...small, 'question', 'auxiliary');
  return has(reading, 'job.job', 'all') || alone || whats;
}
