/** The position of a fault in an input file. */
export interface Place {
  file: string;
  row?: number | undefined;
  column?: string | undefined;
}

/** An input file that cannot be used: one sentence that says where and why. */
export class ImportError extends Error {
  override readonly name = 'ImportError';

  constructor(place: Place, problem: string, options?: ErrorOptions) {
    const row = place.row === undefined ? '' : `, row ${place.row}`;
    const column = place.column === undefined ? '' : `, column ${place.column}`;
    super(`${place.file}${row}${column}: ${problem}`, options);
  }
}

const REASONS: Readonly<Record<string, string>> = {
  EACCES: 'it may not be written to',
  EPERM: 'it may not be written to',
  EROFS: 'the disk is read-only',
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk quota is used up',
  ENOTDIR: 'a part of the path is a file',
  EEXIST: 'a file of that name is in the way',
  EISDIR: 'a folder of that name is in the way',
  ENAMETOOLONG: 'the path is too long',
};

/** Does what writes to a path; a failure to write becomes one sentence that names the path and the reason. */
export async function writing<T>(path: string, write: () => T | Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (error) {
    const { code, path: at } = error as NodeJS.ErrnoException;
    // Errors of a connection have codes too; those of the disk are known, or name a path.
    if (code === undefined || (REASONS[code] === undefined && at === undefined)) throw error;
    throw new ImportError({ file: path }, `cannot be written: ${REASONS[code] ?? code}`, { cause: error });
  }
}
