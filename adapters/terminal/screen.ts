import picocolors from 'picocolors';
import type { Answer } from '../../src/contract/answer.ts';
import type { Style } from '../../src/layout/style.ts';
import { layOut } from '../../src/layout/text.ts';
import { payBars } from './bars.ts';

/** A stream that may be a terminal. */
export type Output = NodeJS.WritableStream & { isTTY?: boolean | undefined; columns?: number | undefined };

/** Where an answer is shown. */
export interface Screen {
  columns: number;
  colour: boolean;
}

/** Width where the output is no terminal and the environment says none. */
const DEFAULT_COLUMNS = 80;

/** What an output can show: colour only on a terminal, and not where NO_COLOR is set or the terminal is dumb. */
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
