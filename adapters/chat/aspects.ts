import { type Aspect, isAspect } from '../../src/contract/aspects.ts';

/** The names of the aspects on buttons and in forms, the most asked first. */
const LABELS: Record<Aspect, string> = {
  overview: 'Overview',
  salary: 'Pay',
  education: 'Education',
  skills: 'Skills',
  duties: 'Duties',
  requirements: 'Requirements',
  outlook: 'Outlook',
  experience: 'Experience',
  environment: 'Work environment',
  summary: 'Summary',
  demographics: 'People in the job',
};

/** Everything that can be picked in a form. */
export const PICKABLE: readonly Aspect[] = Object.keys(LABELS).filter(isAspect);

/** The aspects offered under an answer; figures about people are shown only on request. */
const OFFERED: readonly Aspect[] = PICKABLE.filter(
  (aspect) => aspect !== 'summary' && aspect !== 'demographics',
);

export function aspectLabel(aspect: Aspect): string {
  return LABELS[aspect];
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
