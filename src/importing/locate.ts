import { readdir, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { type Files, openZip, readWhole } from './archive.ts';
import { ImportError } from './error.ts';
import { openWorkbook, type Workbook } from './xlsx.ts';

/**
 * Opens the workbook that a path leads to: the file itself, or the one whose name fits in a folder or in the
 * publisher's zip.
 * @param example a name that would fit, for the error that says what is missing.
 */
export async function openTable(path: string, name: RegExp, example: string): Promise<Workbook> {
  const [first, ...others] = await tablesUnder(path, name, example);
  if (!first || others.length > 0) {
    const names = [first, ...others].flatMap((one) => (one ? [one.name] : []));
    throw new ImportError({ file: path }, `holds ${names.sort().join(' and ')}; name the one to import`);
  }
  return first.open();
}

/** Returns what opens each of the workbooks that a path leads to; there is at least one. */
export async function openTables(
  path: string,
  name: RegExp,
  example: string,
): Promise<(() => Promise<Workbook>)[]> {
  return (await tablesUnder(path, name, example)).map(({ open }) => open);
}

interface Found {
  name: string;
  open(): Promise<Workbook>;
}

async function tablesUnder(path: string, name: RegExp, example: string): Promise<Found[]> {
  const info = await stat(path).catch(() => {
    throw new ImportError({ file: path }, `is not there; give ${example}, or a folder or zip that holds it`);
  });
  const fitting = (names: readonly string[]) => {
    const found = names.filter((one) => name.test(basename(one)) && XLSX.test(one) && !isLock(one)).sort();
    if (found.length === 0) throw new ImportError({ file: path }, `holds no ${example}`);
    return found;
  };
  if (info.isDirectory())
    return fitting(await readdir(path)).map((one) => ({
      name: one,
      open: () => openWorkbook(join(path, one)),
    }));
  if (!/\.zip$/i.test(path)) return [{ name: path, open: () => openWorkbook(path) }];
  const members = await withZip(path, async ({ names }) => fitting(names));
  return members.map((one) => ({
    name: one,
    open: () => withZip(path, async (zip) => openWorkbook(one, await readWhole(zip, one))),
  }));
}

const XLSX = /\.xlsx$/i;

/** A spreadsheet program that has a file open puts such a one beside it, and some publishers packed it. */
export function isLock(name: string): boolean {
  return basename(name).startsWith('~$');
}

async function withZip<T>(path: string, use: (zip: Files) => Promise<T>): Promise<T> {
  using zip = await openZip(path);
  return await use(zip);
}
