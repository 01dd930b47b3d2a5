import type { Evidence } from './evidence.ts';
import { openSide } from './fit.ts';
import type { Figure } from './numbers.ts';
import { standsFor } from './rounding.ts';
import type { Cues, Sentence } from './sentence.ts';

/** Whether one value is what a figure says. */
export function matches(e: Evidence, figure: Figure, cues: Cues, sentence: Sentence): boolean {
  const [first = Number.NaN, second] = figure.values;
  if (second !== undefined)
    return (
      e.range !== null && standsFor(figure, first, e.range.min) && standsFor(figure, second, e.range.max)
    );
  if (e.range) return endMatches(e.range, figure, cues);
  if (e.number === null) return false;
  const exact: Figure = { ...figure, nearness: 'exact' };
  const side = openSide(e.field, sentence.of);
  if (side && sideOf(figure) === side && standsFor(exact, first, e.number)) return true;
  if (figure.nearness === 'most') return false;
  if (figure.nearness === 'least') return isMinimum(e, cues) && standsFor(exact, first, e.number);
  if (e.fact.bound === 'at_least') return figure.nearness === 'over' && first === e.number;
  if (e.number < 0) return signFits(first, cues) && standsFor(figure, Math.abs(first), -e.number);
  return !(cues.trend === 'down' && canFall(e)) && standsFor(figure, first, e.number);
}

const sideOf = ({ nearness }: Figure) =>
  nearness === 'least' || nearness === 'over'
    ? 'least'
    : nearness === 'most' || nearness === 'under'
      ? 'most'
      : null;

/** One end of a range: which one, its words must say. */
function endMatches(range: { min: number; max: number }, figure: Figure, cues: Cues): boolean {
  const [value = Number.NaN] = figure.values;
  const own = figure.nearness === 'most' ? 'max' : figure.nearness === 'least' ? 'min' : null;
  const bound = own ?? cues.bound;
  if (!bound) return false;
  return standsFor(own ? { ...figure, nearness: 'exact' } : figure, value, range[bound]);
}

/** What is asked for is asked for as a minimum. */
const isMinimum = (e: Evidence, cues: Cues) =>
  e.fact.bound === 'at_least' ||
  (e.field.unit === 'years' && cues.modes.has('required')) ||
  /minimum/i.test(e.field.label);

/** "shrink by 5.8%", "-5.8%": a value below zero is said to fall, or written with its sign. */
const signFits = (written: number, cues: Cues) =>
  cues.trend === 'down' || (written < 0 && cues.trend !== 'up');

/** A rate may be of growth or of decline; a share of people may not. */
const canFall = (e: Evidence) => e.field.unit === 'percent' && !e.text;
