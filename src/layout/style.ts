import type { TableRow } from '../contract/answer.ts';

type Paint = (text: string) => string;

/** How the parts of an answer are set off; plain text sets off none. */
export interface Style {
  lead: Paint;
  heading: Paint;
  label: Paint;
  quiet: Paint;
  bar: Paint;
  /** Pictures of a row's values, one a cell (null: none), at most `columns` wide; null: this row has none. */
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
