import type { StoredFact } from '../../contract/schema.ts';
import { putUnder } from '../../lists.ts';
import type { TitleOf } from './cells.ts';
import { type RowReader, rowReader, type TableHead } from './facts.ts';
import { type Lines, linesOf } from './lines.ts';

/** Tables of facts of one kind of key, each read when it is first asked for. */
export interface FactTables {
  /** The facts of a key, of all tables. */
  under(key: string): StoredFact[];
  /** The facts of one field, each with its key. */
  ofField(field: string): [key: string, fact: StoredFact][];
  /** For tables with two keys: the facts under the first, by the second; of all fields or of one. */
  bySecond(first: string, field?: string): Map<string, StoredFact[]>;
  /** For tables with two keys: the facts under both. */
  underBoth(first: string, second: string): StoredFact[];
  /** For tables with two keys: the facts of one field under the second, each with the first. */
  withSecond(second: string, field: string): [key: string, fact: StoredFact][];
}

/** Returns the tables by their heads; `read` brings the file of one. */
export function factTables(
  heads: Readonly<Record<string, TableHead>>,
  read: (file: string) => Buffer,
  titleOf: TitleOf,
): FactTables {
  const opened = new Map<string, { lines: Lines; reader: RowReader }>();
  const open = (name: string, head: TableHead) => {
    const known = opened.get(name);
    if (known) return known;
    const lines = linesOf(read(`${name}.tsv`));
    const made = { lines, reader: rowReader(head, lines.first, titleOf) };
    opened.set(name, made);
    return made;
  };
  /** The tables that have a field, or all. */
  const tables = (field?: string) =>
    Object.entries(heads).flatMap(([name, head]) =>
      field === undefined || head.columns.some((column) => column.field === field) ? [open(name, head)] : [],
    );
  /** The facts of a line in a field, each with the key of the line. */
  const withKey = (line: string, reader: RowReader, field: string) =>
    reader
      .facts(line, field)
      .map((fact): [key: string, fact: StoredFact] => [line.slice(0, line.indexOf('\t')), fact]);
  const under = (key: string) =>
    tables().flatMap(({ lines, reader }) => {
      const line = lines.under(key);
      return line === undefined ? [] : reader.facts(line);
    });
  return {
    under,
    underBoth: (first, second) => under(`${first}\t${second}`),
    ofField: (field) =>
      tables(field).flatMap(({ lines, reader }) =>
        lines.all().flatMap((line) => withKey(line, reader, field)),
      ),
    bySecond(first, field) {
      const found = new Map<string, StoredFact[]>();
      for (const { lines, reader } of tables(field)) {
        for (const line of lines.allUnder(first)) {
          const second = line.slice(first.length + 1, line.indexOf('\t', first.length + 1));
          const facts = reader.facts(line, field);
          if (facts.length > 0) putUnder(found, second, ...facts);
        }
      }
      return found;
    },
    withSecond: (second, field) =>
      tables(field).flatMap(({ lines, reader }) =>
        lines.withSecond(second).flatMap((line) => withKey(line, reader, field)),
      ),
  };
}
