import { readdir, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { openZip, readWhole } from './archive.ts';
import { ImportError } from './error.ts';
import { openWorkbook, type Workbook } from './xlsx.ts';

/**
 * Opens the workbook that a path leads to: the file itself, or the one whose name fits in a folder or in the
 * publisher's zip.
 * @param example a name that would fit, for the error that says what is missing.
 */
export async function openTable(path: string, name: RegExp, example: string): Promise<Workbook> {
  const info = await stat(path).catch(() => {
    throw new ImportError({ file: path }, `is not there; give ${example}, or a folder or zip that holds it`);
  });
  if (info.isDirectory()) return openWorkbook(join(path, only(await readdir(path), name, path, example)));
  if (!/\.zip$/i.test(path)) return openWorkbook(path);
  const zip = await openZip(path);
  try {
    const member = only(zip.names, name, path, example);
    return await openWorkbook(member, await readWhole(zip, member));
  } finally {
    zip.close();
  }
}

function only(names: readonly string[], pattern: RegExp, path: string, example: string): string {
  const fitting = names.filter((one) => pattern.test(basename(one)));
  const [first, second] = fitting;
  if (first === undefined) throw new ImportError({ file: path }, `holds no ${example}`);
  if (second !== undefined)
    throw new ImportError({ file: path }, `holds ${fitting.sort().join(' and ')}; name the one to import`);
  return first;
}
