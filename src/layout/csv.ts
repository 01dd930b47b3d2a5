import type { Answer } from '../contract/answer.ts';
import { gridOf } from './grid.ts';

/** The start of a cell that a spreadsheet would evaluate as a formula instead of showing. */
const FORMULA = /^[=+\-@\t\r]/;
/** Plain figures may begin with a sign. */
const FIGURE = /^[+-][\d.,]+%?$/;
const NEEDS_QUOTES = /[",\r\n]/;

/**
 * Returns the table and the lists of an answer as comma-separated values (RFC 4180): a line a field, a column a
 * role, last the sources. An answer without any is a line of its first sentences, then a line a choice.
 */
export function renderCsv(answer: Omit<Answer, 'text'>): string {
  const { columns, rows } = gridOf(answer);
  if (rows.length === 0) {
    return [answer.lead, ...answer.choices.map(({ label }) => label)].map((text) => lineOf([text])).join('');
  }
  const header = lineOf(['', ...columns, 'Source']);
  return (
    header + rows.map(({ label, cells, sources }) => lineOf([label, ...cells, sources.join('; ')])).join('')
  );
}

function lineOf(cells: readonly string[]): string {
  return `${cells.map(cellOf).join(',')}\r\n`;
}

function cellOf(text: string): string {
  const safe = FORMULA.test(text) && !FIGURE.test(text) ? `'${text}` : text;
  return NEEDS_QUOTES.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
