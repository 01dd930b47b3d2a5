import type { Readable } from 'node:stream';
import type { Files } from './archive.ts';
import { ImportError } from './error.ts';

/** A row of a table by column name; `cell` throws for a column that the table does not have. */
export interface TableRow {
  cell(column: string): string;
  row: number;
}

/**
 * Reads a tab-delimited file of O*NET row by row. These files do not use quoting, so a `"` is a
 * character like any other; lines end in CRLF or LF; a missing value is the text `n/a`.
 */
export async function readTable(files: Files, name: string, visit: (row: TableRow) => void): Promise<void> {
  let columns: Map<string, number> | undefined;
  let rows = 0;
  await eachLine(files, name, (line, row) => {
    if (line === '') return;
    const cells = line.split('\t');
    if (!columns) {
      columns = new Map(cells.map((title, at) => [title.replace(/^\uFEFF/, '').trim(), at]));
      return;
    }
    if (cells.length !== columns.size) {
      throw new ImportError(
        { file: name, row },
        `has ${cells.length} columns where the header has ${columns.size}; the file may be cut short`,
      );
    }
    rows += 1;
    visit(rowOf(name, columns, cells, row));
  });
  if (rows === 0) throw new ImportError({ file: name }, 'holds no row; the file may be cut short');
}

/**
 * Hands over the lines without their ends. A file whose header ends in CRLF has that at the end of its last
 * row too, so one that does not was cut; with LF the last row may end without.
 */
async function eachLine(
  files: Files,
  name: string,
  visit: (line: string, row: number) => void,
): Promise<void> {
  let row = 0;
  let rest = '';
  let crlf = false;
  const take = (line: string) => {
    row += 1;
    if (row === 1) crlf = line.endsWith('\r');
    visit(line.endsWith('\r') ? line.slice(0, -1) : line, row);
  };
  for await (const chunk of texts(await files.open(name), name)) {
    const lines = (rest + chunk).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) take(line);
  }
  if (rest === '') return;
  if (crlf) throw new ImportError({ file: name, row: row + 1 }, 'ends in the middle; the file is cut short');
  take(rest);
}

/** The text of a file in pieces; a failure to read it names the file. */
async function* texts(stream: Readable, name: string): AsyncGenerator<string> {
  stream.setEncoding('utf8');
  try {
    for await (const chunk of stream) yield chunk as string;
  } catch (error) {
    if (error instanceof ImportError) throw error;
    throw new ImportError({ file: name }, `cannot be read (${(error as Error).message})`, { cause: error });
  }
}

function rowOf(
  file: string,
  columns: ReadonlyMap<string, number>,
  cells: readonly string[],
  row: number,
): TableRow {
  return {
    row,
    cell(column) {
      const at = columns.get(column);
      if (at === undefined) {
        throw new ImportError(
          { file, row: 1, column },
          `is missing; the file has ${[...columns.keys()].join(', ').slice(0, 300)}`,
        );
      }
      return cells[at] ?? '';
    },
  };
}

/** The text of a cell, or null for the missing value. */
export function present(cell: string): string | null {
  const text = cell.trim();
  return text === '' || text === 'n/a' ? null : text;
}

/** The number in a cell, or null for the missing value; throws for anything else. */
export function numberIn(file: string, record: TableRow, column: string): number | null {
  const text = present(record.cell(column));
  if (text === null) return null;
  const value = Number(text);
  if (!Number.isFinite(value))
    throw new ImportError({ file, row: record.row, column }, `“${text.slice(0, 40)}” is no number`);
  return value;
}
