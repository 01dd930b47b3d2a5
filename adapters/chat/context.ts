import type { Assistant, Suggestion } from '../../src/contract/assistant.ts';
import { MOST_ROLES } from '../common/comparable.ts';

/** Roles that a question may be about without naming any ("which of them pays more?"). */
const ENOUGH = 2;

/**
 * Returns the roles that people talked of before a question, in the order in which they named them; `said`: their
 * messages, the newest first. Older messages are left alone where the newer ones name enough.
 */
export function rolesTalkedOf(assistant: Assistant, said: readonly string[]): string[] {
  const found: Suggestion[] = [];
  for (const text of said) {
    const named = assistant.rolesIn(text, MOST_ROLES);
    found.unshift(...named.filter(({ id }) => !found.some((one) => one.id === id)));
    if (found.length >= ENOUGH) break;
  }
  return found.slice(-MOST_ROLES).map(({ id }) => id);
}
