import type { TableRow } from '../contract/answer.ts';

type Paint = (text: string) => string;

/** The markup of the parts of an answer; plain text is left without markup. */
export interface Style {
  lead: Paint;
  heading: Paint;
  label: Paint;
  quiet: Paint;
  bar: Paint;
  /** Returns bars for a row's values, one a cell (null: no bar), at most `columns` wide; null for a row without bars. */
  bars(row: TableRow, columns: number): (string | null)[] | null;
}

const asIs: Paint = (text) => text;

export const PLAIN: Style = {
  lead: asIs,
  heading: asIs,
  label: asIs,
  quiet: asIs,
  bar: asIs,
  bars: () => null,
};
