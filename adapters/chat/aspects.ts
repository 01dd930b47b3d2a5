import { type Aspect, OFFERED } from '../../src/contract/aspects.ts';
import { say } from './texts.ts';

/** Everything that can be picked in a form, the most asked first. */
export const PICKABLE: readonly Aspect[] = ['overview', ...OFFERED, 'summary', 'demographics'];

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
  return (['overview', ...OFFERED] as const).filter((aspect) => !shown.includes(aspect));
}
