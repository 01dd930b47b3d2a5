import type { Aspect } from '../../src/contract/aspects.ts';
import { say } from './texts.ts';

/** Everything that can be picked in a form, the most asked first. */
export const PICKABLE: readonly Aspect[] = [
  'overview',
  'salary',
  'education',
  'skills',
  'duties',
  'requirements',
  'outlook',
  'experience',
  'environment',
  'summary',
  'demographics',
];

/** The aspects offered under an answer; figures about people are shown only on request. */
const OFFERED: readonly Aspect[] = PICKABLE.filter(
  (aspect) => aspect !== 'summary' && aspect !== 'demographics',
);

/** Returns the name of an aspect on buttons and in forms. */
export function aspectLabel(aspect: Aspect): string {
  return say(`aspect_${aspect}`);
}

/** Returns the aspects that were asked for; undefined for the overview, the default. */
export function namedAspects(aspects: readonly Aspect[]): Aspect[] | undefined {
  const named = aspects.filter((aspect) => aspect !== 'overview');
  return named.length > 0 ? named : undefined;
}

/** The aspects that may come next under an answer about these. */
export function otherAspects(shown: readonly Aspect[]): Aspect[] {
  return OFFERED.filter((aspect) => !shown.includes(aspect));
}
