import type { Answer } from '../../src/contract/answer.ts';

/** Roles that one comparison holds, as `Assistant.compare` takes them. */
export const MOST_ROLES = 5;

/** Returns whether an answer sets roles, or places, in an order or a list rather than side by side. */
export function isListed({ intent }: Answer): boolean {
  return intent === 'rank' || intent === 'similar' || intent === 'list';
}

const SIDE_BY_SIDE: readonly Answer['intent'][] = ['compare', 'describe', 'transition'];

/** Returns whether the answer has few enough roles to compare them under another aspect. */
export function canCompare({ intent, roles }: Answer): boolean {
  return SIDE_BY_SIDE.includes(intent) && roles.length > 0 && roles.length <= MOST_ROLES;
}
