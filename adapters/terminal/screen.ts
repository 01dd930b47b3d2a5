import picocolors from 'picocolors';
import type { Answer } from '../../src/contract/answer.ts';
import type { Style } from '../../src/layout/style.ts';
import { layOut } from '../../src/layout/text.ts';
import { payBars } from './bars.ts';

/** A stream that may be a terminal. */
export type Output = NodeJS.WritableStream & { isTTY?: boolean | undefined; columns?: number | undefined };

/** The output that shows an answer. */
export interface Screen {
  columns: number;
  colour: boolean;
}

/** The width if the output is not a terminal and the environment does not set one. */
const DEFAULT_COLUMNS = 80;

/** Returns the abilities of an output: colour only on a terminal, unless NO_COLOR is set or the terminal is dumb. */
export function screenOf(output: Output): Screen {
  const { NO_COLOR, TERM, COLUMNS } = process.env;
  const columns = output.columns || Number(COLUMNS) || DEFAULT_COLUMNS;
  return { columns, colour: output.isTTY === true && !NO_COLOR && TERM !== 'dumb' };
}

/** An answer as it is printed, no line wider than the screen. */
export function show(answer: Answer, screen: Screen): string {
  return layOut(answer, screen.columns, styleOf(answer, screen)).join('\n');
}

function styleOf(answer: Answer, { colour }: Screen): Style {
  const paint = picocolors.createColors(colour);
  return {
    lead: paint.bold,
    heading: paint.bold,
    label: paint.cyan,
    quiet: paint.dim,
    bar: paint.green,
    bars: payBars(answer),
  };
}
