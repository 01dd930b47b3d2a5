import type { Answer } from '../../src/contract/answer.ts';
import type { Assistant, Suggestion } from '../../src/contract/assistant.ts';
import { canCompare, MOST_ROLES } from '../common/comparable.ts';
import type { Answering } from './answering.ts';
import type { Held } from './under-lease.ts';

/** Roles that a question may be about without naming any ("which of them pays more?"). */
const ENOUGH = 2;

/** The conversation that an answer is the last turn of: its own, so that people go on from wherever they like. */
export function conversationOf({ name }: { name: string }, ref: string): string {
  return `${name}:${ref}`;
}

/** The conversation about what others talked of before, for a question among them; undefined where that is nothing of ours. */
export async function talkedOf<Place>(
  { platform, replying: { assistant }, within }: Answering<Place>,
  { turn, ref }: Held<Place>,
): Promise<string | undefined> {
  if (turn.request.do !== 'ask' || turn.overheard) return undefined;
  const roles = rolesTalkedOf(assistant, (await platform.talk?.(turn)) ?? []);
  if (roles.length === 0) return undefined;
  const conversation = `${conversationOf(platform, ref)}:talk`;
  await within(() => assistant.compare({ roles, conversation }));
  return conversation;
}

/** Others go on from what is shared, and from nothing that its asker said in private before. */
export async function beginAnew<Place>(
  { replying: { assistant }, platform, within }: Answering<Place>,
  { ref }: Held<Place>,
  answer: Answer,
): Promise<void> {
  if (!canCompare(answer)) return;
  const { roles, aspects } = answer;
  const conversation = conversationOf(platform, ref);
  await within(() => assistant.compare({ roles: roles.map(({ id }) => id), aspects, conversation }));
}

/**
 * Returns the roles that people talked of before a question, in the order in which they named them; `said`: their
 * messages, the newest first. Older messages are left alone where the newer ones name enough.
 */
function rolesTalkedOf(assistant: Assistant, said: readonly string[]): string[] {
  const found: Suggestion[] = [];
  for (const text of said) {
    const named = assistant.rolesIn(text, MOST_ROLES);
    found.unshift(...named.filter(({ id }) => !found.some((one) => one.id === id)));
    if (found.length >= ENOUGH) break;
  }
  return found.slice(-MOST_ROLES).map(({ id }) => id);
}
