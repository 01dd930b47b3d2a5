import type { Figure, Nearness } from './numbers.ts';

/** What arithmetic leaves over. */
const TINY = 1e-6;

/** Whether a figure as written and rounded may stand for `actual`. */
export function standsFor(figure: Figure, written: number, actual: number): boolean {
  const gap = Math.abs(written - actual);
  if (gap <= TINY) return figure.nearness !== 'over' && figure.nearness !== 'under';
  if (figure.unit === 'percent' && figure.scaled) return nearShare(figure.nearness, written, actual);
  const near = gap <= 0.05 * Math.abs(actual);
  const grain = grainOf(written, figure.step);
  switch (figure.nearness) {
    case 'exact':
      return figure.scaled && near && gap <= figure.step / 2;
    case 'about':
      return near && gap <= grain / 2 + TINY;
    case 'over':
      return actual > written && gap <= grain && gap <= 0.1 * Math.abs(actual);
    case 'under':
      return actual < written && gap <= grain && gap <= 0.1 * Math.abs(actual);
    default:
      return false;
  }
}

/** A share in words ("two thirds", "eight in ten") is coarse by nature. */
function nearShare(nearness: Nearness, written: number, actual: number): boolean {
  const gap = actual - written;
  if (nearness === 'over') return gap > 0 && gap <= 4;
  if (nearness === 'under') return gap < 0 && gap >= -4;
  if (nearness === 'about') return Math.abs(gap) <= 3;
  return Math.abs(gap) <= 0.5;
}

/** The step to which a written number seems rounded: 1,000 for 47,000, 500 for 46,500, 0.5 for 22.5. */
function grainOf(written: number, step: number): number {
  let grain = step;
  while (
    grain < Math.abs(written) &&
    Math.abs(written / (grain * 10) - Math.round(written / (grain * 10))) < 1e-9
  )
    grain *= 10;
  const half = grain * 5;
  return Math.abs(written / half - Math.round(written / half)) < 1e-9 ? half : grain;
}
