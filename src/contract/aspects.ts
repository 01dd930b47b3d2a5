/** The words in which subjects and units are named everywhere; apart from the schemas, which take long to load. */

/** The subjects of questions; `overview` stands for the figures that people compare first. */
export const ASPECTS = [
  'overview',
  'summary',
  'salary',
  'education',
  'experience',
  'demographics',
  'duties',
  'requirements',
  'skills',
  'environment',
  'outlook',
] as const;
export type Aspect = (typeof ASPECTS)[number];

/** Aspects that are offered next, the most asked first; demographics only when someone asks. */
export const OFFERED = [
  'salary',
  'education',
  'skills',
  'duties',
  'requirements',
  'outlook',
  'experience',
  'environment',
] as const satisfies readonly Aspect[];

/** Returns whether an untrusted string names an aspect. */
export function isAspect(word: string): word is Aspect {
  return ASPECTS.some((aspect) => aspect === word);
}

/** The units of single numbers, of which one may have more than another. */
const NUMERIC_UNITS = ['USD/year', 'USD/hour', 'percent', 'score', 'years', 'people', 'jobs'] as const;

/** The units of values, as named in the wire format. */
export const UNITS = [...NUMERIC_UNITS, 'phrase', 'list', 'distribution', 'range'] as const;
export type Unit = (typeof UNITS)[number];

/** Returns whether values in a unit are single numbers. */
export function isNumeric(unit: Unit): boolean {
  return NUMERIC_UNITS.some((one) => one === unit);
}

/** The longest name that fits a button or a column of a phone (characters). */
export const SHORT_NAME = 32;
