import type { Margin } from '../../contract/beside.ts';
import type { Direction } from '../../contract/query.ts';
import { aroundOf } from '../../language/amounts.ts';

/** The answer to a claim about a margin; `than`: what the margin is, where no bound was named. */
export interface MarginHeld {
  holds: boolean;
  than: 'about' | 'more' | 'less' | null;
}

/** Figures are rounded, and so is "twice". */
const ROUNDED = 0.05;

/** Returns whether one figure is as far from another as is said; null where figures have no such relation. */
export function holdsMargin(
  { of, value, bound, inclusive }: Margin,
  direction: Direction | 'same',
  one: number,
  other: number,
): MarginHeld | null {
  const sign = direction === 'least' || (direction === 'same' && one < other) ? -1 : 1;
  if (of !== 'amount' && (one <= 0 || other <= 0)) return null;
  const margin =
    of === 'times'
      ? one / other
      : of === 'percent'
        ? (sign * 100 * (one - other)) / other
        : sign * (one - other);
  if (bound === 'over' || bound === 'under') {
    const beyond = bound === 'over' ? margin > value : margin < value;
    return { holds: beyond || (inclusive && margin === value), than: null };
  }
  const [from, to] = bound === 'about' ? aroundOf(value) : [value - ROUNDED * value, value + ROUNDED * value];
  if (margin >= from && margin <= to) return { holds: true, than: margin === value ? null : 'about' };
  // "half" is no more exact from below than from above; what is said to be more is so all the more.
  const more = margin > value;
  const open = bound === null && !(of === 'times' && value < 1);
  return { holds: more && open, than: more ? 'more' : 'less' };
}
