import type { Answer } from '../../src/contract/answer.ts';
import { type Aspect, isAspect } from '../../src/contract/aspects.ts';
import { canCompare, MOST_ROLES } from '../common/comparable.ts';
import { aspectLabel, otherAspects } from './aspects.ts';

/** Something to pick; `at` is its place in the answer. */
export interface Offer {
  label: string;
  at: number;
}

/** The actions available from an answer, independent of their appearance on a platform. */
export interface Offers {
  /** Readings: what is meant, or what else was meant. */
  choices: readonly Offer[];
  /** Other aspects of the same roles, the likeliest first. */
  aspects: readonly Aspect[];
  /** Questions that make sense next. */
  questions: readonly Offer[];
  swap: boolean;
  add: boolean;
  /** A job title other than those offered may be meant. */
  other: boolean;
  rate: boolean;
}

/** Readings offered where the answer already picked one; a question back offers all. */
const OTHER_READINGS = 10;

export function offersOf(answer: Answer): Offers {
  const settled = answer.outcome === 'answer';
  const comparable = canCompare(answer);
  const others = comparable ? otherAspects(answer.aspects) : [];
  const first = answer.followUps.map(({ label }) => label).filter(isAspect);
  const choices = answer.choices.slice(0, settled ? OTHER_READINGS : undefined);
  return {
    choices: choices.map(({ label }, at) => ({ label: capital(label), at })),
    aspects: [...new Set<Aspect>([...first.filter((aspect) => others.includes(aspect)), ...others])],
    questions: answer.followUps
      .map(({ label }, at) => ({
        label: isAspect(label) ? aspectLabel(label) : capital(label),
        at,
        aspect: isAspect(label),
      }))
      .filter(({ aspect }) => others.length === 0 || !aspect)
      .map(({ label, at }) => ({ label, at })),
    swap: settled && comparable,
    add: settled && comparable && answer.roles.length < MOST_ROLES,
    other: asksForRole(answer),
    rate: settled,
  };
}

/** Asked back which role is meant, as opposed to which place or which measure. */
function asksForRole({ outcome, choices }: Answer): boolean {
  if (outcome === 'unknown_role') return true;
  return outcome === 'clarify' && choices.length > 0 && choices.every(({ roles }) => roles.length > 0);
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
