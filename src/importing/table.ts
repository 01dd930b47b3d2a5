import { createInterface } from 'node:readline';
import type { Files } from './archive.ts';
import { ImportError } from './error.ts';

/** A row of a table by column name; `cell` throws for a column that the table does not have. */
export interface Record {
  cell(column: string): string;
  row: number;
}

/**
 * Reads a tab-delimited file of O*NET row by row. There is no quoting in these files, so a `"` is a
 * character like any other; lines end in CRLF or LF; a missing value is the text `n/a`.
 */
export async function readTable(files: Files, name: string, visit: (record: Record) => void): Promise<void> {
  const stream = await files.open(name);
  const lines = createInterface({ input: stream, crlfDelay: Number.POSITIVE_INFINITY });
  let columns: Map<string, number> | undefined;
  let width = 0;
  let row = 0;
  const streamFailed = new Promise<never>((_, reject) => {
    stream.once('error', (error) =>
      reject(new ImportError({ file: name }, `cannot be read (${error.message})`, { cause: error })),
    );
  });
  const reading = (async () => {
    for await (const line of lines) {
      row += 1;
      if (line === '') continue;
      const cells = line.split('\t');
      if (!columns) {
        columns = new Map(cells.map((title, at) => [title.replace(/^\uFEFF/, '').trim(), at]));
        width = cells.length;
        continue;
      }
      if (cells.length !== width) {
        throw new ImportError(
          { file: name, row },
          `has ${cells.length} columns where the header has ${width}; the file may be cut short`,
        );
      }
      visit(recordOf(name, columns, cells, row));
    }
  })();
  await Promise.race([reading, streamFailed]);
  if (!columns) throw new ImportError({ file: name }, 'is empty');
}

function recordOf(
  file: string,
  columns: ReadonlyMap<string, number>,
  cells: readonly string[],
  row: number,
): Record {
  return {
    row,
    cell(column) {
      const at = columns.get(column);
      if (at === undefined)
        throw new ImportError({ file, column }, `is missing; the file has ${[...columns.keys()].join(', ')}`);
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
export function numberIn(file: string, record: Record, column: string): number | null {
  const text = present(record.cell(column));
  if (text === null) return null;
  const value = Number(text);
  if (!Number.isFinite(value))
    throw new ImportError({ file, row: record.row, column }, `“${text.slice(0, 40)}” is no number`);
  return value;
}
