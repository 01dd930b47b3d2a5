import { ImportError } from '../error.ts';
import { openTable } from '../locate.ts';
import { readSheet } from '../sheet.ts';
import type { Row } from '../xlsx.ts';
import type { OfficialFile } from './source.ts';

/** Titles of two files are the same when they differ in case, commas or spaces only. */
export function titleKey(title: string): string {
  return title.toLowerCase().replace(/[^a-z]+/g, '');
}

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

/** Both crosswalks: to the codes of the projections, and to those of the census. */
export const crosswalks: OfficialFile<Crosswalks> = {
  about: 'crosswalks to NEM and census codes: a folder or zip with both',
  like: /(?:^nem|occupation-code-list).*\.xlsx$/i,
  example: 'nem-onet-to-soc-crosswalk.xlsx',
  folder: true,
  absent: 'no --crosswalks: occupations that are published in groups have no figures, and ages are left out',
  read: async (path) => ({ matrix: await readMatrix(path), census: await readCensus(path) }),
};

async function readMatrix(path: string): Promise<MatrixCodes> {
  using book = await openTable(path, /nem.*\.xlsx$/i, 'nem-onet-to-soc-crosswalk.xlsx');
  const codes: MatrixCodes = new Map();
  await readSheet(book, book.sheets[0] ?? '', /nem code/i, (row) => {
    const [onet, nem] = [row.text('o*net-soc code'), row.text('nem code')];
    if (onet !== '' && /^\d{2}-\d{4}$/.test(nem)) codes.set(onet, nem);
  });
  if (codes.size === 0) throw new ImportError({ file: book.file }, 'holds no pair of codes');
  return codes;
}

async function readCensus(path: string): Promise<Map<string, CensusCode>> {
  using book = await openTable(
    path,
    /(?:occupation-code-list|census).*\.xlsx$/i,
    '2018-occupation-code-list-and-crosswalk.xlsx',
  );
  const sheet = book.sheets.find((name) => /census occ code list/i.test(name));
  if (!sheet) throw new ImportError({ file: book.file }, 'has no sheet “2018 Census Occ Code List”');
  const codes = new Map<string, CensusCode>();
  const isHeader = (row: Row) =>
    row.some((cell) => /soc code/i.test(cell ?? '')) && row.some((cell) => /census title/i.test(cell ?? ''));
  await readSheet(book, sheet, isHeader, (row) => {
    const [title, soc] = [
      row.text('2018 census title', 'census title'),
      row.text('2018 soc code', 'soc code'),
    ];
    if (title !== '' && /^\d{2}-[\dX]{4}$/i.test(soc)) codes.set(titleKey(title), { title, ...covered(soc) });
  });
  if (codes.size === 0) throw new ImportError({ file: book.file }, 'holds no census occupation');
  return codes;
}

/** "15-124X" covers what begins with 15-124; "13-1020", a broad code, what begins with 13-102. */
function covered(soc: string): Pick<CensusCode, 'prefix' | 'exact'> {
  const prefix = /X/i.test(soc) ? soc.replace(/X+$/i, '') : soc.replace(/0+$/, '');
  return { prefix, exact: prefix.length === soc.length };
}

/** Returns the census occupation with the longest code that an occupation of O*NET falls under, with its key among titles. */
export function censusOf(
  code: string,
  crosswalks: Crosswalks | null,
): { key: string; entry: CensusCode } | null {
  let best: { key: string; entry: CensusCode } | null = null;
  for (const [key, entry] of crosswalks?.census ?? []) {
    if (!code.startsWith(entry.prefix)) continue;
    if (!best || entry.prefix.length > best.entry.prefix.length) best = { key, entry };
  }
  return best;
}
