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
  const lines = text.split(/\r?\n/);
  const [header = '', ...others] = lines;
  const titles = csvCells(header.replace(/^\uFEFF/, ''));
  const rows = others.flatMap((line, at) => {
    if (line.trim() === '') return [];
    const cells = csvCells(line);
    const row = at + 2;
    const cell = (column: string) => {
      const place = titles.indexOf(column);
      if (place < 0)
        throw new ImportError(
          { file: basename(path), row: 1, column },
          `is missing; the file has ${titles.join(', ')}`,
        );
      return cells[place] ?? '';
    };
    return [{ row, cell }];
  });
  if (rows.length === 0) throw new ImportError({ file: basename(path) }, 'holds no row');
  return rows;
}

/** Returns the number in a cell of a file; null where it is empty or holds a publisher's mark for none. */
export function csvNumber(path: string, row: TableRow, column: string): number | null {
  const cell = row.cell(column).replaceAll(',', '');
  return /^[–—-]?$/.test(cell) ? null : numberIn(basename(path), { ...row, cell: () => cell }, column);
}
