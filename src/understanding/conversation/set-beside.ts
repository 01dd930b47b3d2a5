import type { Conversation } from '../../contract/conversation.ts';
import type { Draft } from '../reading/draft.ts';
import { roleOf } from '../reading/mention.ts';
import { has } from '../reading/reading.ts';
import { isYesNo } from '../subject/polar.ts';
import { fromState } from './settle.ts';

/** More roles than these are not set beside another. */
const MOST_BEFORE = 3;

/**
 * "how much more do X make?", "would X pay better?", "how does the pay compare with an X's": one role alone is compared
 * with those before.
 */
export function setBeside(draft: Draft, { focus, compared }: Conversation): Draft | null {
  const [only, second] = draft.mentions;
  // "compare all kinds of Xs": those of one name, with one another.
  const compares =
    has(draft.reading, 'relation.compare') && draft.places.length === 0 && !has(draft.reading, 'members');
  // "does A or B pay Xs more" compares places.
  const differs = draft.places.length < 2 && (draft.compute === 'difference' || asksWhichIsMore(draft));
  if (only && !second && choosesWith(draft, compared)) return { ...draft, mentions: fromState(compared) };
  if (!only || second || (!differs && !compares)) return null;
  const others = (ids: readonly string[]) => ids.filter((id) => id !== roleOf(only));
  const before = focus.some((id) => id !== roleOf(only)) ? others(focus) : others(compared);
  if (before.length === 0 || before.length > (compares ? MOST_BEFORE : 1)) return null;
  const first = focus[0] === before[0] || focus[0] === roleOf(only);
  return { ...draft, mentions: first ? [...fromState(before), only] : [only, ...fromState(before)] };
}

/** "they say Xs have it easy, but who earns more": X and who was asked about with it. */
function choosesWith({ reading, mentions: [only] }: Draft, compared: readonly string[]): boolean {
  const chooses = has(reading, 'question.who', 'question.which') && !has(reading, 'joint.than', 'job.job');
  const compares = reading.spans.some((span) => span.degree === 'comparative' && !span.denied);
  return (
    chooses && compares && compared.length > 1 && only !== undefined && compared.includes(roleOf(only) ?? '')
  );
}

/** "would X pay better?": a comparison whose other side is not named. */
function asksWhichIsMore({ reading }: Draft): boolean {
  const compared = reading.spans.some((span) => span.degree === 'comparative' && !span.denied);
  // "so Xs earn more then?": a statement that its mark makes a question; no side stands behind the joint.
  const sides = has({ ...reading, spans: reading.spans.slice(0, -1) }, 'joint.than');
  const asks = isYesNo(reading) || reading.text.trimEnd().endsWith('?');
  return compared && asks && !sides && !has(reading, 'question', 'bound', 'modal', 'job.job');
}
