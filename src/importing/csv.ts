import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { ImportError } from './error.ts';
import { numberIn, type TableRow } from './table.ts';

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
  const places = new Map(titles.map((title, at) => [title, at]));
  let row = 1;
  for (const [line] of lines) {
    if (line.trim() === '') continue;
    const cells = cellsOf(line);
    row += 1;
    yield { row, cell: (column) => cells[placeOf(column)] ?? '' };
  }
  if (row === 1) throw new ImportError({ file }, 'holds no row');

  function placeOf(column: string): number {
    const place = places.get(column);
    if (place !== undefined) return place;
    const has = titles.join(', ').slice(0, 300);
    throw new ImportError({ file, row: 1, column }, `is missing; the file has ${has}`);
  }
}

/** Returns the number in a cell of a file; null where it is empty or holds a publisher's mark for none. */
export function csvNumber(path: string, row: TableRow, column: string): number | null {
  const cell = row.cell(column).replaceAll(',', '');
  if (/^[–—-]?$/.test(cell)) return null;
  const value = Number(cell);
  return Number.isFinite(value) ? value : numberIn(basename(path), row, column);
}
