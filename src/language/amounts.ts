/** `foreign`: money of another country. */
export type QuantityUnit = 'USD' | 'foreign' | 'percent' | 'years' | 'hours' | 'jobs' | 'times';
export type Bound = 'over' | 'under' | 'between' | 'about';

export const isMoney = (unit: QuantityUnit | null | undefined) => unit === 'USD' || unit === 'foreign';

/** A number with what belongs to it, before the words around it are looked at. */
export interface Amount {
  to: number;
  value: number;
  unit: QuantityUnit | null;
  magnitude: number;
  firm: boolean;
  /** "six figures" is a bound of its own. */
  bound: Bound | null;
}

/** Returns the bound that a number of figures is: "six figures" is 100,000 or more. */
export function figuresOf(digits: number, to: number): Amount {
  return { to, value: 10 ** (digits - 1), unit: 'USD', magnitude: 1000, firm: true, bound: 'over' };
}

/** A bare amount of more is no pay, and a letter that would make one a code: "88M", "11B". */
export const MOST_PAID = 10_000_000;

/** Pay below this is told by the hour, as wages are: nobody names a year's pay of so little. */
const LEAST_YEARLY = 1000;

/** Hours of a year of work, by which the Bureau of Labor Statistics takes pay of an hour for pay of a year. */
export const HOURS = 2080;

/** Returns whether an amount of pay is that of an hour. */
export const isHourly = (pay: number) => pay < LEAST_YEARLY;

/** Whoever says "about" gives one figure, perhaps two: half a step of "about 50k" is a tenth of it. */
const ROUGHLY = 0.1;

/** Returns the ends of what is told as about an amount. */
export function aroundOf(amount: number): [from: number, to: number] {
  const room = ROUGHLY * Math.abs(amount);
  return [amount - room, amount + room];
}

/** Returns an amount in hundredths. */
export function round(value: number): number {
  return Math.round(value * 100) / 100;
}

/** Plain numbers from here to there may be years. */
const [FIRST, LAST] = [1950, 2100];
const DIGITS = /^\d{4}$/;

/** Returns whether a number, as it is typed, may be a year. */
export function isYear(typed: string): boolean {
  return DIGITS.test(typed) && Number(typed) >= FIRST && Number(typed) < LAST;
}

/** From this year on a year is to come, whichever year the figures are of. */
const SOON = 2027;

/** Returns whether a number, as it is typed, may be a year to come. */
export const isYearToCome = (typed: string) => isYear(typed) && Number(typed) >= SOON;
