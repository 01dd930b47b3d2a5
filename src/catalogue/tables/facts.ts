import type { StoredFact } from '../../contract/schema.ts';
import { putUnder } from '../../lists.ts';
import { decodeValue, encodeValue, JSON_MARK, type TitleOf } from './cells.ts';

/** The facts under one key: a role, a place, or a role at a place (two keys, a tab between them). */
export interface FactRow {
  key: string;
  facts: readonly StoredFact[];
}

/** The metadata of a table: attributes shared by all facts of a column, or by all rows. */
export interface TableHead {
  source: string;
  /** The names of the key columns: the first, or the first two. */
  keys: readonly string[];
  columns: readonly ColumnHead[];
}

interface ColumnHead {
  field: string;
  list?: true;
  asOf?: string;
  note?: string;
}

/** Attributes that may be shared by a whole row: columns after those of the fields. */
const OF_ROW = ['wider', 'asOf', 'url', 'note'] as const;
type OfRow = (typeof OF_ROW)[number];
const WIDER_CODE = /^(.*) \((\d{2}-\d{4}(?:\.\d{2})?)\)$/;

/** A table of facts as text: rows sorted by key, so that a change of one figure is a change of one line. */
export interface FactTable {
  name: string;
  head: TableHead;
  text: string;
}

/**
 * Returns the facts as tables: one for each source and aspect, and one for each field that is a list. What a cell
 * cannot say in short stands in it as JSON, so nothing is lost.
 */
export function encodeFacts(
  rows: readonly FactRow[],
  keys: readonly string[],
  prefix: string,
  titleOf: TitleOf,
): FactTable[] {
  const tables = new Map<string, { source: string; list: boolean; rows: Map<string, StoredFact[]> }>();
  for (const { key, facts } of rows) {
    for (const fact of facts) {
      const list = Array.isArray(fact.value);
      const subject = list ? fact.field.replaceAll(/[._]/g, '-') : fact.field.split('.')[0];
      const name = `${prefix}${seriesOf(fact.source)}-${subject}`;
      const table = tables.get(name) ?? { source: fact.source, list, rows: new Map<string, StoredFact[]>() };
      tables.set(name, table);
      putUnder(table.rows, key, fact);
    }
  }
  return [...tables].map(([name, table]) => ({ name, ...encodeTable(table, keys, titleOf) }));
}

/** A source without its edition, so that the next edition is the next version of the same file. */
export function seriesOf(source: string): string {
  return source.replace(/-[\d.-]+$/, '');
}

function encodeTable(
  { source, list, rows }: { source: string; list: boolean; rows: ReadonlyMap<string, StoredFact[]> },
  keys: readonly string[],
  titleOf: TitleOf,
): Pick<FactTable, 'head' | 'text'> {
  const byField = Map.groupBy([...rows.values()].flat(), (fact) => fact.field);
  const columns = [...byField].map(([field, facts]): ColumnHead => {
    const [asOf, note] = [commonest(facts.map((one) => one.asOf)), commonest(facts.map((one) => one.note))];
    return { field, ...(list ? { list } : {}), ...(asOf ? { asOf } : {}), ...(note ? { note } : {}) };
  });
  const head: TableHead = { source, keys, columns };
  const lines = [...rows]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, facts]) => [key, ...encodeRow(facts, head, titleOf)]);
  const used = OF_ROW.filter((_, at) => lines.some((line) => line[1 + columns.length + at] !== ''));
  const titles = [...keys, ...columns.map((column) => column.field), ...used.map((name) => `(${name})`)];
  const kept = lines.map((line) => [
    ...line.slice(0, 1 + columns.length),
    ...used.map((name) => line[1 + columns.length + OF_ROW.indexOf(name)]),
  ]);
  return {
    head,
    text: [titles, ...kept]
      .map((cells) => cells.join('\t').replace(/\t+$/, ''))
      .join('\n')
      .concat('\n'),
  };
}

function commonest(values: readonly (string | undefined)[]): string | undefined {
  const counts = new Map<string | undefined, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  const [most] = [...counts].sort((a, b) => b[1] - a[1]);
  return most?.[0];
}

/** The cells of a row: one for each column, then what holds for all of them. */
function encodeRow(facts: readonly StoredFact[], head: TableHead, titleOf: TitleOf): string[] {
  const ofRow = Object.fromEntries(OF_ROW.map((name) => [name, sharedBy(facts, name, head)])) as Record<
    OfRow,
    string
  >;
  const cells = head.columns.map((column) => {
    const own = facts.filter((fact) => fact.field === column.field);
    if (own.length === 0) return '';
    const [fact] = own;
    const cell = fact && own.length === 1 ? encodeValue(fact.value, fact.bound, titleOf) : undefined;
    // A text that begins as the mark does would be read as JSON.
    if (cell === undefined || !fact || cell.startsWith(JSON_MARK)) return asJson(own);
    const back = decodeCell(cell, column, head.source, ofRow, titleOf);
    return same(back, own) ? cell : asJson(own);
  });
  return [...cells, ...OF_ROW.map((name) => ofRow[name])];
}

function asJson(facts: readonly StoredFact[]): string {
  return JSON_MARK + JSON.stringify(facts);
}

function same(a: readonly StoredFact[], b: readonly StoredFact[]): boolean {
  const sorted = (facts: readonly StoredFact[]) =>
    JSON.stringify(facts.map((fact) => Object.entries(fact).sort(([x], [y]) => (x < y ? -1 : 1))));
  return sorted(a) === sorted(b);
}

/** Returns the attribute that all facts of a row share and their columns do not state, as the text of a cell. */
function sharedBy(facts: readonly StoredFact[], name: OfRow, head: TableHead): string {
  const texts = new Set(
    facts.map((fact) => {
      if (name === 'wider') return fact.wider ? widerText(fact.wider) : '';
      if (name === 'url') return fact.url ?? '';
      const column = head.columns.find(({ field }) => field === fact.field);
      return fact[name] === column?.[name] ? '' : (fact[name] ?? '');
    }),
  );
  const [text = ''] = texts;
  return texts.size === 1 && !/[\t\r\n]/.test(text) ? text : '';
}

function widerText({ title, code }: NonNullable<StoredFact['wider']>): string {
  return code === undefined ? title : `${title} (${code})`;
}

function widerOf(text: string): NonNullable<StoredFact['wider']> {
  const [, title, code] = WIDER_CODE.exec(text) ?? [];
  return title !== undefined && code !== undefined ? { title, code } : { title: text };
}

function decodeCell(
  cell: string,
  column: ColumnHead,
  source: string,
  ofRow: Partial<Record<OfRow, string>>,
  titleOf: TitleOf,
): StoredFact[] {
  if (cell.startsWith(JSON_MARK)) return JSON.parse(cell.slice(JSON_MARK.length)) as StoredFact[];
  const { value, bound } = decodeValue(cell, column.list === true, titleOf);
  const asOf = ofRow.asOf || column.asOf;
  const note = ofRow.note || column.note;
  return [
    {
      field: column.field,
      value,
      source,
      ...(asOf ? { asOf } : {}),
      ...(bound ? { bound } : {}),
      ...(ofRow.wider ? { wider: widerOf(ofRow.wider) } : {}),
      ...(ofRow.url ? { url: ofRow.url } : {}),
      ...(note ? { note } : {}),
    },
  ];
}

/** A reader of one table's rows. */
export interface RowReader {
  fields: readonly string[];
  /** The facts of a row, of every field or of one. */
  facts(line: string, only?: string): StoredFact[];
}

/** Returns the reader of a table by its head and its first line. */
export function rowReader(head: TableHead, titles: string, titleOf: TitleOf): RowReader {
  const first = head.keys.length;
  const names = titles.split('\t');
  const rowAt = OF_ROW.map((name) => [name, names.indexOf(`(${name})`)] as const).filter(([, at]) => at >= 0);
  const columns = head.columns.map((column, at) => ({ column, at: first + at }));
  const byField = Map.groupBy(columns, ({ column }) => column.field);
  return {
    fields: head.columns.map(({ field }) => field),
    facts(line, only) {
      const cells = line.split('\t');
      const ofRow: Partial<Record<OfRow, string>> = {};
      for (const [name, at] of rowAt) ofRow[name] = cells[at] ?? '';
      const wanted = only === undefined ? columns : (byField.get(only) ?? []);
      return wanted.flatMap(({ column, at }) => {
        const cell = cells[at];
        return cell ? decodeCell(cell, column, head.source, ofRow, titleOf) : [];
      });
    },
  };
}
