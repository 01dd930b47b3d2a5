import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { titleKey } from './ages.ts';
import { ImportError } from './error.ts';
import { readSheet } from './sheet.ts';
import { openWorkbook, type Row } from './xlsx.ts';

/** O*NET-SOC code → code of the National Employment Matrix, which OEWS uses for its aggregates too. */
export type MatrixCodes = Map<string, string>;

/** A census occupation: its title, and the SOC code or pattern ("15-124X") that it stands for. */
export interface CensusCode {
  title: string;
  /** The digits that all its SOC codes begin with. */
  prefix: string;
  /** It stands for one detailed SOC code. */
  exact: boolean;
}

export interface Crosswalks {
  matrix: MatrixCodes;
  census: Map<string, CensusCode>;
}

/** Reads both crosswalks from a folder; each is found by what its name says. */
export async function readCrosswalks(folder: string): Promise<Crosswalks> {
  const names = await readdir(folder).catch(() => {
    throw new ImportError({ file: folder }, 'is no folder that can be read');
  });
  const find = (pattern: RegExp, what: string) => {
    const name = names.find((one) => pattern.test(one) && one.endsWith('.xlsx'));
    if (!name) throw new ImportError({ file: folder }, `holds no ${what}`);
    return join(folder, name);
  };
  return {
    matrix: await readMatrix(
      find(/nem/i, 'crosswalk from O*NET to the National Employment Matrix (nem-onet-to-soc-crosswalk.xlsx)'),
    ),
    census: await readCensus(
      find(
        /occupation-code-list|census/i,
        'census occupation list (2018-occupation-code-list-and-crosswalk.xlsx)',
      ),
    ),
  };
}

async function readMatrix(path: string): Promise<MatrixCodes> {
  const book = await openWorkbook(path);
  try {
    const codes: MatrixCodes = new Map();
    const isHeader = (row: Row) => row.some((cell) => /nem code/i.test(cell ?? ''));
    await readSheet(book, book.sheets[0] ?? '', isHeader, (row, columns) => {
      const [onet, nem] = [row[columns.of('o*net-soc code')]?.trim(), row[columns.of('nem code')]?.trim()];
      if (onet && nem && /^\d{2}-\d{4}$/.test(nem)) codes.set(onet, nem);
    });
    if (codes.size === 0) throw new ImportError({ file: book.file }, 'holds no pair of codes');
    return codes;
  } finally {
    book.close();
  }
}

async function readCensus(path: string): Promise<Map<string, CensusCode>> {
  const book = await openWorkbook(path);
  try {
    const sheet = book.sheets.find((name) => /census occ code list/i.test(name));
    if (!sheet) throw new ImportError({ file: book.file }, 'has no sheet “2018 Census Occ Code List”');
    const codes = new Map<string, CensusCode>();
    const isHeader = (row: Row) =>
      row.some((cell) => /soc code/i.test(cell ?? '')) &&
      row.some((cell) => /census title/i.test(cell ?? ''));
    await readSheet(book, sheet, isHeader, (row, columns) => {
      const [title, soc] = [row[columns.of('census title')]?.trim(), row[columns.of('soc code')]?.trim()];
      if (!title || !soc || !/^\d{2}-[\dX]{4}$/i.test(soc)) return;
      const prefix = soc.replace(/X+$/i, '').replace(/0$/, '');
      codes.set(titleKey(title), { title, prefix, exact: prefix.length === 7 });
    });
    if (codes.size === 0) throw new ImportError({ file: book.file }, 'holds no census occupation');
    return codes;
  } finally {
    book.close();
  }
}
