import type { AnswerTable, TableCell, TableRow } from '../contract/answer.ts';
import type { Style } from './style.ts';
import { clean, pad, width, wrap } from './width.ts';

const GAP = '   ';
/** Labels wrap beyond this share of the width. */
const LABEL_SHARE = 0.36;
/** The minimum width of a lone column of values. */
const LONE_COLUMN = 20;
const BAR_COLUMNS = 24;

interface Columns {
  label: number;
  cells: number[];
}

/**
 * A table as blocks of lines: short rows side by side, rows of long phrases stacked below them (label, then
 * one line a role), and everything stacked where the columns do not fit.
 */
export function layTable(table: AnswerTable, columns: number, style: Style): string[][] {
  const plan = planColumns(table, columns);
  const aligned = plan ? table.rows.filter((row) => isAligned(row, plan)) : [];
  const stacked = table.rows.filter((row) => !aligned.includes(row));
  const blocks: string[][] = [];
  if (plan && aligned.length > 0) {
    const header = sideBySide(['', ...table.columns], plan, [style.label, style.heading]);
    blocks.push([...header, ...aligned.flatMap((row) => alignedRow(row, plan, style))]);
  }
  if (stacked.length > 0)
    blocks.push(stacked.flatMap((row) => stackedRow(row, table.columns, columns, style)));
  return blocks;
}

/** The widths of a table whose rows stand side by side, or null where too few of them would fit. */
function planColumns({ columns: titles, rows }: AnswerTable, columns: number): Columns | null {
  const labels = widest(rows.map((row) => row.label));
  if (titles.length === 1) return planLone(labels, loneWidth(titles, rows), columns);
  const label = Math.min(labels, Math.floor(columns * LABEL_SHARE));
  const room = Math.floor((columns - label) / titles.length) - GAP.length;
  if (widest(titles.flatMap((title) => clean(title).split(' '))) > room) return null;
  const fitting = rows.filter((row) => row.cells.every((cell) => width(clean(cell.text)) <= room));
  if (fitting.length * 2 < rows.length) return null;
  const cells = titles.map((title, at) =>
    Math.min(room, widest([title, ...fitting.map((row) => row.cells[at]?.text ?? '')])),
  );
  return { label, cells };
}

/** Beside a lone column of short values ("$559,030") the labels, which may be titles, take the room that it leaves. */
function planLone(labels: number, values: number, columns: number): Columns | null {
  const share = Math.max(Math.floor(columns * LABEL_SHARE), columns - GAP.length - values);
  const label = Math.min(labels, share);
  const room = columns - label - GAP.length;
  return room < Math.min(LONE_COLUMN, values) ? null : { label, cells: [room] };
}

function loneWidth(titles: readonly string[], rows: readonly TableRow[]): number {
  return widest([...titles, ...rows.flatMap((row) => row.cells.map((cell) => cell.text))]);
}

/** Returns whether a row can be aligned. Wrapped text beside other text would be read across; a lone value may wrap beside a label of one line. */
function isAligned(row: TableRow, plan: Columns): boolean {
  if (plan.cells.length === 1 && width(clean(row.label)) <= plan.label) return true;
  return row.cells.every((cell, at) => width(clean(cell.text)) <= (plan.cells[at] ?? 0));
}

function widest(texts: readonly string[]): number {
  return texts.reduce((most, text) => Math.max(most, width(clean(text))), 0);
}

function alignedRow(row: TableRow, plan: Columns, style: Style): string[] {
  const texts = row.cells.map((cell) => cell.text);
  const paints = row.cells.map((cell) => (cell.missing ? style.quiet : (text: string) => text));
  const lines = sideBySide([row.label, ...texts], plan, [style.label, ...paints]);
  const bars = style.bars(row, Math.min(BAR_COLUMNS, ...plan.cells));
  if (bars) {
    const cells = bars.map((bar, at) => pad(bar ?? '', plan.cells[at] ?? 0));
    lines.push(' '.repeat(plan.label) + GAP + style.bar(cells.join(GAP).trimEnd()));
  }
  return lines;
}

/** Returns texts in columns, wrapped where necessary; the last paint serves all columns without their own. */
function sideBySide(
  texts: readonly string[],
  plan: Columns,
  paints: readonly ((text: string) => string)[],
): string[] {
  const widths = [plan.label, ...plan.cells];
  const wrapped = texts.map((text, at) => wrap(text, Math.max(1, widths[at] ?? 1)));
  const height = wrapped.reduce((most, lines) => Math.max(most, lines.length), 0);
  return Array.from({ length: height }, (_, row) =>
    wrapped
      .map((lines, at) => {
        const text = lines[row] ?? '';
        const paint = paints[at] ?? paints.at(-1);
        const space = at === wrapped.length - 1 ? '' : pad(text, widths[at] ?? 0).slice(text.length);
        return (text === '' || !paint ? text : paint(text)) + space;
      })
      .join(GAP)
      .trimEnd(),
  );
}

/** The label, then one line a role; roles that share a value share the line, and all of them need no names. */
function stackedRow(row: TableRow, titles: readonly string[], columns: number, style: Style): string[] {
  const lines = wrap(row.label, columns).map(style.label);
  const bars = style.bars(row, Math.min(BAR_COLUMNS, columns - 2));
  for (const { names, cell, at } of shared(row.cells, titles)) {
    const whose = names.length < titles.length ? names.join(', ') : names.length === 2 ? 'Both' : 'All';
    const text = titles.length === 1 ? cell.text : `${whose}: ${cell.text}`;
    const paint = cell.missing ? style.quiet : (one: string) => one;
    lines.push(...wrap(text, columns, '  ', '    ').map(paint));
    const bar = bars?.[at];
    if (bar) lines.push(`  ${style.bar(bar)}`);
  }
  return lines;
}

function shared(cells: readonly TableCell[], titles: readonly string[]) {
  const groups: { names: string[]; cell: TableCell; at: number }[] = [];
  cells.forEach((cell, at) => {
    const name = titles[at] ?? '';
    const same = groups.find((group) => group.cell.text === cell.text);
    if (same) same.names.push(name);
    else groups.push({ names: [name], cell, at });
  });
  return groups;
}
