import type { Readable } from 'node:stream';
import type { Files } from './archive.ts';
import { ImportError } from './error.ts';

/** A row of a table by the titles of its columns; whoever asks for one that the table does not have is told so. */
export interface TableRow {
  cell(column: string): string;
  /** The number in a cell; null where it is empty or holds a publisher's mark for none, and an error for anything else. */
  number(column: string): number | null;
  /** An error that names the file, this row and the column. */
  fault(column: string, problem: string): ImportError;
}

/** The text of a cell without a number. */
const NO_NUMBER = /^(?:n\/a|[–—-])?$/;

/** Returns what makes a row of its cells. */
export function rowsOf(file: string, titles: readonly string[]) {
  const places = new Map(titles.map((title, at) => [title, at]));
  return (cells: readonly string[], row: number): TableRow => {
    const fault = (column: string, problem: string) => new ImportError({ file, row, column }, problem);
    const cell = (column: string) => {
      const at = places.get(column);
      if (at !== undefined) return cells[at] ?? '';
      const has = titles.join(', ').slice(0, 300);
      throw new ImportError({ file, row: 1, column }, `is missing; the file has ${has}`);
    };
    const number = (column: string) => {
      const text = cell(column).trim();
      if (NO_NUMBER.test(text)) return null;
      const value = Number(text.replaceAll(',', ''));
      if (!Number.isFinite(value)) throw fault(column, `“${text.slice(0, 40)}” is no number`);
      return value;
    };
    return { cell, number, fault };
  };
}

/**
 * Reads a tab-delimited file of O*NET row by row. These files do not use quoting, so a `"` is a
 * character like any other; lines end in CRLF or LF; a missing value is the text `n/a`.
 */
export async function readTable(files: Files, name: string, visit: (row: TableRow) => void): Promise<void> {
  let width = 0;
  let rowOf: ReturnType<typeof rowsOf> | undefined;
  let rows = 0;
  await eachLine(files, name, (line, row) => {
    if (line === '') return;
    const cells = line.split('\t');
    if (!rowOf) {
      const titles = cells.map((title) => title.replace(/^\uFEFF/, '').trim());
      [width, rowOf] = [titles.length, rowsOf(name, titles)];
      return;
    }
    if (cells.length !== width) {
      throw new ImportError(
        { file: name, row },
        `has ${cells.length} columns where the header has ${width}; the file may be cut short`,
      );
    }
    rows += 1;
    visit(rowOf(cells, row));
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

/** The text of a cell, or null for the missing value. */
export function present(cell: string): string | null {
  const text = cell.trim();
  return text === '' || text === 'n/a' ? null : text;
}
