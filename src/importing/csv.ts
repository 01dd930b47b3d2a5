import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { ImportError } from './error.ts';
import { rowsOf, type TableRow } from './table.ts';

/** Returns the cells of a line of comma-separated values; those in quotes may hold commas. */
export function csvCells(line: string): string[] {
  return [...line.matchAll(/(?:^|,)(?:\s*"((?:[^"]|"")*)"\s*|([^,]*))/g)].map(([, quoted, plain]) =>
    (quoted?.replaceAll('""', '"') ?? plain ?? '').trim(),
  );
}

/** Returns the rows of a file of comma-separated values, by column title. */
export async function readCsv(path: string): Promise<TableRow[]> {
  const text = await readFile(path, 'utf8').catch((error: Error) => {
    throw new ImportError({ file: path }, 'is not there or cannot be read', { cause: error });
  });
  return [...csvRows(basename(path), text)];
}

/** Returns the rows of a text of separated values one after the other, by column title; throws where there is none. */
export function* csvRows(file: string, text: string, cellsOf = csvCells): Generator<TableRow> {
  const lines = text.replace(/^\uFEFF/, '').matchAll(/.+/g);
  const titles = cellsOf(lines.next().value?.[0] ?? '');
  const rowOf = rowsOf(file, titles);
  let row = 1;
  for (const [line] of lines) {
    if (line.trim() === '') continue;
    row += 1;
    yield rowOf(cellsOf(line), row);
  }
  if (row === 1) throw new ImportError({ file }, 'holds no row');
}
