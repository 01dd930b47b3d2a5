import { accessSync, constants, existsSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { pathToFileURL } from 'node:url';
import type { KindCount, Look } from '../../driver.ts';
import { storeError } from './faults.ts';
import { prepareStatements } from './statements.ts';

/** The file of what expires within a day or a month, and that of what must never be lost. */
export const PASSING_FILE = 'state.sqlite';
export const LASTING_FILE = 'lasting.sqlite';

const WAIT_MS = 1_000;

/** Looks at the files of a data folder: nothing is made, moved or deleted, whatever stands there. */
export function lookAtFiles(folder: string): Look {
  const files = [PASSING_FILE, LASTING_FILE]
    .map((name) => join(folder, name))
    .filter((path) => existsSync(path));
  const looks = files.map(lookAtFile);
  return {
    name: 'sqlite',
    begun: files.length > 0,
    faults: looks.flatMap(({ faults }) => faults),
    kinds: looks.flatMap(({ kinds }) => kinds),
  };
}

function lookAtFile(path: string): { faults: string[]; kinds: KindCount[] } {
  let database: DatabaseSync | undefined;
  try {
    accessSync(path, constants.R_OK | constants.W_OK);
    database = openUntouched(path);
    const said = database
      .prepare('PRAGMA integrity_check(10)')
      .all()
      .map((row) => String(row.integrity_check));
    const faults = said.filter((one) => one !== 'ok').map((one) => `${path} is damaged: ${one}.`);
    return { faults, kinds: prepareStatements(database).count() };
  } catch (error) {
    return { faults: [storeError(error, path).message], kinds: [] };
  } finally {
    database?.close();
  }
}

/** A reader makes the log beside a file where there is none; without one nobody is writing, so that none is needed. */
function openUntouched(path: string): DatabaseSync {
  const address = pathToFileURL(path);
  if (!existsSync(`${path}-wal`)) address.searchParams.set('immutable', '1');
  return new DatabaseSync(address, { readOnly: true, timeout: WAIT_MS });
}
